"""The index of all labels: built once from a taxonomy, kept as bytes, and asked with the words of an ad."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.matching.labels.forms import english_stem, is_form_of, stem, variants
from samverkan_engine.matching.labels.senses import Meaning, Sense, lines, meaning
from samverkan_engine.matching.pieces import Column, Texts
from samverkan_engine.matching.words import WORD, Words

BREAK, UNKNOWN, COMPOUND = "\x01", "\x02", "\x03"
FIRST_CODE = 0x20
SURROGATES = range(0xD800, 0xE000)

SIGNS = ("#", "++")
"""Signs that end a name: C#, C++."""

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


SCHEMA = pa.schema(
    [
        ("pattern", pa.string()),
        ("surface", pa.list_(pa.string())),
        ("rank", pa.list_(pa.int8())),
        ("scheme", pa.list_(pa.string())),
        ("kind", pa.list_(pa.string())),
        ("id", pa.list_(pa.string())),
    ]
)


@dataclass(slots=True)
class _Codes:
    """Gives each word of the labels its sign."""

    swedish: dict[str, str] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)
    between: dict[str, str] = field(default_factory=dict)
    free: Iterator[int] = field(default_factory=lambda: count(FIRST_CODE))

    def next(self) -> str:
        number = next(self.free)
        return chr(number if number < SURROGATES.start else number + len(SURROGATES))


def between(piece: str) -> str:
    """Return what stands between two words, told apart as far as labels do; empty where it ends a phrase."""
    if piece.isspace():
        return "" if "\n" in piece or "\r" in piece else " "
    bare = piece.strip()
    if bare.startswith(SIGNS):
        return "#" if bare[0] == "#" else "++"
    return "-" if bare in "–‑" else bare


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

    def find(self, words: Words) -> list[Hit]:
        """Return the labels in a text, longest first from the left, never overlapping."""
        return self._hits(words.pieces, "".join(map(self._codes.__getitem__, words.pieces)))

    def find_all(self, texts: Texts) -> list[list[Hit]]:
        """Return the labels in each text."""
        codes = self._points.of(texts.pieces)[texts.ids]
        signs = codes.astype("<u4").tobytes().decode("utf-32-le")
        places = zip(texts, texts.firsts.tolist(), texts.firsts[1:].tolist(), strict=False)
        return [self._hits(words.pieces, signs[first:past]) for words, first, past in places]

    def _hits(self, pieces: list[str], signs: str) -> list[Hit]:
        known, found = self._meanings, []
        for row, start, end in self._automaton.find_matches_as_indexes(signs):
            key = row, pieces[start] if end - start == 1 else ""
            meaning = known.get(key) or self._learned(*key)
            if meaning.senses:
                found.append(Hit(start, end - 1, meaning))
        return found

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
        known = self._meanings.get((row, word)) or self._learned(row, word)
        return row if any(sense.kind == "skill" and sense.rank in (0, 1) for sense in known.senses) else -1


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


def tables(concepts: pa.Table, labels: pa.Table) -> tuple[pa.Table, pa.Table]:
    """
    Return the patterns and the codes of an index.

    concepts  CONCEPTS    labels   LABELS
    """
    kinds = dict(
        zip(
            zip(concepts["scheme"].to_pylist(), concepts["id"].to_pylist(), strict=True),
            concepts["kind"].to_pylist(),
            strict=True,
        )
    )
    rows = [
        (label, language, preferred, scheme, kinds.get((scheme, identity), ""), identity)
        for label, language, preferred, scheme, identity in zip(
            *(labels[name].to_pylist() for name in ("label", "language", "preferred", "scheme", "id")), strict=True
        )
    ]
    rows = [row for row in rows if row[4] in KINDS]
    rows += _aliases(rows)
    rows.sort(key=lambda row: (row[1] != "sv", not row[2], row[3], row[5], row[0]))
    codes = _Codes()
    senses: defaultdict[str, dict[tuple[str, str], Sense]] = defaultdict(dict)
    for less in (False, True):
        for label, language, preferred, scheme, kind, identity in rows:
            for form in _forms(label, less=less):
                pattern = _pattern(form, language, codes)
                if pattern:
                    rank = 2 * (language == "en") + (not preferred) + 4 * less
                    senses[pattern].setdefault((scheme, identity), Sense(form, rank, scheme, kind, identity))
    return _table(senses), _code_table(codes)


Row = tuple[str, str, bool, str, str, str]
"""Label, language, whether it is preferred, scheme, kind and id."""


def _aliases(rows: list[Row]) -> list[Row]:
    """
    Return our own names of skills, as labels of the concepts that the tables name.

    Swedish names are alternative labels of the concepts whose Swedish label the table gives, English ones as sure as
    preferred labels. A preferred label comes before what another concept was called before it was replaced.
    """
    known = {
        (language, scheme, label.lower()): (scheme, kind, identity)
        for label, language, _, scheme, kind, identity in sorted(rows, key=itemgetter(2))
        if kind in ("skill", "language")
    }
    found: list[Row] = []
    for table, language, schemes in (("aliases.tsv", "sv", ("esco", "jobtech")), ("english.tsv", "en", ("esco",))):
        for line in lines(table)[1:]:
            names, *labels = line.split("\t")
            for scheme, label in zip(schemes, labels, strict=True):
                if concept := known.get((language, scheme, label.lower())):
                    found += [(name, language, language == "en", *concept) for name in names.split(";")]
    return found


KINDS = frozenset(("skill", "language", "licence", "keyword", "occupation", "occupation-group"))


def _forms(label: str, *, less: bool) -> Iterable[str]:
    others = [form for form, says_less in variants(label) if says_less == less]
    return dict.fromkeys([label, *others]) if not less else dict.fromkeys(others)


def _pattern(form: str, language: str, codes: _Codes) -> str:
    pieces = WORD.split(form)[1:]
    if not pieces:
        return ""
    if pieces[-1].strip(" ).?!\"'") == "":
        pieces.pop()
    signs = []
    for place, piece in enumerate(pieces):
        if place % 2:
            known = codes.between
            key = between(piece)
        elif language == "sv":
            known, key = codes.swedish, stem(piece.lower())
        else:
            key = stem(piece.lower())
            known = codes.swedish
            if key not in known:
                known, key = codes.english, english_stem(piece.lower())
        if key not in known:
            known[key] = codes.next()
        signs.append(known[key])
    return "".join(signs)


def _table(senses: dict[str, dict[tuple[str, str], Sense]]) -> pa.Table:
    patterns = sorted(senses)
    found = [
        sorted(
            senses[pattern].values(),
            key=lambda sense: (sense.kind == "keyword", sense.rank, sense.kind != "language", sense.scheme, sense.id),
        )
        for pattern in patterns
    ]
    columns = [[[sense[place] for sense in some] for some in found] for place in range(5)]
    return pa.table([patterns, *columns], schema=SCHEMA)


def _code_table(codes: _Codes) -> pa.Table:
    rows = [
        (language, word, code)
        for language, known in (("sv", codes.swedish), ("en", codes.english), ("between", codes.between))
        for word, code in known.items()
    ]
    return pa.table({name: [row[place] for row in rows] for place, name in enumerate(("language", "word", "code"))})
