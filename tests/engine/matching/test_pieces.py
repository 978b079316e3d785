"""Texts as columns of pieces: what is told of a piece is told once, and the words and signs are those told plainly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.matching.phrases import features
from samverkan_engine.matching.phrases.tokens import Tokens
from samverkan_engine.matching.pieces import Column, Growing, Pieces, Texts
from samverkan_engine.matching.sections import ASKING
from samverkan_engine.matching.words import Words

TEXTS = st.lists(
    st.sampled_from(
        ["Du kan C++ och C#.", "#1 (+4) ", "++", " ", "\n", "• Svetsa", "a_b", "ord " * 90, "Vi: ", "(", "C"]
    )
    | st.text("ab+# .\n(", max_size=8),
    max_size=8,
).map("".join)


def test_a_piece_is_told_of_once() -> None:
    asked: list[str] = []
    lengths = Column(lambda piece: asked.append(piece) or len(piece), int)  # type: ignore[func-returns-value]
    pieces = Pieces()
    for words in (["ett", "två"], ["två", "trettio"]):
        numbers = list(pieces.numbers(words))
        assert lengths.of(pieces)[numbers].tolist() == [len(word) for word in words]
    assert asked == ["ett", "två", "trettio"]


def test_a_column_begins_anew_with_other_pieces() -> None:
    lengths = Column(len, int)
    for words in (["ett", "fyra"], ["fyrtio"]):
        pieces = Pieces()
        numbers = list(pieces.numbers(words))
        assert lengths.of(pieces)[numbers].tolist() == [len(word) for word in words]


def test_an_array_grows_and_keeps_what_it_holds() -> None:
    array = Growing(int)
    for number in range(3000):
        array.extend([number])
    assert array.array.tolist() == list(range(3000))


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None, max_examples=200)
def test_the_columns_say_where_every_piece_stands(texts: list[str]) -> None:
    made = Texts([Words(text) for text in texts], Pieces())
    for text, words, offset, first, past in zip(
        texts, made, made.offsets, made.firsts[:-1], made.firsts[1:], strict=True
    ):
        begins = made.begins[first:past] - offset
        assert [made.pieces.texts[number] for number in made.ids[first:past]] == words.pieces
        assert all(text[begin:].startswith(piece) for begin, piece in zip(begins, words.pieces, strict=True))


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None, max_examples=200)
def test_words_and_signs_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    said: list[str] = []

    def number(text: str) -> int:
        said.append(text)
        return len(said) - 1

    ads = [Words(text) for text in texts]
    parts = Tokens(number).parts(Texts(ads, Pieces()))
    found = [
        (
            parts.texts[row],
            parts.sentences[row],
            [said[id_] for id_ in parts.ids[first:past]],
            parts.begins[first:past].tolist(),
            parts.ends[first:past].tolist(),
        )
        for row, (first, past) in enumerate(zip(parts.starts[:-1], parts.starts[1:], strict=True))
    ]
    assert found == [
        (number, *part)
        for number, ad in enumerate(ads)
        for part in features.tokens(ad)
        if part[0].section in ASKING and not part[0].heading
    ]
