"""A gap taken up as a case: opened, owned, sent, closed; where it stands follows from what was done."""

from datetime import date, timedelta

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Organisation
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement
from samverkan.gap_cases.actions import deciding, looking_back, opening, options, raising
from samverkan.gap_cases.models import GapCase, LookBack, Option
from samverkan.journal.models import Entry
from samverkan.overview.actions.handing_over import hand_over
from samverkan.overview.queries.handover import held_by
from samverkan.overview.queries.wheel.steps import steps_of
from tests import factories
from tests.web.gap_cases.conftest import GAP, NOTHING, NOW, RECKONED, TODAY, state_of


def test_whoever_opens_a_case_owns_it_in_the_own_party(case: GapCase, anna: Actor) -> None:
    assert [(one.person, one.party.organisation) for one in case.owners.all()] == [(anna.person, anna.organisation)]
    assert Entry.objects.latest("number").action == "gap_cases.open"


def test_a_new_case_is_seen_by_the_own_party_alone_until_it_is_sent(
    agreement: Agreement, anna: Actor, bo: Actor
) -> None:
    made = opening.open_case(agreement=agreement, gap=GAP, by=anna, at=NOW)
    assert not GapCase.objects.visible_to(bo).exists()
    opening.share(case=made, by=anna, at=NOW)
    assert GapCase.objects.visible_to(bo).get() == made


def test_a_button_pressed_twice_opens_one_case(agreement: Agreement, anna: Actor, bo: Actor) -> None:
    def press(by: Actor, after: timedelta = timedelta()) -> GapCase:
        return opening.open_case(agreement=agreement, gap=GAP, anyway=True, by=by, at=NOW + after)

    opening.open_case(agreement=agreement, gap=GAP, by=anna, at=NOW)
    assert (press(anna), GapCase.objects.count()) == (press(anna), 2)
    press(bo)
    press(anna, timedelta(hours=1))
    assert GapCase.objects.count() == 4, "another person, or another time, means another case"


def test_a_case_is_never_seen_by_a_stranger(case: GapCase, stranger: Actor) -> None:
    assert not GapCase.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        opening.close(case=case, why="Nej", version=1, by=stranger, at=NOW)


def test_a_second_case_about_the_same_occupation_there_is_opened_only_when_it_is_meant(
    case: GapCase, agreement: Agreement, bo: Actor
) -> None:
    with pytest.raises(opening.OpenAlready):
        opening.open_case(agreement=agreement, gap=GAP, by=bo, at=NOW)
    assert opening.open_case(agreement=agreement, gap=GAP, anyway=True, by=bo, at=NOW).pk != case.pk


def test_a_closed_case_is_in_nobodys_way(case: GapCase, agreement: Agreement, bo: Actor, anna: Actor) -> None:
    opening.close(case=case, why="Gapet är borta.", version=case.version, by=anna, at=NOW)
    opening.open_case(agreement=agreement, gap=GAP, by=bo, at=NOW)
    assert GapCase.objects.count() == 2


def test_each_party_chooses_its_own_owner_among_its_own_people(case: GapCase, bo: Actor, anna: Actor) -> None:
    opening.own(case=case, person=bo.person, by=bo, at=NOW)
    assert {one.person for one in case.owners.all()} == {anna.person, bo.person}
    with pytest.raises(NotAllowed):
        opening.own(case=case, person=anna.person, by=bo, at=NOW)
    opening.own(case=case, person=None, by=bo, at=NOW)
    assert [one.person for one in case.owners.all()] == [anna.person]


def test_what_two_write_at_once_is_not_lost(case: GapCase, anna: Actor, bo: Actor) -> None:
    seen = case.version
    opening.edit(case=case, gap=GAP, version=seen, by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        opening.edit(case=case, gap=GAP, version=seen, by=bo, at=NOW)


def test_a_party_that_decides_must_be_a_party(case: GapCase, anna: Actor) -> None:
    other = factories.agreement().parties.first()
    gap = opening.Gap(**{**vars(GAP), "decider": other})
    with pytest.raises(opening.NotToDecide):
        opening.edit(case=case, gap=gap, version=case.version, by=anna, at=NOW)


def test_a_case_is_closed_with_a_reason_and_opened_again_as_it_stood(ready: GapCase, anna: Actor) -> None:
    with pytest.raises(opening.NoReason):
        opening.close(case=ready, why=" ", version=ready.version, by=anna, at=NOW)
    opening.close(case=ready, why="Fabriken kom inte.", version=ready.version, by=anna, at=NOW)
    assert state_of(ready) == "closed"
    opening.reopen(case=ready, by=anna, at=NOW)
    assert state_of(ready) == "ready"
    with pytest.raises(opening.NoReason):
        opening.reopen(case=ready, by=anna, at=NOW)


def test_where_a_case_stands_follows_from_what_was_done(case: GapCase, programme: Option, anna: Actor) -> None:
    states = [state_of(case)]
    options.add(case=case, words=NOTHING, figures=RECKONED, by=anna, at=NOW)
    states.append(state_of(case))
    raising.take_up(case=case, by=anna, at=NOW)
    states.append(state_of(case))
    long_ago = TODAY.replace(year=2025)
    said = deciding.Decided(option=programme, body="Fakultetsnämnden", decided_on=long_ago)
    deciding.decide(case=case, said=said, by=anna, at=NOW)
    states.append(state_of(case))
    first = LookBack.objects.get(years=1)
    outcome = looking_back.Outcome(learnt="Praktikplatserna räckte inte.")
    looking_back.look_back(of=first, outcome=outcome, version=1, by=anna, at=NOW)
    states.append(state_of(case))
    assert states == ["open", "ready", "awaiting", "decided", "followed"]


def test_a_case_is_handed_over_with_what_else_a_person_holds(
    case: GapCase, anna: Actor, university: Organisation
) -> None:
    other = factories.acting(university).person
    assert anna.person
    assert other
    key = next(one.key for one in held_by(anna.person, anna) if one.title == case.title)
    hand_over(person=anna.person, given={key: other}, by=anna, at=NOW)
    assert [one.person for one in case.owners.all()] == [other]


def test_the_wheel_shows_when_a_decision_is_looked_back_at(ready: GapCase, programme: Option, anna: Actor) -> None:
    said = deciding.Decided(option=programme, body="Nämnden", decided_on=TODAY)
    deciding.decide(case=ready, said=said, by=anna, at=NOW)
    steps = steps_of(ready.agreement, anna, TODAY, TODAY + timedelta(days=400), TODAY)
    assert [(one.what, one.on) for one in steps if "Återblick" in one.label] == [(ready.title, date(2027, 9, 1))]
