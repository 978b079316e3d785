"""The words an agreement gives a meaning, in four languages."""

import pytest

from samverkan_engine.tables import Draft
from tests.engine.conftest import Drafts

HEAD = "SAMVERKANSAVTAL\n\nmellan Nyby kommun och Nyby universitet, som har träffat följande avtal.\n\n1. Definitioner"


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ("Med Campus avses de byggnader som framgår av bilaga 1.", "Campus", "de byggnader som framgår av bilaga 1"),
        ("1.1 Med ”studentbostad” menas en bostad för studenter.", "studentbostad", "en bostad för studenter"),
        ("”Värdkommun” betyder den kommun där Campus ligger.", "Värdkommun", "den kommun där Campus ligger"),
        ("I detta avtal avses med Projektet det gemensamma arbetet.", "Projektet", "det gemensamma arbetet"),
        ("Samverkansår: läsåret den 1 juli till den 30 juni.", "Samverkansår", "läsåret den 1 juli till den 30 juni"),
        ('"Project" means the joint work described in Annex 1.', "Project", "the joint work described in Annex 1"),
        ("The term “Partner” shall mean either of the parties.", "Partner", "either of the parties"),
        ("Med «Prosjektet» menes det felles arbeidet.", "Prosjektet", "det felles arbeidet"),
        (
            "Ved »campus« forstås de bygninger, som fremgår af bilag 1.",
            "campus",
            "de bygninger, som fremgår af bilag 1",
        ),
    ],
)
def test_a_word_is_given_a_meaning(drafted: Drafts, sentence: str, term: str, meaning: str) -> None:
    draft = drafted(f"{HEAD}\n\n{sentence}\n\n2. Syfte\n\nParterna ska samverka.")
    assert [(word.term, word.meaning) for word in draft.definitions] == [(term, meaning)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Parterna menar att detta betyder mycket för orten.",
        "Det betyder att kommunen växer.",
        "Kontaktperson: Anna Berg",
        "Detta avser alla utbildningar på orten.",
    ],
)
def test_other_sentences_define_nothing(drafted: Drafts, sentence: str) -> None:
    draft = drafted(f"{HEAD}\n\n2. Syfte\n\n{sentence}")
    assert draft.definitions == ()


def test_a_word_is_defined_once(drafted: Drafts) -> None:
    draft = drafted(f"{HEAD}\n\nMed Campus avses husen.\n\nMed Campus avses också marken.")
    assert len(draft.definitions) == 1


def test_definitions_survive_storing(drafted: Drafts) -> None:
    draft = drafted(f"{HEAD}\n\nMed Campus avses husen.")
    assert draft.definitions
    assert Draft.from_json(draft.to_json()) == draft
