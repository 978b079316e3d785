"""Passages after edits by chance: nearly all that still stand follow, and none is said to stand that does not."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.following import compare, follow
from samverkan_engine.following.words import Words
from samverkan_engine.tables import DifferenceKind, FollowKind
from tests.engine.following.letters import edited, letter

ROUNDS = 150


def keys(text: str) -> list[str]:
    return Words.of(text).keys


def test_of_passages_that_stand_or_moved_nearly_all_follow_to_their_own_place_and_none_is_lost():
    stood = followed = wrongly = 0
    for seed in range(ROUNDS):
        chance = Random(seed)
        old = letter(chance, paragraphs=chance.randint(4, 20))
        new = edited(old, chance, edits=chance.randint(1, 12))
        sentences = [each for paragraph in old.paragraphs for each in paragraph]
        found = follow(old.text, [old.places[each.key] for each in sentences], new.text)
        assert len(found) == len(sentences)
        here = {each.key: each for paragraph in new.paragraphs for each in paragraph}
        for each, what in zip(sentences, found, strict=True):
            now = here.get(each.key)
            if now is None or now.edited:
                wrongly += what.is_certain and not any(s.text == each.text for s in here.values())
                continue
            stood += 1
            followed += what.is_certain and new.text[what.start : what.end].split() == each.text.split()
    print(f"\n{followed} of {stood} passages followed ({followed / stood:.2%}), {wrongly} wrongly")
    assert wrongly == 0
    assert followed / stood >= 0.98


@pytest.mark.generative
@given(st.integers(0, 10**9), st.integers(1, 10), st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_what_is_sure_says_the_same_words(seed: int, paragraphs: int, edits: int):
    chance = Random(seed)
    old = letter(chance, paragraphs)
    new = edited(old, chance, edits)
    passages = [(start, end - chance.randint(0, 3)) for start, end in old.places.values()]
    for (start, end), what in zip(passages, follow(old.text, passages, new.text), strict=True):
        if what.is_certain:
            assert what.start is not None
            assert keys(new.text[what.start : what.end]) == keys(old.text[slice(*_whole(old.text, start, end))])
        else:
            assert what.kind in (FollowKind.REWORDED, FollowKind.GONE)
        for place in what.candidates:
            assert 0 <= place.start < place.end <= len(new.text)
            assert 0 <= place.likeness <= 1


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    words = Words.of(text)
    return words.characters(*words.span(start, end))


@pytest.mark.generative
@given(st.integers(0, 10**9), st.integers(1, 10))
@settings(max_examples=40, deadline=None)
def test_a_text_that_has_not_changed_keeps_every_passage_exactly(seed: int, paragraphs: int):
    old = letter(Random(seed), paragraphs)
    passages = list(old.places.values())
    found = follow(old.text, passages, old.text)
    assert [(what.kind, what.start, what.end) for what in found] == [(FollowKind.EXACT, *place) for place in passages]


@pytest.mark.generative
@given(st.text("abc åäÖ.!:;-\n\"'2()", max_size=80), st.text("abc åäÖ.!:;-\n\"'2()", max_size=80))
@settings(max_examples=300, deadline=None)
def test_a_comparison_holds_every_word_of_both_texts_once(old: str, new: str):
    paragraphs = compare(old, new)
    words = [each for paragraph in paragraphs for each in paragraph.words]
    added = [key for each in words if each.kind != DifferenceKind.REMOVED for key in keys(each.text)]
    removed = [key for each in words if each.kind != DifferenceKind.ADDED for key in keys(each.text)]
    assert added == keys(new)
    assert removed == keys(old)


@pytest.mark.generative
@given(st.text("abc åÖ.:-\n2)", max_size=60), st.text("abc åÖ.:-\n2)", max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_any_texts_and_passages_get_an_answer(old: str, new: str, data: st.DataObject):
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    (what,) = follow(old, [(start, end)], new)
    assert (what.start is None) == (what.kind is FollowKind.GONE)
