"""Who is called to a meeting: the seats of its day, guests, and those who come in somebody's place."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import NotAParty, opened
from samverkan.meetings.actions.informing import inform_of_removal
from samverkan.meetings.models import Invitee, Meeting, MeetingState, Seat, SeatRole
from samverkan.meetings.queries.turns import seats_on


class InvitedAlready(Exception):
    """Somebody with that address is on the list already."""


def bring_seats(meeting: Meeting, *, but_not: Collection[Seat] = ()) -> None:
    """
    Let the list hold those who sit on the day of the meeting; nobody who has been called is taken off it.

    `but_not` are the seats of the day that the meeting was to be on: who is not on the list for that day was taken off.
    """
    sitting = [s for s in seats_on(meeting.forum, timezone.localdate(meeting.starts_at)) if s.role != SeatRole.DEPUTY]
    meeting.invitees.filter(seat__isnull=False, invited_at=None, stands_in_for=None).exclude(seat__in=sitting).delete()
    listed = set(meeting.invitees.filter(seat__isnull=False).values_list("seat_id", flat=True))
    addresses = set(meeting.invitees.exclude(email="").values_list("email", flat=True))
    for seat in sitting:
        if seat in but_not or seat.pk in listed or (seat.address and seat.address in addresses):
            continue
        of_seat(meeting, seat).save()
        addresses.add(seat.address)


def follow_seat(seat: Seat, at: datetime, *, before: Seat | None = None) -> None:
    """
    Let the lists of the coming meetings follow a seat that was given, moved or ended; nobody called is taken off.

    `before` is the seat as it was: who sat then too, and is not on a list, was taken off it and stays off.
    """
    for meeting in Meeting.objects.filter(forum=seat.forum, state=MeetingState.PLANNED, starts_at__gte=at):
        on, listed = timezone.localdate(meeting.starts_at), meeting.invitees.filter(seat=seat)
        if not is_called(seat, on):
            listed.filter(invited_at=None).delete()
        elif before is not None and is_called(before, on):
            continue
        elif not (listed.exists() or (seat.address and meeting.invitees.filter(email=seat.address).exists())):
            of_seat(meeting, seat).save()


def is_called(seat: Seat, on: date) -> bool:
    """Whether whoever holds a seat is called to a meeting on a day: deputies only in somebody's place."""
    return seat.role != SeatRole.DEPUTY and seat.from_date <= on and (seat.to_date is None or on <= seat.to_date)


def of_seat(meeting: Meeting, seat: Seat) -> Invitee:
    """Return a place on the list for whoever holds a seat."""
    return Invitee(
        meeting=meeting, seat=seat, party=seat.party, person=seat.person, name=seat.name, email=seat.address
    )  # fmt: skip


@transaction.atomic
def invite_guest(
    *,
    meeting: Meeting,
    name: str,
    email: str = "",
    party: Party | None = None,
    comes_from: str = "",
    by: Actor,
    at: datetime,
) -> Invitee:
    """Put a guest on the list, from one of the parties or from elsewhere; the guest is called with the next call."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    if party is not None and party.agreement_id != current.agreement.pk:
        raise NotAParty(_("The party is not one of this agreement's."))
    email = email.strip().casefold()
    if email and current.invitees.filter(email=email).exists():
        raise InvitedAlready(_("Somebody with the address %(address)s is on the list already.") % {"address": email})
    person = Person.objects.filter(email=email, is_active=True).first() if email else None
    made = Invitee.objects.create(
        meeting=current,
        name=name.strip(),
        email=email,
        party=party,
        person=person,
        comes_from="" if party else comes_from.strip(),
    )
    record("meetings.invite_guest", current, by=by, at=at, within=current.agreement, detail={"invitee": made.pk})
    return made


@transaction.atomic
def take_off(*, invitee: Invitee, by: Actor, at: datetime) -> Meeting:
    """Take somebody off the list; one who has been called is told, and the meeting is struck from that calendar."""
    require(by, Permission.MEETING_PLAN, invitee.meeting.agreement)
    current = opened(invitee.meeting)
    found = current.invitees.filter(pk=invitee.pk).first()
    if found is None:
        return current
    if found.invited_at:
        inform_of_removal(current, found, by=by, at=at)
    record("meetings.take_off", current, by=by, at=at, within=current.agreement, detail={"invitee": found.pk})
    found.delete()
    return current


def release_stand_ins(invitee: Invitee, *, by: Actor, at: datetime) -> None:
    """Let those who were to come in somebody's place know that they need not."""
    for stand_in in invitee.stand_ins.select_related("person", "party__organisation"):
        if stand_in.invited_at:
            inform_of_removal(invitee.meeting, stand_in, by=by, at=at)
        stand_in.delete()
