"""The real letter and the shared corpus; these run only where the project's shared material is."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samverkan_engine.__main__ import main
from samverkan_engine.pipeline import draft_from_file
from samverkan_engine.tables import CommitmentKind, Draft, Nature, PersonPart

LEAST_MACRO_F1 = 0.60


@pytest.fixture(scope="module")
def letter(shared: Path) -> tuple[str, Draft]:
    """The text of the letter that the project began with, and its draft."""
    data = (shared / "corpus" / "documents" / "000.txt").read_bytes()
    return data.decode(), draft_from_file(data, "000.txt")


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """The annotation of the letter."""
    found: dict[str, Any] = json.loads((shared / "corpus" / "documents" / "000.json").read_text("utf-8"))
    return found


def test_the_letter_binds_the_university_and_the_municipality(letter: tuple[str, Draft], gold: dict[str, Any]) -> None:
    exchanged = letter[1].to_corpus("000")
    for field in ("language", "is_agreement", "kind", "parties", "date", "date_kind", "meeting_cadence"):
        assert exchanged[field] == gold[field], field


def test_the_four_people_of_the_caption_have_role_and_organisation(
    letter: tuple[str, Draft], gold: dict[str, Any]
) -> None:
    draft = letter[1]
    assert draft.to_corpus()["signatories"] == gold["signatories"]
    assert {person.part for person in draft.people} == {PersonPart.REPRESENTATIVE}


def test_the_letters_domains_and_areas_are_found_with_their_state(
    letter: tuple[str, Draft], gold: dict[str, Any]
) -> None:
    exchanged = letter[1].to_corpus()
    assert set(exchanged["domains"]) >= {"education", "competence_development", "research", "innovation"}
    assert exchanged["subject_areas"] == gold["subject_areas"]


def test_the_quoted_words_are_agreement_wording_and_the_rest_an_account(letter: tuple[str, Draft]) -> None:
    text, draft = letter
    quoted = text[text.index("”") + 1 : text.rindex("”")]
    assert [quotation.text for quotation in draft.quotations] == [quoted]
    natures = [promise.nature for promise in draft.commitments]
    assert natures == [Nature.ACCOUNT, Nature.AGREEMENT_WORDING, Nature.AGREEMENT_WORDING, Nature.ACCOUNT]


def test_the_letters_promises_are_spans_of_it_followed_up_in_four_ways(letter: tuple[str, Draft]) -> None:
    text, draft = letter
    assert all(text[promise.start : promise.end] == promise.text for promise in draft.commitments)
    assert [promise.kind for promise in draft.commitments] == [
        CommitmentKind.RECURRING,
        CommitmentKind.DECLARATION,
        CommitmentKind.EXPLORATION,
        CommitmentKind.DIRECTION,
    ]


def test_drafts_of_the_corpus_score_well_enough(shared: Path, tmp_path: Path) -> None:
    folder = shared / "corpus" / "documents"
    assert main(["draft", *map(str, sorted(folder.glob("*.txt"))), "--out", str(tmp_path)]) == 0
    scored = subprocess.run(
        [sys.executable, str(shared / "corpus" / "score.py"), str(tmp_path), str(folder), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(scored.stdout)["macro_f1"] >= LEAST_MACRO_F1
