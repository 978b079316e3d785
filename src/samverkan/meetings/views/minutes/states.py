"""The minutes from draft to locked: sent, taken back, approved on paper, corrected by an addendum."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import AddendumForm, AdjustersForm, SignedForm
from samverkan.meetings.models import Adjustment, Meeting, SeatRole
from samverkan.meetings.queries.people import adjusters_of, adjusting_parties
from samverkan.meetings.views.loading import do, find_meeting, minutes_url
from samverkan.meetings.views.minutes.outcomes import outcome_form
from samverkan.meetings.views.papers import handed_over
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
    done = _("The minutes are out for adjustment. Each adjuster with an e-mail address has been sent a link.")
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
    if request.method == "POST":
        deed = lambda: actions.take_back(meeting=meeting, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, minutes_url(meeting), _("The minutes are a draft again."))
    confirmation = Confirmation(
        title=_("Take the minutes back?"),
        what=meeting.title,
        verb=_("Take back"),
        cancel_url=minutes_url(meeting),
        url=reverse("meetings:take_back_minutes", args=[pk]),
        consequences=(
            _("They become a draft that can be changed."),
            _("The links that were sent stop working, and the answers given no longer count."),
            _("What was sent is kept as a version."),
        ),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@either
@needs(Permission.MEETING_RECORD)
def note_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that an adjuster of one's own party has approved on paper."""
    adjustment, meeting = find_adjustment(request, pk)
    if adjustment.party.organisation_id != request.actor.organisation_id:
        raise Http404
    form = SignedForm(request.POST or None, request.FILES or None, initial={"signed_on": timezone.localdate()})

    def deed() -> None:
        file = form.cleaned_data["file"]
        actions.note_approval(
            adjustment=adjustment,
            signed_on=form.cleaned_data["signed_on"],
            data=file.read() if file else b"",
            name=file.name if file else "",
            by=request.actor,
            at=timezone.now(),
        )

    title = _("Approved on paper by %(name)s") % {"name": adjustment.name}
    done = _("The approval is noted, with your name.")
    return outcome_form(request, meeting, form, deed, title=title, verb=_("Note the approval"), done=done)


@require_safe
@needs(Permission.AGREEMENT_READ)
def signed_paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand over the paper that an adjuster has signed, to whoever may read the minutes."""
    adjustment, _meeting = find_adjustment(request, pk)
    if adjustment.paper is None:
        raise Http404
    return handed_over(request, adjustment.paper)


def find_adjustment(request: HttpRequest, pk: int) -> tuple[Adjustment, Meeting]:
    """Return an adjustment of minutes that the actor may read, with the meeting; or 404."""
    related = Adjustment.objects.select_related("of__minutes", "party__organisation", "paper__file")
    found = get_object_or_404(related, pk=pk)
    meeting = find_meeting(request, found.of.minutes.meeting_id)
    found.of.minutes.meeting = meeting
    return found, meeting
