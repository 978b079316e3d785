"""A linker as Arrow tables, which are kept on disk and opened again without copying, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from samverkan_engine.matching.linking import scoring, vectors
from samverkan_engine.matching.linking.lexical import Lexicon, Weighed
from samverkan_engine.matching.linking.ranking import SCHEMES, Linker, Weights
from samverkan_engine.matching.linking.shelves import KINDS, Shelf
from samverkan_engine.matching.linking.vectors import Floats, Vectors
from samverkan_engine.matching.linking.wordwise import Vocabulary, Wordwise

Place = tuple[str, str]
PLACES = tuple((scheme, kind) for scheme in SCHEMES for kind in KINDS)
PIECES, ISCO, WORDS, WORD_PARTS = "pieces", "isco", "words", "word-parts"


def shelf_name(place: Place) -> str:
    """Return the name of the table of a shelf: a row for each concept."""
    return "-".join(place)


def labels_name(place: Place) -> str:
    """Return the name of the table of a shelf's labels: a row for each label and concept."""
    return f"{shelf_name(place)}-labels"


PARTS = (PIECES, ISCO, WORDS, WORD_PARTS, *map(shelf_name, PLACES), *map(labels_name, PLACES))


def tables(linker: Linker) -> dict[str, pa.Table]:
    """Return the tables of a linker, by PARTS."""
    lexicon = linker.lexicon
    shared = np.arange(len(lexicon.rows)) < lexicon.shared_pieces
    pieces = {"piece": list(lexicon.rows), "weight": lexicon.weights, "shared": shared}
    found = {PIECES: pa.table(pieces, _schema(piece=pa.string(), weight=pa.float32(), shared=pa.bool_()))}
    found[ISCO] = pa.table(
        {"ssyk": list(linker.isco), "isco": [list(codes) for codes in linker.isco.values()]},
        _schema(ssyk=pa.string(), isco=pa.list_(pa.string())),
    )
    found |= _of_wordwise(linker.wordwise)
    for place in PLACES:
        shelf = linker.shelves[place]
        found[shelf_name(place)] = _of_concepts(shelf)
        found[labels_name(place)] = _of_labels(shelf)
    return found


def opened(tables: Mapping[str, pa.Table], known: Vectors | None = None, weights: Weights = scoring.learned) -> Linker:
    """Return the linker whose tables these are; each shelf is opened when it is first asked for."""
    pieces = tables[PIECES]
    rows = {piece: row for row, piece in enumerate(pieces["piece"].to_pylist())}
    lexicon = Lexicon(rows, _numbers(pieces, "weight"), sum(pieces["shared"].to_pylist()))
    isco = dict(zip(*(tables[ISCO][name].to_pylist() for name in ("ssyk", "isco")), strict=True))
    return Linker(_Shelves(tables), lexicon, _wordwise(tables), known or vectors.learned(), weights, isco)


class _Shelves(Mapping[Place, Shelf]):
    """The shelves of some tables, each opened when it is first asked for: matching needs none of occupations."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = dict(tables)
        self._opened: dict[Place, Shelf] = {}

    def __getitem__(self, place: Place) -> Shelf:
        if place not in self._opened:
            self._opened[place] = _shelf(self._tables[shelf_name(place)], self._tables[labels_name(place)])
        return self._opened[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)


def _of_concepts(shelf: Shelf) -> pa.Table:
    columns = {"id": pa.array(shelf.ids, pa.string()), "code": pa.array(shelf.codes, pa.string())}
    columns |= {"is_group": pa.array(shelf.is_group), "group": pa.array(shelf.groups, pa.int64())}
    for name, rows in (("swedish", shelf.swedish), ("english", shelf.english), ("whole", shelf.whole)):
        columns[name] = pa.FixedSizeListArray.from_arrays(pa.array(rows.ravel(), pa.float32()), rows.shape[1])
    columns |= _of_weighed("words", shelf.words) | _of_weighed("parts", shelf.parts)
    columns["asked"] = pa.array(shelf.asked, pa.float32())
    if shelf.foreign is not shelf.words:
        columns |= _of_weighed("foreign", shelf.foreign)
    return pa.table(columns)


def _of_wordwise(wordwise: Wordwise) -> dict[str, pa.Table]:
    known = wordwise.vocabulary
    schema = _schema(word=pa.string(), count=pa.int32(), swedish=pa.bool_()).with_metadata(
        {"labels": str(known.labels)}
    )
    words = {"word": list(known.counts), "count": list(known.counts.values())}
    words["swedish"] = [word in known.swedish for word in known.counts]
    vectors = pa.FixedSizeListArray.from_arrays(
        pa.array(wordwise.vectors.ravel(), pa.float32()), wordwise.vectors.shape[1]
    )
    parts = pa.table({"rare": pa.array(wordwise.rare, pa.float32()), "vector": vectors})
    return {WORDS: pa.table(words, schema), WORD_PARTS: parts}


def _wordwise(tables: Mapping[str, pa.Table]) -> Wordwise:
    words, parts = tables[WORDS], tables[WORD_PARTS]
    counts = dict(zip(words["word"].to_pylist(), words["count"].to_pylist(), strict=True))
    swedish = frozenset(words.filter(words["swedish"])["word"].to_pylist())
    labels = int(words.schema.metadata[b"labels"])
    return Wordwise(Vocabulary(counts, swedish, labels), {}, _rows(parts, "vector"), _numbers(parts, "rare"))


def _of_weighed(name: str, texts: Weighed) -> dict[str, pa.Array]:
    pieces = pa.ListArray.from_arrays(pa.array(texts.starts, pa.int32()), pa.array(texts.rows, pa.int32()))
    return {name: pieces, f"{name}_weight": pa.array(texts.totals, pa.float32())}


def _of_labels(shelf: Shelf) -> pa.Table:
    rows = [(label, row, how) for label, known in shelf.exact.items() for row, how in known]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(("label", "row", "how"))}
    return pa.table(columns, _schema(label=pa.string(), row=pa.int32(), how=pa.int8()))


def _shelf(concepts: pa.Table, labels: pa.Table) -> Shelf:
    words = _weighed(concepts, "words")
    exact: dict[str, tuple[tuple[int, int], ...]] = {}
    for label, row, how in zip(*(labels[name].to_pylist() for name in ("label", "row", "how")), strict=True):
        exact[label] = (*exact.get(label, ()), (row, how))
    return Shelf(
        ids=concepts["id"].to_pylist(),
        codes=concepts["code"].to_pylist(),
        swedish=_rows(concepts, "swedish"),
        english=_rows(concepts, "english"),
        whole=_rows(concepts, "whole"),
        words=words,
        foreign=_weighed(concepts, "foreign") if "foreign" in concepts.column_names else words,
        parts=_weighed(concepts, "parts"),
        asked=_numbers(concepts, "asked"),
        exact=exact,
        groups=_numbers(concepts, "group"),
        is_group=np.array(concepts["is_group"].to_pylist(), dtype=np.bool_),
    )


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(columns)


def _numbers(table: pa.Table, name: str) -> NDArray[Any]:
    numbers: NDArray[Any] = table[name].combine_chunks().to_numpy(zero_copy_only=True)
    return numbers


def _rows(table: pa.Table, name: str) -> Floats:
    column = table[name].combine_chunks()
    found: Floats = column.flatten().to_numpy().reshape(len(column), column.type.list_size)
    return found


def _weighed(table: pa.Table, name: str) -> Weighed:
    pieces = table[name].combine_chunks()
    starts = pieces.offsets.to_numpy().astype(np.intp)
    return Weighed(pieces.values.to_numpy(), starts, _numbers(table, f"{name}_weight"))
