"""Who is called to a meeting, what they answered, and who could come in their place."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.meetings.models import Answer, Invitee, Meeting, Seat, SeatRole
from samverkan.meetings.queries import sharing
from samverkan.ui.components import PartyMark

STATE_KEYS: dict[str, str] = {
    Answer.NONE: "unconfirmed",
    Answer.ACCEPTS: "decided",
    Answer.DECLINES: "dropped",
    Answer.DEPUTY: "changed",
}


@dataclass(frozen=True)
class InviteeLine:
    """Somebody on the list: as what, whether called, and the answer."""

    invitee: Invitee
    is_mine: bool
    deputies: tuple[Seat, ...] = ()

    @property
    def state(self) -> str:
        return STATE_KEYS[self.invitee.answer]

    @property
    def is_called(self) -> bool:
        return self.invitee.invited_at is not None

    @property
    def title(self) -> str:
        return self.invitee.seat.title if self.invitee.seat else self.invitee.comes_from

    @property
    def role(self) -> str:
        """Return as what somebody sits, when it is more than as a member."""
        seat = self.invitee.seat
        return str(seat.get_role_display()) if seat and seat.role != SeatRole.MEMBER else ""


@dataclass(frozen=True)
class Side:
    """Those of one party, or the guests from elsewhere (no mark)."""

    mark: PartyMark | None
    lines: tuple[InviteeLine, ...]


@dataclass(frozen=True)
class InvitedList:
    """The list party by party, the sum of the answers in words, and the actor's own place on it."""

    sides: tuple[Side, ...]
    sentence: str
    mine: InviteeLine | None
    is_called: bool  # the one who looks
    uncalled: int
    without_address: int

    def __bool__(self) -> bool:
        return bool(self.sides)


def invited_list(meeting: Meeting, by: Actor) -> InvitedList:
    """Return who is called to a meeting, already found to be visible."""
    related = ("seat", "person", "party__organisation", "stands_in_for")
    everybody = list(meeting.invitees.select_related(*related))
    me = by.person.pk if by.person else 0
    lines = [InviteeLine(invitee, invitee.person_id == me) for invitee in everybody]
    sides = [
        Side(sharing.mark(party), tuple(line for line in lines if line.invitee.party_id == party.pk))
        for party in sharing.members(meeting.agreement)
    ]
    sides.append(Side(None, tuple(line for line in lines if line.invitee.party_id is None)))
    mine = next((line for line in lines if line.is_mine and line.is_called), None)
    return InvitedList(
        tuple(side for side in sides if side.lines),
        sum_of(lines),
        InviteeLine(mine.invitee, True, tuple(deputies_of(mine.invitee))) if mine and meeting.is_planned else None,
        mine is not None,
        sum(not line.is_called for line in lines),
        sum(not line.invitee.email for line in lines),
    )


def sum_of(lines: list[InviteeLine]) -> str:
    """Return how the answers stand, in words."""
    counted = Counter(line.invitee.answer for line in lines if line.is_called)
    if not counted:
        return ""
    return _("%(accepts)s come, %(declines)s cannot, %(deputy)s send a deputy, %(none)s have not answered.") % {
        answer.value: counted[answer] for answer in Answer
    }


def is_invited(meeting: Meeting, by: Actor) -> bool:
    """Whether the actor's person has been called to the meeting."""
    return by.person is not None and meeting.invitees.filter(person=by.person, invited_at__isnull=False).exists()


def deputies_of(invitee: Invitee) -> list[Seat]:
    """Return who may come in somebody's place: the deputies of that seat, and those of the whole party."""
    if invitee.seat is None or invitee.seat.role == SeatRole.DEPUTY:
        return []
    on = timezone.localdate(invitee.meeting.starts_at)
    deputies = Seat.objects.sitting(on).filter(
        forum=invitee.meeting.forum_id, party=invitee.party_id, role=SeatRole.DEPUTY
    )
    return [seat for seat in deputies.in_order() if seat.deputy_for_id in (None, invitee.seat_id)]
