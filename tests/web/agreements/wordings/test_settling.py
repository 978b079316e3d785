"""What a person says of a promise that is worded anew or gone."""

from datetime import timedelta

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.commitments import NotInTheText
from samverkan.agreements.actions.settling import AlreadySettled, NoPlace, Said, settle_passage
from samverkan.agreements.actions.standing import NoReason
from samverkan.agreements.models import Commitment, PassageDecision, PassageOutcome, Standing
from samverkan.agreements.queries.commitments import contexts
from samverkan.agreements.queries.health import commitment_view
from samverkan.agreements.queries.living import living_agreement
from samverkan.agreements.queries.wordings import waiting
from samverkan.journal.models import Entry
from tests.factories import acting
from tests.web.agreements.living.conftest import AT, TODAY
from tests.web.agreements.wordings.conftest import NETWORK, NEW_PLAN, PLAN, Renewal

pytestmark = pytest.mark.django_db


def asked(of: Commitment) -> PassageDecision:
    return PassageDecision.objects.get(passage__commitment=of)


def settle(of: Commitment, by: Actor, outcome: str, **said: object) -> PassageDecision:
    return settle_passage(decision=asked(of), said=Said(outcome=outcome, **said), by=by, at=AT)


def test_the_same_promise_in_other_words_takes_them_and_keeps_the_old_beside(renewed: Renewal):
    done = settle(renewed.plan, renewed.bo, PassageOutcome.FOLLOWS, place=0)
    plan = Commitment.objects.get(pk=renewed.plan.pk)
    assert (plan.text, plan.standing) == (NEW_PLAN, Standing.STANDS)
    change = plan.changes.get()
    assert (change.old_text, change.new_text) == (PLAN, NEW_PLAN)
    assert (done.settled_at, done.settled_by) == (AT, renewed.bo.person)
    assert plan.passages.count() == 2
    assert commitment_view(plan, renewed.bo, TODAY, as_of=TODAY - timedelta(days=1)).text == PLAN


def test_the_letter_marks_the_promise_where_it_was_put(renewed: Renewal):
    settle(renewed.plan, renewed.anna, PassageOutcome.FOLLOWS, place=0)
    living = living_agreement(renewed.agreement, renewed.bo, TODAY)
    marked = {piece.view.number: piece.text for p in living.paragraphs for piece in p.pieces if piece.view}
    assert marked[renewed.plan.number] == NEW_PLAN
    assert [context.words for context in contexts(renewed.plan, renewed.bo)] == [NEW_PLAN]


def test_a_changed_promise_needs_a_reason_and_is_marked_as_changed(renewed: Renewal):
    with pytest.raises(NoReason):
        settle(renewed.plan, renewed.anna, PassageOutcome.CHANGED, place=0)
    assert asked(renewed.plan).outcome == PassageOutcome.WAITING
    settle(renewed.plan, renewed.anna, PassageOutcome.CHANGED, place=0, reason="Två år till behövs.")
    plan = Commitment.objects.get(pk=renewed.plan.pk)
    assert (plan.text, plan.standing) == (NEW_PLAN, Standing.CHANGED)


def test_a_dropped_promise_needs_a_reason(renewed: Renewal):
    with pytest.raises(NoReason):
        settle(renewed.laboratory, renewed.anna, PassageOutcome.DROPPED, reason="  ")
    settle(renewed.laboratory, renewed.anna, PassageOutcome.DROPPED, reason="Fabriken byggs inte.")
    assert Commitment.objects.get(pk=renewed.laboratory.pk).standing == Standing.DROPPED
    assert renewed.laboratory.changes.get().reason == "Fabriken byggs inte."


def test_a_promise_that_the_wording_does_not_write_stands_without_a_place(renewed: Renewal):
    settle(renewed.laboratory, renewed.anna, PassageOutcome.UNWRITTEN)
    assert Commitment.objects.get(pk=renewed.laboratory.pk).standing == Standing.STANDS
    living = living_agreement(renewed.agreement, renewed.bo, TODAY)
    assert renewed.laboratory.number in [view.number for view in living.loose]
    assert asked(renewed.laboratory) not in waiting(renewed.agreement, renewed.bo)


def test_words_copied_from_the_text_place_a_promise_anywhere(renewed: Renewal):
    settle(renewed.laboratory, renewed.anna, PassageOutcome.FOLLOWS, words=NETWORK)
    placed = renewed.laboratory.passages.get(wording=renewed.latest)
    assert renewed.latest.text[placed.start : placed.end] == NETWORK


@pytest.mark.parametrize(
    ("said", "refusal"), [({"place": 7}, NoPlace), ({"words": "Finns inte"}, NotInTheText), ({}, NotInTheText)]
)
def test_a_place_that_is_not_there_is_refused(renewed: Renewal, said: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        settle(renewed.plan, renewed.anna, PassageOutcome.FOLLOWS, **said)
    assert asked(renewed.plan).outcome == PassageOutcome.WAITING


def test_a_decision_is_made_once(renewed: Renewal):
    settle(renewed.plan, renewed.anna, PassageOutcome.FOLLOWS, place=0)
    with pytest.raises(AlreadySettled):
        settle(renewed.plan, renewed.bo, PassageOutcome.UNWRITTEN)


def test_a_partner_manager_may_place_a_promise_but_not_drop_it(renewed: Renewal):
    manager = acting(renewed.bo.home, Role.PARTNER_MANAGER)
    with pytest.raises(NotAllowed):
        settle(renewed.laboratory, manager, PassageOutcome.DROPPED, reason="Så blev det.")
    settle(renewed.plan, manager, PassageOutcome.FOLLOWS, place=0)


def test_the_journal_says_who_decided_what(renewed: Renewal):
    settle(renewed.plan, renewed.anna, PassageOutcome.FOLLOWS, place=0)
    (line,) = Entry.objects.filter(action="agreements.settle_passage")
    assert line.detail == {"number": renewed.plan.number, "wording": 2, "outcome": "follows"}
