"""The other party confirms or differs; private answers are neither seen nor counted by it."""

from datetime import timedelta

import pytest

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.actions.reports import report
from samverkan.agreements.models import Agreement, StatusReport
from samverkan.reporting.actions.answering import Given, answer, look, send_answers
from samverkan.reporting.actions.confirming import confirm_answers
from samverkan.reporting.actions.finding import NothingChosen
from samverkan.reporting.actions.opening import open_round
from samverkan.reporting.drafting import Words
from samverkan.reporting.models import Answer, Ask, Respondent, Round
from samverkan.reporting.queries.progress import duration, progress
from samverkan.reporting.queries.views_wanted import views_wanted
from tests import factories
from tests.web.reporting.conftest import NOW, PLAN, asks_of


@pytest.fixture
def said(to_eva: Respondent, anna: Actor) -> Answer:
    """The university says that they met."""
    meet = asks_of(to_eva)[0]
    return answer(given=Given(ask=meet, words=Words(state="kept"), version=meet.version), by=anna, at=NOW)


def test_an_answer_waits_for_the_other_partys_view(asked: Round, said: Answer, anna: Actor, bo: Actor) -> None:
    assert [ask.answer for ask in views_wanted(bo)] == [said]
    assert not views_wanted(anna).exists()


def test_confirming_gives_the_partys_view_and_answers_its_own_question(asked: Round, said: Answer, bo: Actor) -> None:
    made = confirm_answers(asked=asked, answers=[said], by=bo, at=NOW + timedelta(hours=1))
    assert [view.state for view in made.views] == ["kept"]
    assert not views_wanted(bo).exists()
    own = Ask.objects.get(round=asked, commitment=said.report.commitment, party__organisation=bo.organisation_id)
    assert own.answer
    assert own.answer.report == made.views[0]


def test_confirming_twice_is_refused_once_and_harms_nothing(asked: Round, said: Answer, bo: Actor) -> None:
    confirm_answers(asked=asked, answers=[said], by=bo, at=NOW)
    confirm_answers(asked=asked, answers=[said], by=bo, at=NOW)
    assert StatusReport.objects.filter(is_latest=True).count() == 2
    with pytest.raises(NothingChosen):
        confirm_answers(asked=asked, answers=[], by=bo, at=NOW)


def test_an_answer_that_has_been_changed_is_not_confirmed(
    asked: Round, said: Answer, to_eva: Respondent, anna: Actor, bo: Actor
) -> None:
    old = Answer.objects.select_related("report").get(pk=said.pk)
    meet = asks_of(to_eva)[0]
    answer(given=Given(ask=meet, words=Words(state="missed"), version=meet.version), by=anna, at=NOW)
    old.report.refresh_from_db()
    made = confirm_answers(asked=asked, answers=[old], by=bo, at=NOW)
    assert not made.views
    assert "1" in made.refused[0]


def test_one_who_sees_it_otherwise_is_not_asked_again(asked: Round, said: Answer, bo: Actor) -> None:
    promise = said.report.commitment
    report(commitment=promise, state="missed", year=2026, as_of=NOW.date(), by=bo, at=NOW + timedelta(hours=1))
    assert not views_wanted(bo).exists()


def test_the_same_view_given_before_needs_no_confirming(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor
) -> None:
    meet = asks_of(to_eva)[0]
    report(commitment=meet.commitment, state="kept", year=2026, as_of=NOW.date(), by=bo, at=NOW)
    answer(given=Given(ask=meet, words=Words(state="kept"), version=meet.version), by=anna, at=NOW + timedelta(hours=1))
    assert not views_wanted(bo).exists()


def test_an_answer_kept_within_the_party_is_not_seen_by_the_other(
    asked: Round, to_eva: Respondent, anna: Actor, bo: Actor
) -> None:
    meet = asks_of(to_eva)[0]
    words = Words(state="missed", own_only=True)
    send_answers(given=[Given(ask=meet, words=words, version=meet.version)], by=anna, at=NOW)
    assert not views_wanted(bo).exists()
    assert (progress(asked, anna).answered, progress(asked, bo).answered) == (1, 0)


def test_a_private_promise_is_not_counted_for_the_other(
    asked: Round, agreement: Agreement, university: Organisation, anna: Actor, bo: Actor, promises: object
) -> None:
    own = factories.commitment(agreement, circle=Circle.PRIVATE, home=university, bound=[university])
    party = agreement.parties.get(organisation=university)
    Ask.objects.create(round=asked, commitment=own, party=party)
    assert (progress(asked, anna).asked, progress(asked, bo).asked) == (5, 4)


def test_one_asked_about_private_promises_alone_is_unknown_to_the_other(
    agreement: Agreement, university: Organisation, anna: Actor, bo: Actor, promises: object
) -> None:
    own = factories.commitment(agreement, circle=Circle.PRIVATE, home=university, bound=[university])
    own.bindings.update(owner=factories.person("Hemlig Holm"))
    made = open_round(agreement=agreement, plan=PLAN, commitments=[own], by=anna, at=NOW)
    assert [str(line.respondent) for line in progress(made, anna).lines] == ["Hemlig Holm"]
    assert not progress(made, bo).lines


def test_a_stranger_sees_nothing(asked: Round, said: Answer, stranger: Actor) -> None:
    assert not Round.objects.visible_to(stranger).exists()
    assert not Ask.objects.visible_to(stranger).exists()
    assert not views_wanted(stranger).exists()


def test_the_median_is_of_those_who_have_answered_all(
    asked: Round, to_eva: Respondent, to_per: Respondent, anna: Actor, bo: Actor
) -> None:
    states = {"recurring": "kept", "declaration": "holds", "deliverable": "done"}
    for person, by, seconds in ((to_eva, anna, 100), (to_per, bo, 200)):
        look(respondent=person, at=NOW)
        given = [
            Given(ask=ask, words=Words(state=states[ask.commitment.kind]), version=ask.version)
            for ask in asks_of(person)
        ]
        send_answers(given=given, by=by, at=NOW + timedelta(seconds=seconds), respondent=person)
    found = progress(asked, anna)
    assert found.median == 150
    assert found.took == "2 min 30 s"
    assert [each.took for each in found.parties] == ["1 min 40 s", "3 min 20 s"]


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, ""), (45, "45 s"), (60, "1 min"), (61, "1 min 1 s"), (900, "15 min")]
)
def test_a_time_is_read_in_minutes(seconds: int | None, text: str) -> None:
    assert duration(seconds) == text
