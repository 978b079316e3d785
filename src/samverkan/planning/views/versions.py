"""The versions of a case: the list, two side by side, an earlier one once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.faults import WrongFile
from samverkan.planning.files import as_json, checked
from samverkan.planning.queries import versions as queries
from samverkan.planning.views.loading import back, find, of_case
from samverkan.ui.components import Confirmation
from samverkan.ui.files import to_keep
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of the case: who saved it, when, and what was changed."""
    case = find(request, pk)
    asked = [request.GET.get(name, "") for name in ("fran", "till")]
    if all(number.isdecimal() for number in asked):
        return redirect(reverse("planning:compare", args=[pk, *asked]))
    context = {
        "case": case,
        "versions": queries.versions(case),
        "may_edit": can(request.actor, Permission.AREA_EDIT, case),
        "crumbs": of_case(case, Crumb(_("Versions"))),
    }
    return render(request, "planning/versions.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def compare(request: HttpRequest, pk: int, number: int, other: int) -> HttpResponse:
    """What differs between two versions."""
    case = find(request, pk)
    before, after = (get_object_or_404(case.versions.select_related("saved_by"), number=n) for n in (number, other))
    context = {
        "case": case,
        "before": before,
        "after": after,
        "lines": queries.differences(before, after),
        "crumbs": of_case(case, Crumb(_("Versions"), reverse("planning:versions", args=[pk])), Crumb(_("Compare"))),
    }
    return render(request, "planning/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask first, then save an earlier version once more as the newest."""
    case = find(request, pk, Permission.AREA_EDIT)
    earlier = get_object_or_404(case.versions.select_related("case"), number=number)
    refusal = ""
    if request.method == "POST":
        try:
            actions.restore(of=earlier, version=case.version, by=request.actor, at=timezone.now())
            return back(request, case, _("The earlier version stands again, as a new one."))
        except WrongFile as wrong:
            refusal = str(wrong)
    confirmation = Confirmation(
        title=_("Let an earlier version stand again"),
        what=_("%(title)s, version %(number)s") % {"title": case.title, "number": number},
        verb=_("Let it stand again"),
        cancel_url=reverse("planning:versions", args=[pk]),
        consequences=[refusal or _("It is saved as a new version. No version is lost.")],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: str, number: str, ending: str) -> HttpResponse:
    """Hand over the file of a version: YAML as it was written, or JSON."""
    case = find(request, int(pk))
    text = get_object_or_404(case.versions, number=int(number)).text
    name = f"{slugify(case.title)[:60] or 'fall'}-{number}.{ending}"
    return to_keep(text if ending == "yaml" else as_json(checked(text).document), name)
