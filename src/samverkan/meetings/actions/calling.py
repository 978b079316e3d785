"""Calling people to a meeting, and what they answer."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actor import NOBODY, Actor, NotAllowed, can, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.mail.actions import tell
from samverkan.meetings.actions.checks import opened
from samverkan.meetings.actions.informing import inform_of_call, remind
from samverkan.meetings.actions.invitees import of_seat, release_stand_ins
from samverkan.meetings.models import Answer, Invitee, Meeting, MeetingState, Seat
from samverkan.meetings.queries.invitees import deputies_of

REMIND_BEFORE = timedelta(days=7)
GIVEN_TIME = timedelta(days=3)


class AlreadyBegun(Exception):
    """The meeting has begun, so nobody can be called to it or answer any more."""


class NobodyToCall(Exception):
    """Everybody on the list has been called, or there is nobody on it."""


class NotShared(Exception):
    """The agreement is still private to one party, and somebody from another is on the list."""


class NotCalled(Exception):
    """The meeting is a draft still."""


@transaction.atomic
def call(*, meeting: Meeting, by: Actor, at: datetime) -> list[Invitee]:
    """
    Call everybody on the list who has not been called; return them.

    The first call ends the draft. Those without an address are on the list too, and must be told in another way.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    check_not_begun(current, at)
    waiting = list(current.invitees.filter(invited_at=None).select_related("person", "party__organisation", "seat"))
    if not waiting:
        raise NobodyToCall(_("There is nobody left to call. Give the forum its members, or invite guests."))
    check_shared(current, waiting)
    if current.called_at is None:
        current.called_at, current.called_by = at, by.person
        current.version += 1
        current.save()
    current.invitees.filter(pk__in=[invitee.pk for invitee in waiting]).update(invited_at=at)
    for invitee in waiting:
        invitee.invited_at = at
    record("meetings.call", current, by=by, at=at, within=current.agreement, detail={"called": len(waiting)})
    inform_of_call(current, [invitee for invitee in waiting if invitee.email], by=by, at=at)
    return waiting


def check_shared(meeting: Meeting, called: list[Invitee]) -> None:
    """Raise NotShared when somebody who may not know of the agreement would be called."""
    home = meeting.agreement.home_id
    if meeting.agreement.circle == Circle.PRIVATE and any(
        invitee.party is None or invitee.party.organisation_id != home for invitee in called
    ):
        raise NotShared(_("Only your party sees the agreement yet. Share it first, or call only your own people."))


def check_not_begun(meeting: Meeting, at: datetime) -> None:
    if at >= meeting.starts_at:
        raise AlreadyBegun(_("The meeting has begun. Who was there is written in the minutes."))


@transaction.atomic
def answer(
    *,
    invitee: Invitee,
    answer: str,
    deputy_seat: Seat | None = None,
    deputy_name: str = "",
    by: Actor,
    at: datetime,
) -> Invitee:
    """
    Say whether somebody comes, or sends a deputy; it can be changed until the meeting begins.

    The person called answers, or whoever plans the meeting notes what was said by telephone. A deputy with a seat is
    called in turn.
    """
    meeting = opened(invitee.meeting)
    found = meeting.invitees.select_related("person", "party__organisation", "seat").get(pk=invitee.pk)
    found.meeting = meeting
    check_may_answer(found, by)
    check_not_begun(meeting, at)
    if meeting.is_draft:
        raise NotCalled(_("The meeting is a draft, and nobody has been called yet."))
    found.answer, found.answered_at = Answer(answer), None if answer == Answer.NONE else at
    stand_in = deputy_seat if answer == Answer.DEPUTY and deputy_seat in deputies_of(found) else None
    found.deputy_name = stand_in.name if stand_in else deputy_name.strip()[:150] if answer == Answer.DEPUTY else ""
    found.save()
    record(
        "meetings.answer", meeting, by=by, at=at, within=meeting.agreement,
        detail={"invitee": found.pk, "answer": found.answer},
    )  # fmt: skip
    if not (stand_in and found.stand_ins.filter(seat=stand_in).exists()):
        release_stand_ins(found, by=by, at=at)
        if stand_in:
            call_deputy(found, stand_in, by=by, at=at)
    tell_who_called(found, by, at)
    return found


def check_may_answer(invitee: Invitee, by: Actor) -> None:
    """Raise NotAllowed unless the actor is the person called, or plans the meeting."""
    is_own = by.person is not None and by.person.pk == invitee.person_id
    if not is_own and not can(by, Permission.MEETING_PLAN, invitee.meeting.agreement):
        raise NotAllowed(_("Only the person called answers, or somebody who plans the meeting."))


def call_deputy(invitee: Invitee, seat: Seat, *, by: Actor, at: datetime) -> None:
    """Call the deputy who comes in somebody's place, unless on the list already."""
    meeting = invitee.meeting
    on_list = meeting.invitees.filter(email=seat.address) if seat.address else meeting.invitees.none()
    if on_list.exists() or meeting.invitees.filter(seat=seat).exists():
        return
    made = of_seat(meeting, seat)
    made.stands_in_for, made.invited_at = invitee, at
    made.save()
    if made.email:
        inform_of_call(meeting, [made], by=by, at=at)


def tell_who_called(invitee: Invitee, by: Actor, at: datetime) -> None:
    """Let whoever called the meeting know of an answer, with the next digest."""
    meeting, caller = invitee.meeting, invitee.meeting.called_by
    if caller is None or not caller.email or caller.pk == (by.person.pk if by.person else None):
        return
    with override(caller.language):
        words = {"name": invitee.name, "meeting": meeting.title, "deputy": invitee.deputy_name}
        sentences = {
            Answer.ACCEPTS: _("%(name)s comes to %(meeting)s."),
            Answer.DECLINES: _("%(name)s cannot come to %(meeting)s."),
            Answer.DEPUTY: _("%(name)s sends a deputy to %(meeting)s."),
            Answer.NONE: _("%(name)s has taken back the answer about %(meeting)s."),
        }
        tell(
            to=caller.email,
            language=caller.language,
            kind="meeting.answered",
            sentence=sentences[Answer(invitee.answer)] % words,
            path=reverse("meetings:page", args=[meeting.pk]) + "#invited",
            reason=_("You called the meeting."),
            party_key=meeting.forum.home.key,
            thing=f"invitee:{invitee.pk}",
            about=meeting.agreement.title,
            at=at,
        )


def remind_due(*, at: datetime) -> int:
    """Ask those once who have not answered when a week is left and they have had some days; return how many."""
    due = Invitee.objects.filter(
        answer=Answer.NONE,
        reminded_at=None,
        invited_at__lte=at - GIVEN_TIME,
        meeting__state=MeetingState.PLANNED,
        meeting__starts_at__gt=at,
        meeting__starts_at__lte=at + REMIND_BEFORE,
        meeting__forum__home__is_example=False,
    ).exclude(email="")
    return sum(remind_once(pk, at=at) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def remind_once(pk: int, *, at: datetime) -> bool:
    """Remind somebody, unless another process was first."""
    if not Invitee.objects.filter(pk=pk, reminded_at=None, answer=Answer.NONE).update(reminded_at=at):
        return False
    related = ("person", "party__organisation", "meeting__forum__agreement__home", "meeting__forum__home")
    invitee = Invitee.objects.select_related(*related, "meeting__called_by").get(pk=pk)
    remind(invitee.meeting, invitee, by=NOBODY, at=at)
    meeting = invitee.meeting
    record("meetings.remind", meeting, by=NOBODY, at=at, within=meeting.agreement, detail={"invitee": pk})
    return True
