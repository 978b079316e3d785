"""The family of an agreement: what it renews, replaces, adds to or stands under."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions import families as actions
from samverkan.agreements.forms.families import LinkForm
from samverkan.agreements.models import Agreement, Kinship
from samverkan.agreements.queries.families import choosable, family_of
from samverkan.agreements.views.loading import back_to, find_agreement


@require_safe
@needs(Permission.AGREEMENT_READ)
def family(request: HttpRequest, pk: int) -> HttpResponse:
    """Which agreements hang together with this one, drawn and in words."""
    agreement = find_agreement(request, pk)
    context = {
        "agreement": agreement,
        "family": family_of(agreement, request.actor),
        "tabs": tabs.tabs(agreement, "facts"),
        "crumbs": _crumbs(agreement),
    }
    return render(request, "agreements/families/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Find another of one's own agreements, and say what this one is to it."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    wanted = request.GET.get("sok", "").strip()
    found = choosable(agreement, request.actor, wanted)
    form = LinkForm(request.POST or None, choosable=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.link(**form.values(agreement), by=request.actor, at=timezone.now())
            done = _("The agreements are linked.")
            return back_to(request, reverse("agreements:family", args=[pk]), done=done)
        except actions.CannotLink as refusal:
            form.add_error(None, str(refusal))
    context = {
        "agreement": agreement,
        "form": form,
        "wanted": wanted,
        "is_found": found.exists(),
        "crumbs": _crumbs(agreement, (_("Link with another agreement"), "")),
    }
    return render(request, "agreements/families/link.html", context)


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def unlink(request: HttpRequest, pk: int, kinship_pk: int) -> HttpResponse:
    """Take a link away; both agreements stay as they are."""
    links = Kinship.objects.visible_to(request.actor).select_related("agreement__home", "earlier__home")
    kinship = get_object_or_404(links.filter(Q(agreement=pk) | Q(earlier=pk)), pk=kinship_pk)
    find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    actions.unlink(kinship, by=request.actor, at=timezone.now())
    return back_to(request, reverse("agreements:family", args=[pk]), done=_("The link is removed."))


def _crumbs(agreement: Agreement, *steps: tuple[str, str]) -> list[tabs.Crumb]:
    family_url = reverse("agreements:family", args=[agreement.pk]) if steps else ""
    facts = (_("Facts"), reverse("agreements:facts", args=[agreement.pk]))
    return tabs.crumbs(agreement, facts, (_("Family"), family_url), *steps)
