"""More questions, fewer, to others; and the end of a round."""

from datetime import timedelta

import pytest
from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Errand, Organisation, Person
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement, Commitment
from samverkan.journal.models import Entry
from samverkan.mail.models import Message
from samverkan.reporting.actions.changing import add, hand_to_owners, withdraw
from samverkan.reporting.actions.closing import close, extend, reopen
from samverkan.reporting.actions.finding import NothingChosen, NotOpen
from samverkan.reporting.actions.opening import AlreadyOpen, CannotOpen, open_round
from samverkan.reporting.models import Ask, Respondent, Round
from tests import factories
from tests.web.reporting.conftest import DUE, NOW, PLAN, asks_of


def test_the_other_party_adds_a_question_to_its_own_people(
    agreement: Agreement, promises: list[Commitment], anna: Actor, bo: Actor, per: Person
) -> None:
    made = open_round(agreement=agreement, plan=PLAN, commitments=promises[2:], by=anna, at=NOW)
    assert add(asked=made, commitments=promises[:2], by=bo, at=NOW) == 2
    assert set(made.asks.filter(respondent__person=per).values_list("commitment__number", flat=True)) == {1, 2}
    assert Message.objects.filter(to=per.email, lets_in=True).count() == 1


def test_a_question_taken_back_can_be_asked_again(asked: Round, to_per: Respondent, bo: Actor) -> None:
    ask = asks_of(to_per)[0]
    withdraw(asked=asked, asks=[ask], by=bo, at=NOW)
    assert add(asked=asked, commitments=[ask.commitment], by=bo, at=NOW) == 1
    assert Ask.objects.standing().filter(pk=ask.pk).exists()


def test_a_party_takes_back_only_what_its_own_people_are_asked(
    asked: Round, to_eva: Respondent, to_per: Respondent, bo: Actor
) -> None:
    with pytest.raises(NothingChosen):
        withdraw(asked=asked, asks=asks_of(to_eva), by=bo, at=NOW)
    assert withdraw(asked=asked, asks=asks_of(to_per), by=bo, at=NOW) == 2


def test_a_link_with_nothing_left_to_answer_is_closed(
    asked: Round, to_per: Respondent, bo: Actor, client: Client
) -> None:
    withdraw(asked=asked, asks=asks_of(to_per), by=bo, at=NOW)
    assert Errand.objects.get(person=to_per.person).closed_because == "closed"


def test_what_a_party_does_about_private_promises_stands_in_its_own_history_alone(
    asked: Round, agreement: Agreement, university: Organisation, anna: Actor, eva: Person
) -> None:
    own = factories.commitment(agreement, circle=Circle.PRIVATE, home=university, bound=[university])
    own.bindings.update(owner=eva)
    add(asked=asked, commitments=[own], by=anna, at=NOW)
    assert Entry.objects.get(action="reporting.add").circle == Circle.PRIVATE


def test_unanswered_questions_follow_a_new_owner(
    asked: Round, promises: list[Commitment], town: Organisation, per: Person, bo: Actor
) -> None:
    kim = factories.person("Kim Kvist", email="kim@example.org")
    promises[1].bindings.update(owner=kim)
    assert hand_to_owners(asked=asked, by=bo, at=NOW) == 1
    assert asked.asks.get(commitment=promises[1]).respondent.person == kim  # type: ignore[union-attr]
    assert Message.objects.filter(to=kim.email, lets_in=True).count() == 1
    assert Errand.objects.get(person=per).closed_at is None
    with pytest.raises(NothingChosen):
        hand_to_owners(asked=asked, by=bo, at=NOW)


def test_closing_is_for_all_parties_and_can_be_undone(asked: Round, anna: Actor, bo: Actor) -> None:
    close(asked=asked, by=bo, at=NOW)
    with pytest.raises(NotOpen):
        close(asked=asked, by=anna, at=NOW)
    again = reopen(asked=asked, due_on=DUE + timedelta(days=7), by=anna, at=NOW)
    assert (again.is_open, again.closed_at) == (True, None)


def test_a_round_is_not_opened_again_beside_another(asked: Round, promises: list[Commitment], anna: Actor) -> None:
    close(asked=asked, by=anna, at=NOW)
    open_round(agreement=asked.agreement, plan=PLAN, commitments=promises, by=anna, at=NOW)
    with pytest.raises(AlreadyOpen):
        reopen(asked=asked, due_on=DUE, by=anna, at=NOW)


def test_the_day_is_moved_by_one_at_a_time(asked: Round, anna: Actor, bo: Actor) -> None:
    extend(asked=asked, due_on=DUE + timedelta(days=7), version=1, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        extend(asked=asked, due_on=DUE + timedelta(days=3), version=1, by=bo, at=NOW)
    with pytest.raises(CannotOpen):
        extend(asked=asked, due_on=NOW.date() - timedelta(days=1), version=2, by=bo, at=NOW)
