"""The moves of an enquiry, each of which can be taken back when it was a mistake."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, NotAllowed
from samverkan.accounts.models import Person
from samverkan.commissioned.actions import sending, telling
from samverkan.commissioned.actions.finding import NotNow, held, keep, refuse_numbers
from samverkan.commissioned.models import CommissionedCourse, Enquiry, Move
from samverkan.commissioned.queries.page import unsettled
from samverkan.commissioned.queries.people import answerers
from samverkan.commissioned.states import OPEN, LostBecause, State, moves_from
from samverkan.education.models import Programme
from samverkan.journal.actions import record


class NotChecked(Exception):
    """Points of the checklist must be settled first."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """When, where and for how many a course is to be given, or was; never for whom."""

    title: str
    starts_on: date
    ends_on: date
    places: int
    place: str = ""
    builds_on: Programme | None = None


@transaction.atomic
def take(*, enquiry: Enquiry, responsible: Person, answer_by: date, by: Actor, at: datetime) -> Enquiry:
    """Choose who answers a new enquiry, and by when; whoever asked is told. Raises NotNow, NotAllowed."""
    enquiry = _moving(enquiry, State.ANSWERING, by)
    _choose(enquiry, responsible, answer_by, at)
    _move(enquiry, State.ANSWERING, by, at)
    if by.person is None or responsible.pk != by.person.pk:
        telling.tell(enquiry, "chosen", at=at)
    sending.tell_who_answers(enquiry, at=at)
    return enquiry


@transaction.atomic
def reassign(*, enquiry: Enquiry, responsible: Person, answer_by: date, by: Actor, at: datetime) -> Enquiry:
    """Choose somebody else, or another day, while the enquiry is open. Raises NotNow, NotAllowed."""
    enquiry = held(enquiry, by)
    if enquiry.is_closed or enquiry.state == State.NEW:
        raise NotNow(_("The enquiry is not being answered now."))
    is_new = responsible.pk != enquiry.responsible_id
    _choose(enquiry, responsible, answer_by, at)
    keep(enquiry)
    if is_new and (by.person is None or responsible.pk != by.person.pk):
        telling.tell(enquiry, "chosen", at=at)
    record("commissioned.reassign", enquiry, by=by, at=at, detail={"person": str(responsible.key)})
    return enquiry


@transaction.atomic
def offer(*, enquiry: Enquiry, offer_until: date, calculation_url: str = "", by: Actor, at: datetime) -> Enquiry:
    """Record that an offer was made; it is written and sent elsewhere. Raises NotNow, NotChecked, NotAllowed."""
    enquiry = _moving(enquiry, State.OFFERED, by)
    enquiry.offer_until, enquiry.calculation_url = offer_until, calculation_url
    return _move(enquiry, State.OFFERED, by, at)


@transaction.atomic
def agree(*, enquiry: Enquiry, plan: Plan, calculation_url: str = "", by: Actor, at: datetime) -> Enquiry:
    """Record that the employer has bought the course. Raises NotNow, NotChecked, NotAllowed, NoNumbersOfPeople."""
    enquiry = _moving(enquiry, State.AGREED, by)
    enquiry.calculation_url = calculation_url or enquiry.calculation_url
    _plan(enquiry, plan)
    return _move(enquiry, State.AGREED, by, at)


@transaction.atomic
def give(
    *, enquiry: Enquiry, plan: Plan, completed: int, invoice_url: str = "", by: Actor, at: datetime
) -> Enquiry:  # fmt: skip
    """Record that the course was given, and to how many. Raises NotNow, NotAllowed, NoNumbersOfPeople."""
    enquiry = _moving(enquiry, State.GIVEN, by)
    if plan.ends_on > timezone.localdate(at):
        raise NotNow(_("The course is not over yet; record it as given when it is."))
    enquiry.invoice_url = invoice_url
    _plan(enquiry, plan, completed=completed)
    return _move(enquiry, State.GIVEN, by, at)


@transaction.atomic
def evaluate(*, enquiry: Enquiry, result: str, learnt: str, by: Actor, at: datetime) -> Enquiry:
    """Write down what the course gave and what was learnt. Raises NotNow, NotAllowed, NoNumbersOfPeople."""
    enquiry = _moving(enquiry, State.EVALUATED, by)
    refuse_numbers(result, learnt)
    CommissionedCourse.objects.filter(enquiry=enquiry).update(result=result.strip(), learnt=learnt.strip())
    return _move(enquiry, State.EVALUATED, by, at)


@transaction.atomic
def lose(*, enquiry: Enquiry, because: str, words: str, by: Actor, at: datetime) -> Enquiry:
    """Record that nothing came of the enquiry, and why. Raises NotNow, NotAllowed, NoNumbersOfPeople."""
    enquiry = _moving(enquiry, State.LOST, by)
    refuse_numbers(words)
    enquiry.lost_because, enquiry.lost_words = LostBecause(because), words.strip()
    return _move(enquiry, State.LOST, by, at, because=because)


@transaction.atomic
def withdraw(*, enquiry: Enquiry, by: Actor, at: datetime) -> Enquiry:
    """Record that the employer took its enquiry back. Raises NotNow, NotAllowed."""
    return _move(_moving(enquiry, State.WITHDRAWN, by), State.WITHDRAWN, by, at)


@transaction.atomic
def withdraw_own(*, enquiry: Enquiry, at: datetime) -> Enquiry:
    """Let whoever asked, by the link, take the enquiry back; those who answer are told. Raises NotNow."""
    enquiry = Enquiry.objects.select_for_update(of=("self",)).select_related("home", "responsible").get(pk=enquiry.pk)
    if enquiry.state not in OPEN:
        raise NotNow(_("The enquiry cannot be withdrawn any more."))
    _step(enquiry, State.WITHDRAWN, NOBODY, at, is_by_employer=True)
    record("commissioned.withdraw_own", enquiry, by=NOBODY, at=at, detail={"state": enquiry.state})
    telling.tell(enquiry, "withdrawn", at=at, urgent=True)
    sending.tell_withdrawn(enquiry, at=at)
    return enquiry


@transaction.atomic
def undo(*, enquiry: Enquiry, move: int | None, by: Actor, at: datetime) -> Enquiry:
    """Take back a move, the latest; it stays in the history. Raises NotNow, NotAllowed."""
    enquiry = held(enquiry, by)
    last = _latest(enquiry, move)
    last.undone_at, last.undone_by = at, by.person
    last.save(update_fields=["undone_at", "undone_by"])
    before = enquiry.moves.standing().last()
    enquiry.state, enquiry.state_since = State(last.from_state), before.at if before else enquiry.received_at
    enquiry.lost_because = enquiry.lost_words = ""
    if enquiry.state == State.NEW:
        enquiry.responsible = None
    keep(enquiry)
    record("commissioned.undo", enquiry, by=by, at=at, detail={"from": last.to_state, "to": last.from_state})
    return enquiry


def _latest(enquiry: Enquiry, move: int | None) -> Move:
    """Return the latest move, when it is the one that was meant and can be taken back."""
    last = enquiry.moves.standing().last()
    if last is None:
        raise NotNow(_("There is no move to take back."))
    if last.pk != move:
        raise NotNow(_("The move is taken back already, or another has been made since."))
    if last.is_by_employer:
        raise NotNow(_("The employer withdrew the enquiry itself. Ask for a new one."))
    return last


def _moving(enquiry: Enquiry, to: State, by: Actor) -> Enquiry:
    """Return the enquiry, held, when it can be moved there."""
    enquiry = held(enquiry, by)
    if to not in moves_from(enquiry.state):
        words = {"state": State(enquiry.state).label}
        raise NotNow(_("The enquiry is in the state “%(state)s” now, and cannot be moved so.") % words)
    if points := unsettled(enquiry, to):
        named = "; ".join(str(rule.point.label) for rule in points)
        raise NotChecked(_("Settle these points of the checklist first: %(points)s.") % {"points": named})
    return enquiry


def _move(enquiry: Enquiry, to: State, by: Actor, at: datetime, **detail: Any) -> Enquiry:
    start = enquiry.state
    _step(enquiry, to, by, at)
    record(f"commissioned.{to.value}", enquiry, by=by, at=at, detail={"from": start, "to": to.value, **detail})
    return enquiry


def _step(enquiry: Enquiry, to: State, by: Actor, at: datetime, *, is_by_employer: bool = False) -> None:
    Move.objects.create(
        enquiry=enquiry, from_state=enquiry.state, to_state=to, at=at, by=by.person, is_by_employer=is_by_employer
    )
    enquiry.state, enquiry.state_since = to, at
    keep(enquiry)


def _choose(enquiry: Enquiry, responsible: Person, answer_by: date, at: datetime) -> None:
    if not answerers(enquiry.home_id, timezone.localdate(at)).filter(pk=responsible.pk).exists():
        raise NotAllowed(_("Choose somebody in your party whose role lets them answer enquiries."))
    enquiry.responsible, enquiry.answer_by = responsible, answer_by


def _plan(enquiry: Enquiry, plan: Plan, **more: Any) -> None:
    refuse_numbers(plan.title, plan.place)
    CommissionedCourse.objects.update_or_create(enquiry=enquiry, defaults={**vars(plan), **more})
