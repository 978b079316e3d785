"""Texts cut into pieces many at a time are cut as each is, and pieces are told apart."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.matching import cutting
from samverkan_engine.matching.cutting import Numbered, cut, rows_of_new
from samverkan_engine.matching.words import WORD, Words

TEXTS = st.lists(
    st.text(max_size=12) | st.sampled_from(["", " ", "åka_Öst 1²", "𝒳y\n", "x\x00\x00y", "e\u0301 ett"]), max_size=8
)


@given(TEXTS, st.sampled_from([3, 20, 1 << 18]))
@settings(deadline=None)
def test_pieces_are_those_of_each_text_and_alike_ones_alone_have_one_key(texts: list[str], at_once: int) -> None:
    before, cutting.AT_ONCE = cutting.AT_ONCE, at_once
    try:
        made = cut(texts)
    finally:
        cutting.AT_ONCE = before
    pieces = [WORD.split(text) for text in texts]
    whole = "\n".join(texts)
    assert made.counts.tolist() == list(map(len, pieces))
    said = [piece for some in pieces for piece in some]
    assert [whole[begin:stop] for begin, stop in zip(made.begins, made.stops, strict=True)] == said
    assert len(set(made.keys.tolist())) == len(set(said))
    assert len(set(zip(made.keys.tolist(), said, strict=True))) == len(set(said))


def test_numbers_are_found_again_however_many_there_are() -> None:
    known, keys = Numbered(), np.random.default_rng(1).integers(0, 1 << 63, 100_000).astype(np.uint64)
    keys[1:5] = keys[0] + np.arange(1, 5, dtype=np.uint64)  # five that want the same place
    assert (known.of(keys) == -1).all()
    for number, key in enumerate(keys.tolist()):
        known.add(key, number)
    assert known.of(keys).tolist() == list(range(100_000))
    assert known.of(keys + np.uint64(1 << 20)).max() == -1


def test_a_number_met_twice_is_new_once_where_it_stands_first() -> None:
    keys = np.array([7, 3, 7, 5, 3], np.uint64)
    assert rows_of_new(keys, np.array([-1, -1, -1, 2, -1])) == [0, 1]


@given(st.text(max_size=30))
def test_small_letters_stand_where_the_large_did(text: str) -> None:
    assert len(Words(text).low) == len(text)
    assert Words(f"İ{text}ſK").low[1:-2] == Words(text).low or "Σ" in text
