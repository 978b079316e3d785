"""Answers: drafts, sending, changing, and what the parties then see."""

from datetime import timedelta
from decimal import Decimal

import pytest

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reports import DoesNotFit
from samverkan.agreements.models import StatusReport
from samverkan.reporting.actions.answering import Given, SaysNothing, answer, look, save_draft, send_answers
from samverkan.reporting.actions.closing import close
from samverkan.reporting.actions.finding import NotOpen
from samverkan.reporting.drafting import Words, current_words
from samverkan.reporting.models import Ask, Draft, Respondent, Round
from tests.web.reporting.conftest import NOW, asks_of

KEPT = Words(state="kept", sentence="Vi möttes i mars.")
DONE = Words(state="under_way", sentence="Två kurser ges.", figure=Decimal(24), unit="platser")


@pytest.fixture
def by_link(to_eva: Respondent) -> Actor:
    """Eva, by her link."""
    return Actor(to_eva.person, to_eva.party.organisation, allowed=frozenset({Permission.COMMITMENT_REPORT}))


def given(ask: Ask, words: Words) -> Given:
    return Given(ask=ask, words=words, version=ask.version)


def test_an_answer_becomes_the_partys_view(to_eva: Respondent, by_link: Actor) -> None:
    meet, teach = asks_of(to_eva)
    answer(given=given(meet, KEPT), by=by_link, at=NOW)
    answer(given=given(teach, DONE), by=by_link, at=NOW)
    views = list(StatusReport.objects.order_by("commitment__number"))
    assert [(view.state, view.year, view.sentence) for view in views] == [
        ("kept", 2026, "Vi möttes i mars."),
        ("under_way", None, "Två kurser ges."),
    ]
    assert all(view.is_latest and view.circle == Circle.SHARED and view.party == to_eva.party for view in views)
    assert views[1].evidence_note == "24 platser".replace(" ", "\N{NO-BREAK SPACE}")
    assert {view.reported_by for view in views} == {to_eva.person}


def test_an_answer_is_kept_within_the_party_when_asked_to_be(to_eva: Respondent, by_link: Actor, bo: Actor) -> None:
    made = answer(given=given(asks_of(to_eva)[0], Words(state="missed", own_only=True)), by=by_link, at=NOW)
    assert made.report.circle == Circle.PRIVATE
    assert not StatusReport.objects.visible_to(bo).exists()


def test_an_answer_without_a_state_is_refused(to_eva: Respondent, by_link: Actor) -> None:
    with pytest.raises(SaysNothing):
        answer(given=given(asks_of(to_eva)[0], Words(sentence="Bra.")), by=by_link, at=NOW)


def test_a_state_of_another_kind_is_refused(to_eva: Respondent, by_link: Actor) -> None:
    with pytest.raises(DoesNotFit):
        answer(given=given(asks_of(to_eva)[0], Words(state="done")), by=by_link, at=NOW)
    assert not StatusReport.objects.exists()


def test_that_something_holds_no_longer_must_be_shown(to_per: Respondent, bo: Actor) -> None:
    house = asks_of(to_per)[1]
    with pytest.raises(DoesNotFit):
        answer(given=given(house, Words(state="holds_no_longer")), by=bo, at=NOW)
    house = asks_of(to_per)[1]
    made = answer(
        given=given(house, Words(state="holds_no_longer", evidence="https://example.org/beslut")), by=bo, at=NOW
    )
    assert made.report.evidence_url == "https://example.org/beslut"


def test_nobody_answers_for_another_party(to_eva: Respondent, bo: Actor, stranger: Actor) -> None:
    for by in (bo, stranger):
        with pytest.raises(NotAllowed):
            answer(given=given(asks_of(to_eva)[0], KEPT), by=by, at=NOW)


def test_the_same_answer_twice_is_sent_once(to_eva: Respondent, by_link: Actor) -> None:
    meet = asks_of(to_eva)[0]
    twice = given(meet, KEPT)
    first = answer(given=twice, by=by_link, at=NOW)
    assert answer(given=twice, by=by_link, at=NOW) == first
    assert StatusReport.objects.count() == 1


def test_an_answer_can_be_changed_while_the_round_is_open(to_eva: Respondent, by_link: Actor) -> None:
    meet = asks_of(to_eva)[0]
    answer(given=given(meet, KEPT), by=by_link, at=NOW)
    answer(given=given(meet, Words(state="missed")), by=by_link, at=NOW + timedelta(minutes=5))
    assert StatusReport.objects.get(is_latest=True).state == "missed"
    assert meet.answers.count() == 2


def test_a_closed_round_takes_no_answers(asked: Round, to_eva: Respondent, by_link: Actor, bo: Actor) -> None:
    meet = asks_of(to_eva)[0]
    close(asked=asked, by=bo, at=NOW)
    with pytest.raises(NotOpen):
        answer(given=given(meet, KEPT), by=by_link, at=NOW)
    with pytest.raises(NotOpen):
        save_draft(given=given(meet, KEPT), by=by_link, at=NOW)


def test_a_draft_is_kept_and_is_no_view(to_eva: Respondent, by_link: Actor) -> None:
    meet = asks_of(to_eva)[0]
    save_draft(given=given(meet, Words(sentence="Vi möttes")), by=by_link, at=NOW)
    found = Ask.objects.select_related("draft__file", "answer").get(pk=meet.pk)
    assert current_words(found).sentence == "Vi möttes"
    assert not StatusReport.objects.exists()


def test_a_draft_is_gone_when_the_answer_is_sent(to_eva: Respondent, by_link: Actor) -> None:
    meet = asks_of(to_eva)[0]
    save_draft(given=given(meet, KEPT), by=by_link, at=NOW)
    answer(given=given(meet, KEPT), by=by_link, at=NOW)
    assert not Draft.objects.exists()


def test_two_who_write_at_once_lose_nothing(to_eva: Respondent, by_link: Actor, anna: Actor) -> None:
    meet = asks_of(to_eva)[0]
    seen = meet.version
    save_draft(given=given(meet, KEPT), by=anna, at=NOW)
    with pytest.raises(EditedMeanwhile):
        answer(given=Given(ask=meet, words=Words(state="missed"), version=seen), by=by_link, at=NOW)
    assert Draft.objects.get().sentence == KEPT.sentence


def test_ones_own_draft_is_not_in_ones_way(to_eva: Respondent, by_link: Actor) -> None:
    meet = asks_of(to_eva)[0]
    seen = meet.version
    save_draft(given=given(meet, Words(state="kept")), by=by_link, at=NOW)
    made = answer(given=Given(ask=meet, words=KEPT, version=seen), by=by_link, at=NOW)
    assert made.report.state == "kept"


def test_the_time_is_shared_between_what_is_sent_at_once(to_eva: Respondent, by_link: Actor) -> None:
    meet, teach = asks_of(to_eva)
    look(respondent=to_eva, at=NOW)
    sent = send_answers(
        given=[given(meet, KEPT), given(teach, DONE)], by=by_link, at=NOW + timedelta(seconds=90), respondent=to_eva
    )
    assert [each.seconds for each in sent.answers] == [45, 45]
    assert sent.is_finished


def test_reading_the_page_again_does_not_begin_the_time_anew(to_eva: Respondent) -> None:
    look(respondent=to_eva, at=NOW)
    look(respondent=to_eva, at=NOW + timedelta(minutes=3))
    assert to_eva.counted_from == NOW
    look(respondent=to_eva, at=NOW + timedelta(hours=3))
    assert (to_eva.opened_at, to_eva.counted_from) == (NOW, NOW + timedelta(hours=3))


def test_of_several_answers_those_that_can_be_sent_are(to_eva: Respondent, by_link: Actor) -> None:
    meet, teach = asks_of(to_eva)
    sent = send_answers(
        given=[given(meet, Words(state="done")), given(teach, DONE)], by=by_link, at=NOW, respondent=to_eva
    )
    assert [each.ask for each in sent.answers] == [teach]
    assert list(sent.refused) == [meet.pk]
    assert not sent.is_finished
