"""The way of an enquiry: each move, what it asks for, and the way back."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.commissioned.actions.checking import Found, check
from samverkan.commissioned.actions.describing import Asked, edit, enter
from samverkan.commissioned.actions.finding import NoNumbersOfPeople, NotNow
from samverkan.commissioned.actions.moving import (
    NotChecked,
    Plan,
    agree,
    evaluate,
    give,
    lose,
    offer,
    reassign,
    take,
    undo,
    withdraw,
)
from samverkan.commissioned.actions.opening import Rules, set_desk
from samverkan.commissioned.models import CommissionedCourse, Desk, Enquiry
from samverkan.commissioned.states import CLOSED, WAY, State, moves_from, next_of
from samverkan.journal.models import Entry
from samverkan.mail.models import Notice
from tests import factories
from tests.web.commissioned.conftest import (
    ALL_SETTLED,
    ASKED,
    DRIVES,
    NOW,
    PLAN,
    WELDING,
    given,
    offered,
    taken,
    took_back,
)


def test_an_enquiry_goes_all_the_way_and_each_move_is_remembered(enquiry: Enquiry, anna: Actor):
    given(enquiry, anna)
    done = evaluate(enquiry=enquiry, result="Färre stopp.", learnt="Börja med praktik.", by=anna, at=NOW)
    assert done.state == State.EVALUATED
    assert [(move.from_state, move.to_state) for move in done.moves.all()] == list(pairwise(WAY))
    assert done.course.completed == 11
    assert done.course.result == "Färre stopp."
    written = list(Entry.objects.of(done).values_list("action", flat=True))
    assert written[0] == "commissioned.evaluated"
    assert len(written) == 7  # entered, five moves, and the checklist


def test_an_offer_waits_for_the_checklist_and_names_what_is_missing(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    with pytest.raises(NotChecked, match="Priset täcker"):
        offer(enquiry=enquiry, offer_until=date(2026, 4, 1), by=anna, at=NOW)
    check(enquiry=enquiry, found=ALL_SETTLED | {"ordinary": Found()}, by=anna, at=NOW)
    offer(enquiry=enquiry, offer_until=date(2026, 4, 1), by=anna, at=NOW)
    with pytest.raises(NotChecked, match="ordinarie"):
        agree(enquiry=enquiry, plan=PLAN, by=anna, at=NOW)


def test_a_no_on_the_checklist_stands_in_the_way(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    check(enquiry=enquiry, found=ALL_SETTLED | {"buyer": Found("no", "Privatperson")}, by=anna, at=NOW)
    with pytest.raises(NotChecked):
        offer(enquiry=enquiry, offer_until=date(2026, 4, 1), by=anna, at=NOW)


def test_who_answered_a_point_is_kept_when_another_is_answered(enquiry: Enquiry, anna: Actor):
    other = factories.acting(anna.home)
    check(enquiry=enquiry, found={"buyer": Found("yes")}, by=anna, at=NOW)
    check(enquiry=enquiry, found={"buyer": Found("yes"), "cost": Found("yes")}, by=other, at=NOW)
    assert {one.point: one.by for one in enquiry.checked.all()} == {"buyer": anna.person, "cost": other.person}
    check(enquiry=enquiry, found={"buyer": Found()}, by=other, at=NOW)
    assert [one.point for one in enquiry.checked.all()] == ["cost"]


def test_no_step_is_skipped(enquiry: Enquiry, anna: Actor):
    with pytest.raises(NotNow):
        agree(enquiry=enquiry, plan=PLAN, by=anna, at=NOW)


@pytest.mark.one_database
def test_every_state_is_on_the_way_or_at_its_end():
    assert all(next_of(state) in moves_from(state) for state in WAY[:-1])
    assert [moves_from(state) for state in CLOSED] == [(), (), ()]
    assert State.LOST not in moves_from(State.GIVEN)


def test_a_wrong_move_is_taken_back_and_stays_in_the_history(enquiry: Enquiry, anna: Actor):
    given(enquiry, anna)
    back = took_back(enquiry, anna, NOW + timedelta(days=1))
    assert (back.state, back.state_since) == (State.AGREED, NOW)
    assert back.moves.count() == 4
    assert back.moves.standing().count() == 3
    again = give(enquiry=back, plan=PLAN, completed=12, by=anna, at=NOW)
    assert again.course.completed == 12


def test_a_move_is_taken_back_once_however_often_the_button_is_pressed(enquiry: Enquiry, anna: Actor):
    latest = offered(enquiry, anna).moves.standing().last()
    assert latest
    undo(enquiry=enquiry, move=latest.pk, by=anna, at=NOW)
    with pytest.raises(NotNow, match="redan taget tillbaka"):
        undo(enquiry=enquiry, move=latest.pk, by=anna, at=NOW)
    assert Enquiry.objects.get().state == State.ANSWERING


def test_the_first_move_is_taken_back_to_new_and_then_there_is_none(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    back = took_back(enquiry, anna)
    assert (back.state, back.responsible) == (State.NEW, None)
    with pytest.raises(NotNow):
        took_back(enquiry, anna)


def test_a_loss_has_a_reason_which_goes_when_it_is_taken_back(enquiry: Enquiry, anna: Actor):
    lost = lose(enquiry=enquiry, because="no_teachers", words="Ingen lärare ledig.", by=anna, at=NOW)
    assert (lost.state, lost.lost_because) == (State.LOST, "no_teachers")
    back = took_back(enquiry, anna)
    assert (back.state, back.lost_because, back.lost_words) == (State.NEW, "", "")


def test_the_database_knows_no_loss_without_a_reason(enquiry: Enquiry):
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.update(state=State.LOST)


def test_what_the_employer_withdrew_by_telephone_can_be_taken_back(enquiry: Enquiry, anna: Actor):
    withdraw(enquiry=enquiry, by=anna, at=NOW)
    assert took_back(enquiry, anna).state == State.NEW


def test_a_course_is_not_given_before_its_last_day(enquiry: Enquiry, anna: Actor):
    agree(enquiry=offered(enquiry, anna), plan=PLAN, by=anna, at=NOW)
    later = Plan(title="Elmotorer", starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 30), places=12)
    with pytest.raises(NotNow):
        give(enquiry=enquiry, plan=later, completed=3, by=anna, at=NOW)


def test_nobody_completes_a_course_without_a_place(enquiry: Enquiry, anna: Actor):
    given(enquiry, anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommissionedCourse.objects.update(completed=13)


@pytest.mark.parametrize("field", ["result", "learnt"])
def test_an_evaluation_names_no_participant_by_number(enquiry: Enquiry, anna: Actor, field: str):
    given(enquiry, anna)
    said = {"result": "Bra", "learnt": "Mycket", field: "811218-9876 blev klar"}
    with pytest.raises(NoNumbersOfPeople):
        evaluate(enquiry=enquiry, **said, by=anna, at=NOW)


def test_only_the_party_that_answers_acts_even_when_it_is_shared(enquiry: Enquiry, bo: Actor):
    enquiry.organisations.add(bo.home)
    Enquiry.objects.update(circle="shared")
    with pytest.raises(NotAllowed):
        lose(enquiry=enquiry, because="price", words="", by=bo, at=NOW)


def test_a_reader_moves_nothing(enquiry: Enquiry, anna: Actor):
    with pytest.raises(NotAllowed):
        lose(enquiry=enquiry, because="price", words="", by=factories.acting(anna.home, "reader"), at=NOW)


def test_who_answers_is_one_of_the_party_whose_role_lets_them(enquiry: Enquiry, anna: Actor, bo: Actor):
    reader = factories.acting(anna.home, "reader")
    for nobody in (bo.person, reader.person):
        with pytest.raises(NotAllowed):
            take(enquiry=enquiry, responsible=nobody, answer_by=date(2026, 3, 9), by=anna, at=NOW)


def test_somebody_else_is_chosen_and_told(enquiry: Enquiry, anna: Actor):
    taken(enquiry, anna)
    other = factories.acting(anna.home, "partner_manager")
    reassign(enquiry=enquiry, responsible=other.person, answer_by=date(2026, 3, 20), by=anna, at=NOW)
    assert [notice.to for notice in Notice.objects.all()] == [other.person.email]
    assert Enquiry.objects.get().responsible == other.person


def test_a_new_enquiry_has_nobody_to_change(enquiry: Enquiry, anna: Actor):
    with pytest.raises(NotNow):
        reassign(enquiry=enquiry, responsible=anna.person, answer_by=date(2026, 3, 20), by=anna, at=NOW)


def test_an_enquiry_is_corrected_and_the_second_save_is_refused(enquiry: Enquiry, anna: Actor):
    says = Asked(title="Svetsning", employer="Älvkraft AB", people=8, skills=(WELDING, DRIVES, WELDING))
    edit(enquiry=enquiry, says=says, version=enquiry.version, by=anna, at=NOW)
    assert [need.name for need in enquiry.needs.all()] == ["Svetsning", "Elektriska drivsystem"]
    with pytest.raises(EditedMeanwhile):
        edit(enquiry=enquiry, says=ASKED, version=1, by=anna, at=NOW)


def test_the_partys_own_days_to_answer_are_counted(anna: Actor):
    set_desk(rules=Rules(is_open=False, answer_days=5), version=1, by=anna, at=NOW)
    assert enter(says=ASKED, by=anna, at=NOW).answer_by == date(2026, 3, 7)


def test_only_a_coordinator_opens_the_form(anna: Actor):
    manager = factories.acting(anna.home, "partner_manager")
    with pytest.raises(NotAllowed):
        set_desk(rules=Rules(is_open=True), version=1, by=manager, at=NOW)
    assert not Desk.objects.exists()
