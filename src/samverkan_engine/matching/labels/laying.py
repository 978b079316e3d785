"""The labels of a taxonomy laid out as the tables that an index is made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter

import pyarrow as pa

from samverkan_engine.matching.labels.forms import english_stem, stem, variants
from samverkan_engine.matching.labels.senses import Sense, lines
from samverkan_engine.matching.words import WORD

FIRST_CODE = 0x20
SURROGATES = range(0xD800, 0xE000)

SIGNS = ("#", "++")
"""Signs that end a name: C#, C++."""

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
