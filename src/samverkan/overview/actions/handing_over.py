"""Giving what somebody holds within a party to others, all in one step."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.agreements.actions.activities import lead as lead_activity
from samverkan.agreements.actions.assumptions import hand_watch
from samverkan.agreements.actions.contacts import contact
from samverkan.agreements.actions.owning import own
from samverkan.areas.actions import lead as lead_area
from samverkan.commissioned.actions.moving import reassign
from samverkan.gap_cases.actions.opening import own as own_case
from samverkan.journal.actions import record
from samverkan.meetings.actions import pass_seat
from samverkan.overview.queries.handover import Held, held_by
from samverkan.reporting.actions.changing import hand_to_owners
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.models import Round, RoundState

Giver = Callable[[Any, Person, Actor, datetime], Any]


class NothingToHandOver(Exception):
    """Nothing was chosen, or it has been given to somebody already."""


@dataclass(frozen=True)
class HandedOver:
    """How many things were given to whom, and how many others had given away in the meantime."""

    given: int
    gone: int


def _give_contact(party: Any, to: Person, by: Actor, at: datetime) -> None:
    contact(agreement=party.agreement, person=to, registry_number=party.registry_number, by=by, at=at)


GIVERS: Mapping[str, Giver] = {
    "contact": _give_contact,
    "owner": lambda binding, to, by, at: own(binding=binding, owner=to, by=by, at=at),
    "activity": lambda led, to, by, at: lead_activity(activity=led.activity, person=to, by=by, at=at),
    "enquiry": lambda asked, to, by, at: reassign(
        enquiry=asked, responsible=to, answer_by=asked.answer_by, by=by, at=at
    ),
    "area": lambda led, to, by, at: lead_area(area=led.area, person=to, by=by, at=at),
    "watcher": lambda watched, to, by, at: hand_watch(assumption=watched, to=to, by=by, at=at),
    "gap": lambda owned, to, by, at: own_case(case=owned.case, person=to, by=by, at=at),
    "seat": lambda seat, to, by, at: pass_seat(held=seat, to=to, by=by, at=at),
}


@transaction.atomic
def hand_over(*, person: Person, given: Mapping[str, Person], by: Actor, at: datetime) -> HandedOver:
    """
    Give what the person holds to others within the same party: all of it or nothing.

    `given` says who gets each thing, by its key. What the person no longer holds is passed over and counted, so that
    a page left open does no harm. Raises NothingToHandOver, and what the single deeds raise: NotAllowed, NotOurPerson.
    """
    held = {one.key: one for one in held_by(person, by)}
    todo = [(held[key], to) for key, to in given.items() if key in held and to != person]
    if not todo:
        raise NothingToHandOver(_("There is nothing to hand over: choose what, and to whom."))
    for one, to in todo:
        GIVERS[one.key.partition(":")[0]](one.row, to, by, at)
    _ask_the_new_owners([one for one, _to in todo], by, at)
    gone = sum(key not in held for key in given)
    record("overview.hand_over", person, by=by, at=at, detail={"things": len(todo)})
    return HandedOver(len(todo), gone)


def _ask_the_new_owners(given: list[Held], by: Actor, at: datetime) -> None:
    """Let the questions of rounds that are open go to those who own the promises from now on."""
    concerned = {one.agreement for one in given if one.agreement}
    for asked in Round.objects.visible_to(by).filter(agreement__in=concerned, state=RoundState.OPEN):
        with suppress(NothingChosen):  # nobody there has anything left to answer
            hand_to_owners(asked=asked, by=by, at=at)
