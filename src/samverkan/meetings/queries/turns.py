"""What a forum's rules propose for its next meeting: whose turn it is, and when it is due."""

from datetime import date, datetime

from django.utils import timezone

from samverkan.meetings.models import Forum, Meeting, MeetingState, Seat, SeatRole
from samverkan.meetings.queries import sharing
from samverkan.meetings.rhythm import Due, next_due
from samverkan.meetings.turns import Turn, next_turn


def proposed_turn(forum: Forum, starts_at: datetime) -> Turn:
    """Return which parties would chair and keep the minutes of a meeting on that day."""
    on = timezone.localdate(starts_at)
    order = [party.pk for party in sharing.members(forum.agreement) if party.is_member(on)]
    last = latest_turn(forum, starts_at)
    return next_turn(forum.rotation, order, last, on.year)


def latest_turn(forum: Forum, before: datetime) -> Turn | None:
    """Return the turn of the forum's last meeting that had one, cancelled ones left out."""
    had = forum.meetings.exclude(state=MeetingState.CANCELLED).filter(starts_at__lt=before, chair_party__isnull=False)
    last = had.order_by("-starts_at").first()
    if last is None:
        return None
    return Turn(last.chair_party_id, last.secretary_party_id, timezone.localdate(last.starts_at).year)


def seat_for(seats: list[Seat], party: int | None, role: str) -> Seat | None:
    """Return who would chair, or keep the minutes, for a party: the one whose seat says so."""
    return next((seat for seat in seats if seat.party_id == party and seat.role == role), None)


def seats_on(forum: Forum, on: date) -> list[Seat]:
    """Return the seats of a forum held on a day, party by party."""
    return list(forum.seats.sitting(on).in_order())


def chair_and_secretary(forum: Forum, starts_at: datetime) -> dict[str, object]:
    """Return the fields of a meeting that the forum's rule and seats propose."""
    turn, seats = proposed_turn(forum, starts_at), seats_on(forum, timezone.localdate(starts_at))
    return {
        "chair_party_id": turn.chair,
        "chair_seat": seat_for(seats, turn.chair, SeatRole.CHAIR),
        "secretary_party_id": turn.secretary,
        "secretary_seat": seat_for(seats, turn.secretary, SeatRole.SECRETARY),
    }


def due_of(forum: Forum, last: Meeting | datetime | None, today: date) -> Due | None:
    """Return when the forum's next meeting is due, after the last one that was held or has a date."""
    moment = last.starts_at if isinstance(last, Meeting) else last
    return next_due(forum.times_a_year, forum.seasons, timezone.localdate(moment) if moment else None, today)
