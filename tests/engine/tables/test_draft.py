"""A draft stored, read back, and exchanged."""

import json

import pytest

from samverkan_engine.tables import Draft
from tests.engine.conftest import Drafts

TEXT = """Nyby kommun och Nyby universitet i nytt avtal

Från vänster: Anna Berg, kommunalråd i Nyby, och Bo Ek, rektor för Nyby universitet. Foto: Eva Glad

Publicerad 3 maj 2024

Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring. Avtalet gäller till och med 2027.
I avtalet står att ”kommunen utgör en viktig miljö för universitetets forskning om fjäll”.
Ledningarna ska träffas varje år. Tre områden betonas: vattenbruk, vindkraft och kortfilm.
"""


@pytest.fixture(scope="module")
def draft(drafted: Drafts) -> Draft:
    """A draft in which every field says something."""
    return drafted(TEXT)


def test_a_stored_draft_is_read_back_without_loss(draft: Draft) -> None:
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_a_draft_that_says_nothing_is_read_back_too(drafted: Drafts) -> None:
    empty = drafted("")
    assert Draft.from_json(json.loads(json.dumps(empty.to_json()))) == empty


def test_a_draft_of_another_version_is_not_guessed_at(draft: Draft) -> None:
    with pytest.raises(ValueError, match="version 99"):
        Draft.from_json({**draft.to_json(), "version": 99})


def test_the_exchange_schema_has_a_passage_for_every_field_found(draft: Draft) -> None:
    exchanged = draft.to_corpus("nyby")
    assert exchanged["id"] == "nyby"
    assert exchanged["date"] == "2024-05-03"
    assert exchanged["date_kind"] == "published"
    assert exchanged["valid_to"] == "2027"
    assert exchanged["meeting_cadence"] == "annual"
    fields = {passage["field"].partition("[")[0] for passage in exchanged["passages"]}
    assert fields >= {
        "date",
        "valid_to",
        "meeting_cadence",
        "parties",
        "people",
        "domains",
        "commitments",
        "quotations",
    }


def test_passages_of_the_exchange_schema_point_into_the_text(draft: Draft) -> None:
    exchanged = draft.to_corpus()
    places = {passage["field"]: passage for passage in exchanged["passages"]}
    for number, promise in enumerate(exchanged["commitments"]):
        place = places[f"commitments[{number}]"]
        assert TEXT[place["start"] : place["end"]] == promise["text"]


def test_people_of_the_caption_stand_in_for_signatories(draft: Draft) -> None:
    assert [person["name"] for person in draft.to_corpus()["signatories"]] == ["Anna Berg", "Bo Ek"]
