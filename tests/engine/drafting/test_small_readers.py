"""Language, kind, cadence, validity and sentences, each by small texts of our own."""

import pytest

from samverkan_engine import documents
from samverkan_engine.drafting import sentences
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import AgreementKind, Cadence
from tests.engine.conftest import Drafts

BOUND = "Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kommunen och universitetet är överens om att de ska samarbeta om skolan och omsorgen.", "sv"),
        ("The university and the council have agreed that they will work on schools and care.", "en"),
        ("Kommunen og universitetet er enige om at de skal samarbeide om skole og omsorg etter avtalen.", "no"),
        ("Kommunen og universitetet er enige om, at de skal samarbejde om skole og uddannelse efter aftalen.", "da"),
    ],
)
def test_the_language_is_told_by_small_words(drafted: Drafts, text: str, code: str) -> None:
    found = drafted(text).language
    assert found.value == code
    assert found.confidence > 0.6


def test_a_text_of_digits_is_in_no_language(drafted: Drafts) -> None:
    assert drafted("12 34 56").language.value is None


def test_a_few_words_are_told_by_the_larger_model_and_less_surely(drafted: Drafts) -> None:
    found = drafted("forskning inom trafik").language
    assert found.value == "sv"
    assert found.confidence < 0.75


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nyby kommun och Nyby universitet undertecknade en avsiktsförklaring.", AgreementKind.LETTER_OF_INTENT),
        ("Nyby kommun och Nyby universitet undertecknade ett samarbetsavtal.", AgreementKind.COOPERATION_AGREEMENT),
        ("Nyby kommune og Høgskolen i Nyby signerte en partnerskapsavtale.", AgreementKind.STRATEGIC_PARTNERSHIP),
        (
            "The University of Nyby and Nyby City Council signed a Memorandum of Understanding.",
            AgreementKind.MEMORANDUM,
        ),
        ("Nyby kommun och Nyby universitet förlänger avtalet. Det undertecknades igår.", AgreementKind.RENEWAL),
        ("Nyby Kommune og Nyby Universitet underskrev en samarbejdsaftale.", AgreementKind.COOPERATION_AGREEMENT),
    ],
)
def test_the_kind_is_the_documents_own_word(drafted: Drafts, text: str, kind: AgreementKind) -> None:
    assert drafted(text).kind.value is kind


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("Ledningarna träffas varje år.", Cadence.ANNUAL),
        ("Styrgruppen möts två gånger per år.", Cadence.BIANNUAL),
        ("The steering group meets quarterly.", Cadence.QUARTERLY),
        ("Arbeidsgruppen møtes en gang i måneden.", Cadence.MONTHLY),
        ("Styregruppen mødes to gange om året.", Cadence.BIANNUAL),
        ("Parterna har ett par möten om året.", Cadence.BIANNUAL),
        ("Parterna träffas regelbundet.", None),
        ("Kommunen har en årlig budget.", None),
    ],
)
def test_the_cadence_is_how_often_they_meet(drafted: Drafts, text: str, cadence: Cadence | None) -> None:
    found = drafted(f"{BOUND} {text}").meeting_cadence
    assert found.value is cadence
    assert bool(found.passages) is (cadence is not None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Avtalet gäller från 1 mars 2024 till och med 31 december 2027.", "2024-03-01", "2027-12-31"),
        ("Avtalet löper 2023–2026.", "2023", "2026"),
        ("The agreement runs until June 2030.", None, "2030-06"),
        ("Aftalen træder i kraft den 1. maj 2025 og udløber med udgangen af 2029.", "2025-05-01", "2029"),
        ("Avtalet gäller i tre år.", None, None),
        ("Projektet Vind pågår 2023–2026.", None, None),
    ],
)
def test_validity_is_only_what_is_stated(drafted: Drafts, text: str, first: str | None, last: str | None) -> None:
    draft = drafted(f"{BOUND} {text}")
    assert (draft.valid_from.value, draft.valid_to.value) == (first, last)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Det gäller t.ex. skolan. Sedan kommer vården.", 2),
        ("Dr. A. Berg talade. Alla lyssnade.", 2),
        ("Den 8. april mødes de. Så er det klart.", 2),
        ("Vad ska de göra? Mötas! Sedan äta.", 3),
        ("En rad utan punkt\nEn rad till", 2),
        ("1. Bygga hus. Sedan vila.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    assert len(list(sentences.spans(text, 0, len(text)))) == count


def test_a_sentence_knows_its_place() -> None:
    reading = Reading(documents.from_text("Rubrik\n\nEn mening här. En till."))
    assert [reading.text[s.start : s.end] for s in reading.sentences] == ["Rubrik", "En mening här.", "En till."]
