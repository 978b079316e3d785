"""The dates of a forum's meetings: planned, changed, cancelled; who leads them, and by when all must be in."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import NotAParty, opened, unchanged
from samverkan.meetings.actions.forums import add_forum
from samverkan.meetings.actions.informing import TIME_AND_PLACE, inform_of_cancellation, inform_of_change
from samverkan.meetings.actions.invitees import bring_seats, release_stand_ins
from samverkan.meetings.models import AgendaItem, Answer, Forum, ForumKind, Meeting, MeetingState, Seat
from samverkan.meetings.queries.turns import chair_and_secretary, seats_on


class DeadlineAfterMeeting(Exception):
    """Topics close, and the briefing is out, before the meeting."""


@transaction.atomic
def plan(
    *,
    agreement: Agreement,
    starts_at: datetime,
    minutes: int | None = None,
    place: str | None = None,
    video_link: str = "",
    forum: Forum | None = None,
    title: str = "",
    by: Actor,
    at: datetime,
) -> Meeting:
    """
    Plan a meeting of a forum, by default of the leaderships; it is numbered within its forum.

    It is a draft of which nobody is notified until it is called. What is not said comes from the forum: its usual
    length and place, whose turn it is to chair, when topics close, and the items that it always takes up.
    """
    require(by, Permission.MEETING_PLAN, agreement)
    forum = forum or leadership(agreement, by=by, at=at)
    # Two meetings planned at once get different numbers.
    forum = Forum.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=forum.pk)
    number = 1 + (forum.meetings.aggregate(last=Max("number"))["last"] or 0)
    meeting = Meeting.objects.create(
        forum=forum,
        number=number,
        title=title.strip() or called(forum, number, starts_at),
        starts_at=starts_at,
        minutes=forum.usual_minutes if minutes is None else minutes,
        place=forum.usual_place if place is None else place,
        video_link=video_link,
        calendar_uid=uuid4(),
        calendar_changed_at=at,
        **deadlines(forum, starts_at),
        **chair_and_secretary(forum, starts_at),
    )
    take_standing_items(meeting)
    bring_seats(meeting)
    record("meetings.plan", meeting, by=by, at=at, within=agreement, detail={"starts_at": starts_at})
    return meeting


def called(forum: Forum, number: int, starts_at: datetime) -> str:
    """Return what a meeting is called: by the forum's pattern, else by its name, number and year."""
    year = timezone.localtime(starts_at).year
    pattern = forum.name_pattern or "{name} {number} ({year})"
    words = {"{name}": forum.name, "{number}": str(number), "{year}": str(year)}
    for place, word in words.items():
        pattern = pattern.replace(place, word)
    return pattern[:200]


def deadlines(forum: Forum, starts_at: datetime) -> dict[str, date | None]:
    """Return when topics close and the briefing is out, as many days before the meeting as the forum says."""
    on = timezone.localdate(starts_at)

    def before(days: int | None) -> date | None:
        return None if days is None else on - timedelta(days=days)

    return {"topics_close_on": before(forum.topics_days), "briefing_out_on": before(forum.briefing_days)}


def take_standing_items(meeting: Meeting) -> None:
    """Begin the agenda with what the forum always takes up."""
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=item.position, title=item.title, kind=item.kind, minutes=item.minutes)
        for item in meeting.forum.standing_items.all()
    )


def leadership(agreement: Agreement, *, by: Actor, at: datetime) -> Forum:
    """Return the forum of the leaderships, made when it is first needed."""
    found = Forum.objects.filter(agreement=agreement, kind=ForumKind.LEADERSHIP).first()
    return found or add_forum(agreement=agreement, kind=ForumKind.LEADERSHIP, by=by, at=at)


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    starts_at: datetime,
    minutes: int,
    place: str,
    video_link: str | None = None,
    title: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """
    Change when and where a meeting is; calendars that hold it see a higher sequence number.

    Those who have been called are told at once. At another time their answers no longer hold, and the days by which
    topics and briefing must be in move along. A time that has passed notes when the meeting was: nobody is asked.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    unchanged(current.version, version)
    wanted = {
        "starts_at": starts_at,
        "minutes": minutes,
        "place": place,
        "video_link": current.video_link if video_link is None else video_link,
        "title": title.strip() or current.title,
    }
    before = current.starts_at
    changed = sorted(name for name, value in wanted.items() if getattr(current, name) != value)
    for name in changed:
        setattr(current, name, wanted[name])
    if changed:
        in_calendars(current, at)
    if "starts_at" in changed:
        move_along(current, before, by=by, at=at)
    current.version += 1
    current.save()
    record("meetings.change", current, by=by, at=at, within=current.agreement, detail={"changed": changed})
    if TIME_AND_PLACE.intersection(changed):
        inform_of_change(current, before, by=by, at=at)
    return current


def move_along(meeting: Meeting, before: datetime, *, by: Actor, at: datetime) -> None:
    """Move what depends on the day of the meeting: its deadlines, and what people answered for another day."""
    days = timezone.localdate(meeting.starts_at) - timezone.localdate(before)
    for name in ("topics_close_on", "briefing_out_on"):
        day = getattr(meeting, name)
        if day is not None:
            setattr(meeting, name, day + days)
    if meeting.is_draft:
        bring_seats(meeting, but_not=seats_on(meeting.forum, timezone.localdate(before)))
    if meeting.starts_at <= at:
        return  # it has been: what was answered is what was answered, and the minutes say who was there
    for invitee in meeting.invitees.filter(answer=Answer.DEPUTY):
        release_stand_ins(invitee, by=by, at=at)
    meeting.invitees.update(answer=Answer.NONE, answered_at=None, deputy_name="", reminded_at=None)


@transaction.atomic
def arrange(
    *,
    meeting: Meeting,
    chair_party: Party | None,
    chair_seat: Seat | None,
    secretary_party: Party | None,
    secretary_seat: Seat | None,
    topics_close_on: date | None,
    briefing_out_on: date | None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Say who chairs this meeting and keeps its minutes, when topics close and when the briefing is out."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    unchanged(current.version, version)
    check_leads(current, chair_party, chair_seat)
    check_leads(current, secretary_party, secretary_seat)
    last = timezone.localdate(current.starts_at)
    if any(day and day > last for day in (topics_close_on, briefing_out_on)):
        raise DeadlineAfterMeeting(_("Topics close and the briefing is out before the meeting, not after it."))
    current.chair_party, current.chair_seat = chair_party, chair_seat
    current.secretary_party, current.secretary_seat = secretary_party, secretary_seat
    current.topics_close_on, current.briefing_out_on = topics_close_on, briefing_out_on
    current.version += 1
    current.save()
    detail: dict[str, Any] = {"topics_close_on": topics_close_on, "briefing_out_on": briefing_out_on}
    record("meetings.arrange", current, by=by, at=at, within=current.agreement, detail=detail)
    return current


def check_leads(meeting: Meeting, party: Party | None, seat: Seat | None) -> None:
    """Raise NotAParty unless the party is of the agreement, and the seat is the party's in this forum."""
    of_agreement = party is None or party.agreement_id == meeting.forum.agreement_id
    of_party = seat is None or (seat.forum_id == meeting.forum_id and party is not None and seat.party_id == party.pk)
    if not (of_agreement and of_party):
        raise NotAParty(_("Whoever leads the meeting sits in its forum for the party chosen."))


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str = "", by: Actor, at: datetime) -> Meeting:
    """Cancel a meeting: it stays on the list, is struck out in calendars, and those called are told at once."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    current.state, current.cancel_reason = MeetingState.CANCELLED, reason
    in_calendars(current, at)
    current.version += 1
    current.save()
    record("meetings.cancel", current, by=by, at=at, within=current.agreement)
    inform_of_cancellation(current, by=by, at=at)
    return current


def in_calendars(meeting: Meeting, at: datetime) -> None:
    """Let calendars know that what they hold is out of date."""
    meeting.calendar_sequence += 1
    meeting.calendar_changed_at = at
