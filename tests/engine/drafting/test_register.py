"""The registers of open facts: how many there are of each, and how their names are read."""

from collections import Counter

import pytest

from samverkan_engine import documents
from samverkan_engine.drafting import register
from samverkan_engine.drafting.organisations import organisations
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import PartyType

MUNICIPALITY, REGION = PartyType.MUNICIPALITY, PartyType.REGION


def test_the_register_of_neighbours_is_complete() -> None:
    counts = Counter((known.country, known.type) for known in register.neighbours())
    assert counts == {
        ("no", MUNICIPALITY): 357,
        ("no", REGION): 14,  # Oslo is a municipality that is a county too
        ("dk", MUNICIPALITY): 98,
        ("dk", REGION): 5,
        # unitary, metropolitan, London and other districts of England; Scotland, Wales, Northern Ireland
        ("gb", MUNICIPALITY): 63 + 36 + 33 + 164 + 32 + 22 + 11,
        ("gb", REGION): 21,
        ("ie", MUNICIPALITY): 5,
        ("ie", REGION): 26,
    }


def test_no_name_of_the_register_stands_twice() -> None:
    names = Counter(entry.name for entry in register.entries())
    assert len(names) >= 300
    assert set(names.values()) == {1}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Perth and Kinross Council has agreed", "Perth and Kinross Council", MUNICIPALITY),
        ("Brighton & Hove City Council's leader", "Brighton & Hove City Council", MUNICIPALITY),
        ("Newry, Mourne and Down District Council", "Newry, Mourne and Down District Council", MUNICIPALITY),
        ("the Royal Borough of Kensington and Chelsea", "Royal Borough of Kensington and Chelsea", MUNICIPALITY),
        ("East Riding of Yorkshire Council", "East Riding of Yorkshire Council", MUNICIPALITY),
        ("Evje og Hornnes kommune", "Evje og Hornnes kommune", MUNICIPALITY),
        ("Møre og Romsdal fylkeskommune", "Møre og Romsdal fylkeskommune", REGION),
        ("Trinity College Dublin", "Trinity College Dublin", PartyType.UNIVERSITY),
        ("NTNU", "NTNU", PartyType.UNIVERSITY),
    ],
)
def test_names_with_small_words_are_whole(text: str, name: str, kind: PartyType) -> None:
    found = organisations(Reading(documents.from_text(text)))
    assert [(organisation.name, organisation.type) for organisation in found] == [(name, kind)]
