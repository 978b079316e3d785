"""Whether the whole document speaks for an agreement, where the rules found too little."""

import pytest

from samverkan_engine import documents, drafting
from samverkan_engine.drafting.learned import Linear
from samverkan_engine.drafting.organisations import organisations
from samverkan_engine.drafting.parties import parties
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.drafting.second_opinion import features, second_opinion
from samverkan_engine.tables import SURE, Found, Reason

ALWAYS, NEVER = Linear({"bias": 5.0}, 0.85), Linear({"bias": -5.0}, 0.85)
NO = Found(value=False, confidence=0.6)
TEXT = "Nyby kommun och Nyby universitet bildar tillsammans ett konsortium. Parterna ska mötas varje år."


def opinion(text: str, reason: Reason, model: Linear) -> bool:
    reading = Reading(documents.from_text(text))
    named = organisations(reading)
    return second_opinion(reading, named, parties(reading, named), (NO, reason), model)[0].value


def test_a_no_for_want_of_evidence_becomes_a_yes_where_the_document_speaks_for_it() -> None:
    assert opinion(TEXT, Reason.NO_AGREEMENT_WORD, ALWAYS)
    assert not opinion(TEXT, Reason.NO_AGREEMENT_WORD, NEVER)


@pytest.mark.parametrize("reason", [Reason.ONE_SIDED, Reason.NO_TEXT])
def test_a_no_for_another_reason_stays(reason: Reason) -> None:
    assert not opinion(TEXT, reason, ALWAYS)


def test_an_agreement_that_is_only_wished_for_stays_none() -> None:
    assert not opinion("Nyby kommun vill teckna ett avtal med Nyby universitet.", Reason.NOTHING_AGREED, ALWAYS)


@pytest.mark.parametrize(
    "text",
    [
        "Seminarium\n\nNyby kommun och Nyby universitet bjuder in till seminarium om hur avtal blir till.",
        "Nyby universitet och Obygden Teknik AB har ett avtal. Parterna ska mötas varje år.",
        "Nyby kommun och Obygden Teknik AB har ett avtal. Parterna ska mötas varje år.",
    ],
)
def test_a_meeting_or_the_want_of_one_side_is_never_overruled(text: str) -> None:
    assert not opinion(text, Reason.NOTHING_AGREED, ALWAYS)


def test_a_yes_by_a_second_opinion_is_never_sure() -> None:
    reading = Reading(documents.from_text(TEXT))
    agreed, _ = second_opinion(reading, organisations(reading), (), (NO, Reason.NO_UNIVERSITY), ALWAYS)
    assert agreed.value
    assert agreed.confidence < SURE
    found = drafting.draft(documents.from_text(TEXT)).is_agreement
    assert not found.value or found.confidence < SURE


def test_what_is_weighed_are_sides_words_and_counts_and_no_name() -> None:
    reading = Reading(documents.from_text(TEXT))
    named = organisations(reading)
    found = features(reading, named, parties(reading, named))
    assert {"universities 1", "public 1", "lead joint", "promises 1", "between"} <= set(found)
    assert not any("nyby" in feature.lower() for feature in found)
