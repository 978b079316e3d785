"""The sentences of many texts at once are those of each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.matching.parting import Parter
from samverkan_engine.matching.pieces import Pieces, Texts
from samverkan_engine.matching.required import required
from samverkan_engine.matching.words import EVERYTHING, Words, sentences

PARTS = st.sampled_from(
    [
        "Om oss", "Kvalifikationer:", "Vi söker dig som", "Vi erbjuder", "Du har", "en", "t.ex", "bl.a", "Ca", "5",
        "meriterande", "inget krav på", "gärna", "ska ha", "svenska", "krävs", "men", "Vi söker", "en stor fördel",
        "Nice to have", "You need", "C#", "vi", "Ansökan", "har", "İ", "ﬁ", "😀", "Σ", "ⓐ",
        ". ", ".", "..", "...", "! ", "? ", ":", "\r\n", "\n\n", "• ", "· ", "\xa0", " - ", "–", "_", "_x", " ", "(",
        ")",
    ]
)  # fmt: skip
TEXTS = st.lists(PARTS | st.text(max_size=3), max_size=14).map("".join)


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None, max_examples=400)
def test_the_sentences_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    parted = Parter().part(Texts([Words(text) for text in texts], Pieces()))
    assert [[one[:5] for one in some] for some in parted] == [[one[:5] for one in sentences(text)] for text in texts]


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(deadline=None, max_examples=200)
def test_what_a_sentence_does_not_tell_would_not_have_been_found_in_it(texts: list[str]) -> None:
    for text, some in zip(texts, Parter().part(Texts([Words(text) for text in texts], Pieces())), strict=True):
        low = Words(text).low
        for one in some:
            for start in range(one.start, one.end):
                assert required(low, start, one) == required(low, start, one._replace(telling=EVERYTHING))
