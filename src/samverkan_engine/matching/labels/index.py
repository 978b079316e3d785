"""The index of all labels, asked with the words of ads."""

from collections.abc import Sequence
from typing import NamedTuple

import ahocorasick_rs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.matching.labels.forms import english_stem, is_form_of, stem
from samverkan_engine.matching.labels.laying import between
from samverkan_engine.matching.labels.senses import Meaning, Sense, meaning
from samverkan_engine.matching.pieces import Column, Pieces, Texts
from samverkan_engine.matching.words import Words

BREAK, UNKNOWN, COMPOUND = "\x01", "\x02", "\x03"
EMPTY_HEADS = (
    "erfarenheter",
    "erfarenhet",
    "kunskaper",
    "kunskap",
    "vana",
    "kompetens",
    "arbeten",
    "arbete",
    "arbetet",
    "frågor",
    "området",
    "område",
    "uppgifter",
)
"""Ends of compounds that add nothing: "primärvårdserfarenhet" is about primärvård."""

SHORT_NAME = 5
"""Up to so many characters, a name with capitals ("SQL", "PyPI") must have them in the text too."""

SHORTEST_HEAD, SHORTEST_COMPOUND = 6, 9
REMEMBERED = 400_000
"""How many words of texts are kept with their code; those met later are looked up each time."""


class Hit(NamedTuple):
    """A place where a label stands: pieces first to last of the words, and what it may mean."""

    first: int
    last: int
    meaning: Meaning


class Index:
    """
    All labels, ready to be found.

    The words of a text become one sign each, so that the automaton runs over a string as long as the text has words;
    word boundaries hold by themselves and inflected forms share a sign.
    """

    def __init__(self, patterns: pa.Table, codes: pa.Table) -> None:
        """Make the index of what `tables` gave."""
        self._patterns = patterns
        self._swedish: dict[str, str]
        self._english: dict[str, str]
        self._between: dict[str, str]
        self._swedish, self._english, self._between = (
            dict(zip(part["word"].to_pylist(), part["code"].to_pylist(), strict=True))
            for part in (codes.filter(pc.equal(codes["language"], name)) for name in ("sv", "en", "between"))
        )
        signs: list[str] = patterns["pattern"].to_pylist()
        self._alone = {sign: row for row, sign in enumerate(signs) if len(sign) == 1}
        self._automaton = ahocorasick_rs.AhoCorasick(
            [*signs, COMPOUND], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        self._codes = _Known(self)
        self._points = Column(lambda piece: ord(self.code(piece)), np.uint32)
        self._meanings: dict[tuple[int, str], Meaning] = {}
        self._pieces, self._words = Pieces(), dict[int, Meaning]()

    def find(self, words: Words) -> list[Hit]:
        """Return the labels in a text, longest first from the left, never overlapping."""
        pieces = words.pieces
        found = self._automaton.find_matches_as_indexes("".join(map(self._codes.__getitem__, pieces)))
        hits = [
            Hit(start, end - 1, self._meant(row, pieces[start] if end - start == 1 else ""))
            for row, start, end in found
        ]
        return [hit for hit in hits if hit.meaning.senses]

    def find_all(self, texts: Texts) -> list[list[Hit]]:
        """Return the labels in each text."""
        if texts.pieces is not self._pieces:
            self._pieces, self._words = texts.pieces, {}
        codes = self._points.of(texts.pieces)[texts.ids]
        signs = codes.astype("<u4").tobytes().decode("utf-32-le")
        places = zip(texts.firsts.tolist(), texts.firsts[1:].tolist(), strict=False)
        return [self._hits(texts.ids.data[first:past], signs[first:past]) for first, past in places]

    def _hits(self, ids: Sequence[int], signs: str) -> list[Hit]:
        words, found = self._words, []
        for row, start, end in self._automaton.find_matches_as_indexes(signs):
            if end - start == 1:
                id_ = ids[start]  # of a word alone its sign, and so the pattern, is always the same
                meaning = words.get(id_)
                if meaning is None:
                    meaning = words[id_] = self._meant(row, self._pieces.texts[id_])
            else:
                meaning = self._meant(row, "")
            if meaning.senses:
                found.append(Hit(start, end - 1, meaning))
        return found

    def _meant(self, row: int, word: str) -> Meaning:
        return self._meanings.get((row, word)) or self._learned(row, word)

    def _learned(self, row: int, word: str) -> Meaning:
        """Return what a pattern, or a compound, means; remembered as long as there is room."""
        if row == self._patterns.num_rows:
            found = self.meaning(*self._compound(word.lower()), compound=True)
        else:
            found = self.meaning(row, word)
        if len(self._meanings) < REMEMBERED:
            self._meanings[row, word] = found
        return found

    def meaning(self, row: int, word: str, *, compound: bool = False) -> Meaning:
        """Return what a pattern may mean; a word alone is to be a form of the label."""
        columns = [self._patterns[name][row].as_py() for name in ("surface", "rank", "scheme", "kind", "id")]
        senses = [sense for sense in map(Sense, *columns) if not word or _stands_for(word, sense.surface)]
        return meaning(senses, word, compound=compound)

    def code(self, piece: str) -> str:
        """Return the sign of a word of a text, or of what stands between two."""
        if not piece or not (piece[0].isalnum() or piece[0] == "_"):
            return self._between.get(between(piece), BREAK)
        word = piece.lower()
        found = self._swedish.get(stem(word)) or self._english.get(english_stem(word))
        if found:
            return found
        return COMPOUND if len(word) >= SHORTEST_COMPOUND and self._compound(word)[0] >= 0 else UNKNOWN

    def _compound(self, word: str) -> tuple[int, str]:
        """Return the row of the label inside a compound, and the part that is its form; below zero for none."""
        for head in EMPTY_HEADS:
            if word.endswith(head) and len(word) - len(head) >= SHORTEST_HEAD - 1:
                modifier = word[: -len(head)]
                for part in (modifier, modifier.removesuffix("s")):
                    row = self._row(part)
                    if row >= 0:
                        return row, part
        for begin in range(3, len(word) - SHORTEST_HEAD + 1):
            row = self._row(word[begin:])
            if row >= 0:
                return row, word[begin:]
        return -1, ""

    def _row(self, word: str) -> int:
        row = self._alone.get(self._swedish.get(stem(word), ""), -1)
        if row < 0:
            return -1
        senses = self._meant(row, word).senses
        return row if any(sense.kind == "skill" and sense.rank in (0, 1) for sense in senses) else -1


def _stands_for(word: str, surface: str) -> bool:
    """Tell whether a word may stand for a label: its form, and in capitals where a short label has them."""
    if surface[1:] != surface[1:].lower() and len(surface) <= SHORT_NAME and not word.startswith(surface):
        return False
    if len(surface) == 1 and word != surface:
        return False
    return is_form_of(word.lower(), surface.lower())


class _Known(dict[str, str]):
    """The signs of words and of what stands between them, found once."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, piece: str) -> str:
        code = self._index.code(piece)
        if len(self) < REMEMBERED:
            self[piece] = code
        return code
