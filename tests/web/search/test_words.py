"""Words as the index knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.search.words import clean, endings, fold, language_of, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "åtagande åtaganden åtagandet åtagandena Åtagandenas",
        "kommun kommunen kommunens kommuner KOMMUNERNA",
        "utbildning utbildningen utbildningar utbildningarnas",
        "möte mötet möten mötena",
        "forskning forskningens forskningar",
        "ärende ärenden ärendena",
        "överenskommelse överenskommelsen överenskommelser",
    ],
)
def test_all_forms_of_a_swedish_word_have_one_stem(forms: str):
    assert len({stem(each, "sv") for each in forms.split()}) == 1


@pytest.mark.parametrize("forms", ["agreement agreements", "party parties", "university universities"])
def test_all_forms_of_an_english_word_have_one_stem(forms: str):
    assert len({stem(each, "en") for each in forms.split()}) == 1


def test_å_ä_and_ö_are_letters_of_their_own():
    assert len({fold(each) for each in ("mal", "mål", "mäl", "möl")}) == 4


def test_case_and_accents_fall_away():
    assert fold("IDÉER") == "ideer"
    assert fold("ÅÄÖ") == "åäö"
    assert fold("Straße") == "strasse"


def test_letters_put_together_of_two_are_as_one():
    assert clean("a\u030ar") == "år"


def test_what_cannot_be_seen_or_stored_is_gone():
    assert clean("sam\u00adverkan\0s \u200bavtal") == "samverkan s avtal"


def test_endings_are_the_longer_stems_backwards_each_once():
    assert endings(["avtal", "om", "avtal"]) == "latva"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Parterna ska träffas varje år och följa upp det.", "sv"),
        ("The parties shall meet every year and follow up on it.", "en"),
        ("", "sv"),
        ("2026", "sv"),
    ],
)
def test_the_language_is_told_by_the_commonest_words(text: str, language: str):
    assert language_of(text) == language


@given(st.text(max_size=200))
def test_every_stem_is_made_of_letters_and_figures_alone(text: str):
    """Both databases' own search languages are made of other characters, so nothing can be told them."""
    for each in stems(clean(text), "sv"):
        assert each == "" or each.isalnum()
