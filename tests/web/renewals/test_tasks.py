"""Tasks are done when what they ask for has happened, and wait for those whose turn it is."""

from datetime import date, timedelta

import pytest

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Approval, Commitment
from samverkan.overview.queries.waiting import Viewer, tasks
from samverkan.renewals.actions.evaluating import Judgement, save_evaluation, send_evaluation
from samverkan.renewals.actions.handing_over import Decided, hand_over
from samverkan.renewals.actions.tasks import NoTask, add_task, remove_task, tick_task
from samverkan.renewals.actions.wording import propose_wording
from samverkan.renewals.models import Renewal, RenewalTask
from samverkan.renewals.queries.page import renewal_page
from samverkan.renewals.queries.tasks import waiting_tasks
from tests.web.renewals.conftest import NEW_TEXT, NOTICE, NOW

TODAY = NOW.date()


def steps(by: Actor, today: date = TODAY) -> list[str]:
    return [task.step for task in waiting_tasks(by, today).order_by("due_on", "pk")]


def evaluate(renewal: Renewal, by: Actor) -> None:
    judgement = Judgement(achieved="Mycket", wish="renew")
    save_evaluation(renewal=renewal, judgement=judgement, version=0, by=by, at=NOW)
    send_evaluation(renewal=renewal, version=1, by=by, at=NOW)


def test_first_each_party_evaluates(renewal: Renewal, anna: Actor, bo: Actor, stranger: Actor):
    assert (steps(anna), steps(bo), steps(stranger)) == (["evaluate"], ["evaluate"], [])


def test_the_turn_goes_on_by_what_has_happened(renewal: Renewal, anna: Actor, bo: Actor, promises: list[Commitment]):
    evaluate(renewal, anna)
    assert (steps(anna), steps(bo)) == ([], ["evaluate"])
    evaluate(renewal, bo)
    assert (steps(anna), steps(bo)) == (["word", "hand_over"], ["word", "hand_over"])
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    assert (steps(anna), steps(bo)) == (["hand_over", "decide"], ["word", "hand_over"])
    house = promises[1]
    hand_over(renewal=renewal, commitments=[promises[0], house], decided=Decided(fate="carry"), by=anna, at=NOW)
    assert (steps(anna), steps(bo)) == (["hand_over", "decide"], ["word"])


def test_a_decision_of_the_partys_body_is_the_last_of_its_own(renewal: Renewal, anna: Actor):
    propose_wording(renewal=renewal, text=NEW_TEXT, based_on=0, by=anna, at=NOW)
    party = renewal.agreement.parties.get(organisation=anna.organisation)
    Approval.objects.create(party=party, position=1, body="Styrelsen", state="approved", decided_on=date(2024, 1, 1))
    assert "decide" in steps(anna)
    later = Approval.objects.create(party=party, position=2, body="Styrelsen", state="awaited")
    assert "decide" in steps(anna)
    later.state, later.decided_on = "approved", TODAY
    later.save()
    assert "decide" not in steps(anna)


def test_settling_waits_until_its_day_is_near(renewal: Renewal, anna: Actor):
    assert "settle" not in steps(anna, NOTICE - timedelta(days=31))
    assert "settle" in steps(anna, NOTICE - timedelta(days=30))


def test_my_work_shows_what_waits_with_its_day(renewal: Renewal, bo: Actor):
    (card,) = [task.card for task in tasks(Viewer(bo, TODAY))]
    assert card.title == "Utvärdera Avsiktsförklaring om älven och skicka till den andra parten"
    assert card.url == f"/avtal/{renewal.agreement_id}/fornyelse/utvardering/"
    assert card.due is not None


def test_a_task_of_ones_own_making_is_ticked_by_hand(renewal: Renewal, anna: Actor, bo: Actor):
    party = renewal.agreement.parties.get(organisation=bo.organisation)
    task = add_task(renewal=renewal, party=party, text="Tala med juristen", due_on=None, by=anna, at=NOW)
    assert "own" in steps(bo)
    assert "own" not in steps(anna)
    tick_task(task=task, is_done=True, by=bo, at=NOW)
    assert "own" not in steps(bo)
    tick_task(task=task, is_done=False, by=bo, at=NOW)
    assert "own" in steps(bo)
    remove_task(task=task, by=anna, at=NOW)
    assert "own" not in steps(bo)


def test_the_steps_are_not_ticked_by_hand(renewal: Renewal, anna: Actor):
    task = RenewalTask.objects.filter(step="evaluate")[0]
    with pytest.raises(NoTask):
        tick_task(task=task, is_done=True, by=anna, at=NOW)
    with pytest.raises(NoTask):
        remove_task(task=task, by=anna, at=NOW)


def test_a_task_that_says_nothing_is_refused(renewal: Renewal, anna: Actor):
    party = renewal.agreement.parties.all()[0]
    with pytest.raises(NoTask):
        add_task(renewal=renewal, party=party, text=" ", due_on=None, by=anna, at=NOW)


def test_the_page_says_who_has_the_next_move(renewal: Renewal, anna: Actor, bo: Actor):
    page = renewal_page(renewal.agreement, anna, TODAY)
    assert page.next_move == "Norrby universitet och Älvdals kommun har nästa drag: utvärdera."
    assert [step.step for step in page.steps if step.is_current] == ["evaluate"]
    evaluate(renewal, anna)
    page = renewal_page(renewal.agreement, anna, TODAY)
    assert page.next_move == "Älvdals kommun har nästa drag: utvärdera."
    assert page.action == ""
