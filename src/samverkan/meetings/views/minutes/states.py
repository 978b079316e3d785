"""The minutes from draft to locked: sent, taken back, locked, corrected by an addendum."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import AddendumForm, AdjustersForm
from samverkan.meetings.models import Adjustment, Meeting, SeatRole
from samverkan.meetings.queries.people import adjusters_of, adjusting_parties
from samverkan.meetings.views.loading import do, find_meeting, minutes_url
from samverkan.meetings.views.minutes.outcomes import outcome_form
from samverkan.ui.components import Confirmation

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@needs(Permission.MEETING_RECORD)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose each party's adjusters and send them the minutes."""
    meeting = find_meeting(request, pk)
    form = AdjustersForm(request.POST or None, **those(meeting))

    def deed() -> None:
        adjusters = form.adjusters()
        actions.send_minutes(meeting=meeting, adjusters=adjusters, by=request.actor, at=timezone.now())

    title, verb = _("Send for adjustment"), _("Send for adjustment")
    done = _("The minutes are out for adjustment. Each adjuster has been sent a link.")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb, done=done)


@either
@needs(Permission.MEETING_RECORD)
def addendum(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct locked minutes by an addendum, which the adjusters approve."""
    meeting = find_meeting(request, pk)
    form = AddendumForm(request.POST or None, **those(meeting))

    def deed() -> None:
        actions.write_addendum(
            meeting=meeting,
            text=form.cleaned_data["text"].replace("\r\n", "\n").strip(),
            adjusters=form.adjusters(),
            by=request.actor,
            at=timezone.now(),
        )

    title, verb = _("Write an addendum"), _("Send the addendum for adjustment")
    return outcome_form(request, meeting, form, deed, title=title, verb=verb, done=_("The addendum is out."))


def those(meeting: Meeting) -> dict[str, Any]:
    """Return who can adjust for each party, and whom to propose: those of the last time, else who chairs for each."""
    today = timezone.localdate()
    people = {party: adjusters_of(party, today) for party in adjusting_parties(meeting.agreement, today)}
    chosen: dict[int, list[int]] = {}
    latest = Adjustment.objects.filter(of__minutes__meeting=meeting, of__is_addendum=False).order_by("-of__number")
    first = latest.first()
    for adjustment in latest.filter(of=first.of_id) if first else ():
        if adjustment.person_id:
            chosen.setdefault(adjustment.party_id, []).append(adjustment.person_id)
    return {"people": people, "chosen": chosen or chairs_of(meeting)}


def chairs_of(meeting: Meeting) -> dict[int, list[int]]:
    """Return who sat as chair for each party on the day of the meeting."""
    seats = meeting.forum.seats.sitting(timezone.localdate(meeting.starts_at)).filter(role=SeatRole.CHAIR)
    chosen: dict[int, list[int]] = {}
    for party, person in seats.exclude(person=None).values_list("party", "person"):
        chosen.setdefault(party, []).append(person)
    return chosen


@either
@needs(Permission.MEETING_RECORD)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the minutes back to draft."""
    meeting = find_meeting(request, pk)
    return asked_first(
        request,
        meeting,
        lambda: actions.take_back(meeting=meeting, by=request.actor, at=timezone.now()),
        done=_("The minutes are a draft again."),
        title=_("Take the minutes back?"),
        verb=_("Take back"),
        url=reverse("meetings:take_back_minutes", args=[pk]),
        consequences=(
            _("They become a draft that can be changed."),
            _("The links that were sent stop working, and the answers given no longer count."),
            _("What was sent is kept as a version."),
        ),
    )


@either
@needs(Permission.MEETING_RECORD)
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then lock minutes that both have approved."""
    meeting = find_meeting(request, pk)
    return asked_first(
        request,
        meeting,
        lambda: actions.lock_minutes(meeting=meeting, by=request.actor, at=timezone.now()),
        done=_("The minutes are locked."),
        title=_("Lock the minutes?"),
        verb=_("Lock the minutes"),
        url=reverse("meetings:lock_minutes", args=[pk]),
        consequences=(
            _("They can no longer be changed or taken back."),
            _("A correction is written as an addendum with its date, which both parties approve."),
            _("The items marked as public can be read by everybody, if the agreement is public."),
        ),
    )


def asked_first(
    request: HttpRequest, meeting: Meeting, deed: Callable[[], Any], *, done: str, **asked: Any
) -> HttpResponse:
    """Ask before a deed about the minutes, then do it."""
    if request.method == "POST":
        return do(request, deed, minutes_url(meeting), done)
    confirmation = Confirmation(what=meeting.title, cancel_url=minutes_url(meeting), **asked)
    return render(request, "ui/confirm.html", {"confirmation": confirmation})
