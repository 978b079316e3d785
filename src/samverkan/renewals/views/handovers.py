"""The open promises, and what becomes of each."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.views.loading import back_to
from samverkan.renewals.actions import handing_over
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.forms.handovers import UNDECIDED, HandoverFilter, ManyForm, OneForm
from samverkan.renewals.models import Renewal, open_commitments
from samverkan.renewals.queries.handovers import HandoverRow, handover_page, handover_rows
from samverkan.renewals.views.loading import crumbs, find_renewal

REFUSALS = (handing_over.NotOpen, NoReason, AlreadySettled, NotAParty)


@require_safe
@needs(Permission.AGREEMENT_READ)
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of open promises, with filter and bulk choice."""
    renewal = find_renewal(request, pk)
    form = HandoverFilter(request.GET)
    wanted = form.wanted()
    may_decide = renewal.is_open and can(request.actor, Permission.COMMITMENT_CHANGE, renewal.agreement)
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "page": handover_page(renewal, request.actor, timezone.localdate(), wanted),
        "form": form,
        "active": wanted.active,
        "many_form": ManyForm() if may_decide else None,
        "may_decide": may_decide,
        "crumbs": crumbs(renewal.agreement, (_("Open promises"), "")),
    }
    return render(request, "renewals/handover.html", context)


@require_POST
@needs(Permission.COMMITMENT_CHANGE)
def hand_over_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide the same for all that are ticked."""
    renewal = find_renewal(request, pk, Permission.COMMITMENT_CHANGE)
    back = reverse("renewals:handover", args=[pk])
    if query := request.GET.urlencode():
        back = f"{back}?{query}"
    numbers = [int(each) for each in request.POST.getlist("valda") if each.isdecimal() and len(each) < 6]
    chosen = list(open_commitments(renewal.agreement).filter(number__in=numbers).select_related("agreement"))
    form = ManyForm(request.POST)
    if not form.is_valid():
        return back_to(request, back, refused=_("Say what becomes of the promises."))
    at = timezone.now()
    try:
        if form.cleaned_data["fate"] == UNDECIDED[0]:
            handing_over.undo_hand_over(renewal=renewal, commitments=chosen, by=request.actor, at=at)
        else:
            handing_over.hand_over(renewal=renewal, commitments=chosen, decided=form.decided(), by=request.actor, at=at)
    except REFUSALS as refusal:
        return back_to(request, back, refused=str(refusal))
    words = ngettext("%(count)s promise changed.", "%(count)s promises changed.", len(chosen))
    return back_to(request, back, done=words % {"count": len(chosen)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_CHANGE)
def hand_over(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Decide about one promise, its old words and the likeliest new ones in sight."""
    renewal = find_renewal(request, pk, Permission.COMMITMENT_CHANGE)
    row = _row(request, renewal, number)
    form = OneForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if form.is_valid():
        try:
            handing_over.hand_over(
                renewal=renewal,
                commitments=[row.commitment],
                decided=form.decided(),
                by=request.actor,
                at=timezone.now(),
            )
            done = _("It is decided what becomes of promise %(number)d.") % {"number": number}
            return back_to(request, reverse("renewals:handover", args=[pk]), done=done)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    back = reverse("renewals:handover", args=[pk])
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "row": row,
        "form": form,
        "crumbs": crumbs(
            renewal.agreement, (_("Open promises"), back), (_("Promise %(number)d") % {"number": number}, "")
        ),
    }
    return render(request, "renewals/hand_over.html", context, status=422 if form.is_bound else 200)


def _row(request: HttpRequest, renewal: Renewal, number: int) -> HandoverRow:
    rows = handover_rows(renewal, request.actor, timezone.localdate()) if renewal.is_open else []
    row = next((row for row in rows if row.commitment.number == number), None)
    if row is None:
        raise Http404
    return row


def _initial(row: HandoverRow) -> dict[str, Any]:
    if row.decided:
        return {"fate": row.decided.fate, "reason": row.decided.reason, "new_text": row.decided.new_text}
    return {"new_text": " ".join(row.place.candidate.split())}
