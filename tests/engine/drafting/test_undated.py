"""The day of an agreement that no sentence dates, and sides of which nothing is tied to it."""

import pytest

from samverkan_engine import documents, drafting
from samverkan_engine.drafting.organisations import organisations
from samverkan_engine.drafting.parties import parties
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Draft

SIGNED = "Nyby universitet och Kalmar kommun har tecknat ett samverkansavtal om skola."


def drafted(text: str) -> Draft:
    return drafting.draft(documents.from_text(text))


def test_a_day_that_nothing_ties_to_the_agreement_is_taken_where_there_is_no_other() -> None:
    found = drafted(f"{SIGNED} Rektor och kommunalråd drack kaffe på slottet den 14 juni 2022.")
    assert found.date.value == "2022-06-14"
    assert found.date.confidence < drafting.SURE


@pytest.mark.parametrize(
    "sentence",
    [
        "Avtalet upphör den 14 juni 2022.",
        "Anmälan till kursen görs den 14 juni 2022.",
        "Det bygger på avtalet som parterna ingick den 14 juni 2022.",
    ],
)
def test_a_day_on_which_something_else_happens_is_not(sentence: str) -> None:
    assert drafted(f"{SIGNED} {sentence}").date.value is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Avtalet slöts under 2022.", "2022"),
        ("Det skedde i juni 2022.", "2022-06"),
        ("Sedan 2022 har parterna också ett avtal om praktik.", "2022"),
    ],
)
def test_a_year_or_month_may_be_all_that_is_told(sentence: str, day: str) -> None:
    assert drafted(f"{SIGNED} {sentence}").date.value == day


def test_a_side_of_which_nothing_is_tied_is_made_up_by_all_that_stand_together() -> None:
    text = "Newby University, the University of Leeds and Oldham University will pool their skills."
    reading = Reading(documents.from_text(text))
    found = organisations(reading)
    assert not parties(reading, found)
    assert {party.name for party in parties(reading, found, agreed=True)} == {
        "Newby University",
        "University of Leeds",
        "Oldham University",
    }


def test_the_other_of_two_is_a_party_though_its_name_tells_nothing() -> None:
    text = "Samarbeidsavtale mellom Nydalstinget og Nyby universitet\n\nKommunene og universitetet skal samarbeide."
    assert {party.name for party in drafted(text).parties} == {"Nydalstinget", "Nyby universitet"}
