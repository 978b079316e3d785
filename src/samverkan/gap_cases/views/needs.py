"""Unmet need as the ground of gap cases: the list of it, and what one case rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs as needs_permission
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.actions.citing import cite
from samverkan.gap_cases.forms.needs import NeedsForm
from samverkan.gap_cases.queries import needs
from samverkan.gap_cases.views.loading import back, crumbs, find, form_page


@require_safe
@needs_permission(Permission.AGREEMENT_READ)
def unmet(request: HttpRequest) -> HttpResponse:
    """What employers asked for as commissioned education and did not get, and the cases that rest on it."""
    context = {
        "lines": needs.lines(request.actor),
        "may_open": can(request.actor, Permission.TOPIC_PROPOSE),
        "crumbs": crumbs(None, _("Unmet need")),
    }
    return render(request, "gap_cases/needs.html", context)


@needs_permission(Permission.TOPIC_PROPOSE)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which unmet need a case rests on."""
    case, by = find(request, pk, Permission.TOPIC_PROPOSE), request.actor
    start = {"needs": [one.key for one in case.needs.all()]}
    form = NeedsForm(request.POST or None, choices=needs.choices(case, by), initial=start)
    if request.method == "POST" and form.is_valid():
        cite(case=case, needs=form.cited(), by=by, at=timezone.now())
        return back(request, case, done=_("Saved."))
    return form_page(request, form, _("Unmet need that the case rests on"), _("Save"), case)
