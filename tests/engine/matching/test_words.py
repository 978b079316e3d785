"""An ad is taken apart without losing a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Words

AD = (
    "Om oss\r\nVi är ett bolag i Nyby som gör batterier.\r\n\r\nDina arbetsuppgifter\r\n"
    "Du kommer att svetsa, t.ex. rör.\xa0Du dokumenterar också arbetet.\r\n\r\n"
    "Krav\r\n• Truckkort\r\n• Svenska i tal och skrift\r\n\r\n"
    "Meriterande\r\n• Erfarenhet av Python\r\n\r\n"
    "Vi erbjuder\r\nFri kaffe och kurser i ledarskap.\r\n\r\nAnsökan\r\nSkicka ditt cv."
)


def section_of(text: str, phrase: str) -> Section:
    """What the sentence that holds a phrase is about."""
    sentence = Words(text).sentence(text.index(phrase))
    assert sentence is not None
    return sentence.section


@pytest.mark.parametrize(
    ("phrase", "section"),
    [
        ("batterier", Section.EMPLOYER),
        ("svetsa", Section.TASKS),
        ("dokumenterar", Section.TASKS),
        ("Truckkort", Section.MUST),
        ("Python", Section.NICE),
        ("ledarskap", Section.OFFER),
        ("cv", Section.PROCESS),
    ],
)
def test_a_sentence_belongs_to_the_heading_above_it(phrase: str, section: Section) -> None:
    assert section_of(AD, phrase) is section


def test_an_abbreviation_ends_no_sentence() -> None:
    sentence = Words(AD).sentence(AD.index("svetsa"))
    assert sentence is not None
    assert AD[sentence.start : sentence.end] == "Du kommer att svetsa, t.ex. rör."


def test_what_is_said_of_the_person_is_about_the_person_without_a_heading() -> None:
    assert section_of("Vi är ett bolag. Vi söker dig som kan svetsa.", "svetsa") is Section.MUST


def test_a_word_knows_its_place_past_carriage_returns_and_hard_spaces() -> None:
    for word in Words(AD).words:
        assert AD[word.start : word.end] == word.text


def test_words_within_a_place_are_those_that_begin_there() -> None:
    words = Words("ett två tre fyra")
    assert [word.text for word in words.within(4, 11)] == ["två", "tre"]


@pytest.mark.generative
@given(st.text(alphabet="aåÄ1.:?!•-_*#+ \xa0\t\r\n", max_size=200))
def test_no_character_is_lost_and_no_sentences_overlap(text: str) -> None:
    words = Words(text)
    assert "".join(words.pieces) == text
    end = 0
    for sentence in words.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        end = sentence.end
    for word in words.words:
        assert text[word.start : word.end] == word.text
