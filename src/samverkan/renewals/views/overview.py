"""The renewal at a glance; beginning one, calling one off, and when the next begins by itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.models import Agreement
from samverkan.agreements.views.loading import back_to, find_own
from samverkan.renewals.actions import beginning
from samverkan.renewals.forms.tasks import LeadTimeForm
from samverkan.renewals.queries.page import renewal_page
from samverkan.renewals.views.loading import crumbs, number_of
from samverkan.ui.components import Confirmation


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The path of steps with dates and who has the next move; `?nr=1` shows an earlier renewal."""
    return _show(request, find_own(request, pk))


def _show(request: HttpRequest, agreement: Agreement, form: LeadTimeForm | None = None) -> HttpResponse:
    shown = renewal_page(agreement, request.actor, timezone.localdate(), number_of(request, "nr"))
    timing = {"days": shown.timing.days, "version": shown.timing.version}
    context = {
        "page": shown,
        "form": form or LeadTimeForm(initial=timing),
        "tabs": tabs.tabs(agreement, "renewal"),
        "crumbs": crumbs(agreement),
    }
    return render(request, "renewals/page.html", context, status=422 if form else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the renewal now, after a question."""
    agreement = find_own(request, pk, Permission.AGREEMENT_REGISTER)
    back = reverse("renewals:page", args=[pk])
    if request.method == "POST":
        try:
            beginning.begin(agreement=agreement, by=request.actor, at=timezone.now())
        except (beginning.AlreadyBegun, beginning.CannotRenew, NotAParty) as refusal:
            return back_to(request, back, refused=str(refusal))
        return back_to(request, back, done=_("The renewal has begun. First each party evaluates."))
    confirmation = Confirmation(
        title=_("Begin the renewal"),
        what=_("You begin the renewal of “%(title)s” now.") % {"title": agreement.title},
        verb=_("Begin the renewal"),
        cancel_url=back,
        consequences=[
            _("Every party gets its tasks, with days that count backwards from the next date of the agreement."),
            _("The other parties' contacts are told by mail."),
            _("Nothing in the agreement changes until the renewal is settled, and it can be called off."),
        ],
    )
    context = {"confirmation": confirmation, "crumbs": crumbs(agreement, (_("Begin"), ""))}
    return render(request, "ui/confirm.html", context)


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def lead_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how long before its date the renewal begins by itself."""
    agreement = find_own(request, pk, Permission.AGREEMENT_REGISTER)
    form = LeadTimeForm(request.POST)
    if form.is_valid():
        try:
            beginning.set_lead_time(agreement=agreement, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, reverse("renewals:page", args=[pk]), done=_("The time is changed."))
        except (beginning.BadLeadTime, EditedMeanwhile, NotAParty) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, agreement, form)
