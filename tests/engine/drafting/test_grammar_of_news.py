"""What news does with names and sentences: places for municipalities, several promises in one sentence, mere wishes."""

import pytest

from tests.engine.conftest import Drafts


def test_a_municipality_may_be_named_by_its_place_alone(drafted: Drafts) -> None:
    draft = drafted("Falun och Högskolan Dalarna har undertecknat en avsiktsförklaring.")
    assert [party.name for party in draft.parties] == ["Falun", "Högskolan Dalarna"]


def test_a_place_where_something_happens_is_no_party(drafted: Drafts) -> None:
    draft = drafted("I Falun undertecknade Nyby kommun och Nyby universitet en avsiktsförklaring.")
    assert {party.name for party in draft.parties} == {"Nyby kommun", "Nyby universitet"}


@pytest.mark.parametrize(
    ("sentence", "promises"),
    [
        (
            "Kommunen ska upplåta lokaler, och universitetet ska ge kurser.",
            [("Kommunen ska upplåta lokaler", "Nyby kommun"), ("universitetet ska ge kurser.", "Nyby universitet")],
        ),
        (
            "Avtalet innebär att kommunen ska bygga bostäder och att parterna ska söka medel.",
            [("kommunen ska bygga bostäder", "Nyby kommun"), ("parterna ska söka medel.", "both")],
        ),
        ("Dessutom ska kommunen ställa data till förfogande.", [(None, "Nyby kommun")]),
        ("Utredningen bekostas av kommunen.", [(None, "Nyby kommun")]),
        ("Kommunen och universitetet ska söka medel.", [(None, "both")]),
    ],
)
def test_each_clause_of_a_sentence_promises_for_its_own_subject(
    drafted: Drafts, sentence: str, promises: list[tuple[str | None, str]]
) -> None:
    draft = drafted(f"Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal.\n\n{sentence}")
    found = [(promise.text, promise.actor) for promise in draft.commitments]
    assert found == [(text or sentence, actor) for text, actor in promises]


@pytest.mark.parametrize(
    "sentence",
    [
        "Syftet är att orten ska bli mer attraktiv.",
        "Avtalet ska bidra till att fler studerar.",
        "Avtalet ska undertecknas i maj.",
    ],
)
def test_a_purpose_and_the_signing_itself_are_no_promises(drafted: Drafts, sentence: str) -> None:
    draft = drafted(f"Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal.\n\n{sentence}")
    assert draft.commitments == ()


def test_an_agreement_that_somebody_asks_for_has_not_been_made(drafted: Drafts) -> None:
    draft = drafted("Det är hög tid att Nyby kommun tecknar ett avtal med Nyby universitet.")
    assert not draft.is_agreement.value
