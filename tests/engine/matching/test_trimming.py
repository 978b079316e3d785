"""Phrases of many sentences at once, trimmed, are those of each trimmed by itself."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.matching.phrases.tokens import Parts
from samverkan_engine.matching.phrases.trimming import SINGLE, Trimmer, trim
from samverkan_engine.matching.sections import Section
from samverkan_engine.matching.words import Sentence

WORDS = ["erfarenhet", "av", "bra", "på", "att", "svetsa", "och", "god", ",", "/", "C++", "leda"]
SENTENCES = st.lists(
    st.lists(st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, 2)), min_size=1, max_size=9), max_size=5
)


def plainly(sentence: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first and last word of each phrase of one sentence."""
    words, marks = [WORDS[word] for word, _ in sentence], [mark for _, mark in sentence]
    found = []
    for first in (place for place, mark in enumerate(marks) if mark == 0):
        last = first
        while last + 1 < len(marks) and marks[last + 1] == 1:
            last += 1
        first, last = trim(words, first, last)
        if first <= last and not any(word in SINGLE for word in words[first : last + 1]):
            found.append((first, last))
    return found


@given(SENTENCES)
def test_phrases_of_many_sentences_are_those_of_each(sentences: list[list[tuple[int, int]]]) -> None:
    rows = [row for sentence in sentences for row in sentence]
    ids, marks = (np.array([row[place] for row in rows], dtype=np.int64) for place in (0, 1))
    lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    of = Sentence(0, 0, Section.MUST, False, False)
    parts = Parts([of] * len(sentences), [0] * len(sentences), lengths, ids, ids, ids)
    places = Trimmer(WORDS).places(parts, marks)
    starts = np.array(parts.starts)[places.owners] if len(places.owners) else places.owners
    found = zip(places.owners, places.firsts - starts, places.lasts - starts, strict=True)
    assert [tuple(map(int, one)) for one in found] == [
        (number, *place) for number, sentence in enumerate(sentences) for place in plainly(sentence)
    ]
