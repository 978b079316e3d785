"""
What came of documents when they were first drafted, before anybody had changed a rule for them.

first_look.tsv beside this file holds a row for each document and field: how much was found, how much of it was right,
how much was missed, how much was called sure and how much of that was right. It can only be noted once for a document:
afterwards the rules have learned from it.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from samverkan_engine.tables import SURE

from .measure import MACRO, Measured

NOTED = Path(__file__).with_suffix(".tsv")
UNSEEN = Path(__file__).resolve().parents[2] / "tests" / "engine" / "cases" / "unseen"
"""Documents that nobody who works on the rules has read."""

ROUNDS, WIDTH = 2_000, 0.95
"""So often documents are drawn anew, and so much of what came of it lies within the interval."""


@dataclass(frozen=True)
class Row:
    """What came of one field of one document."""

    document: str
    field: str
    found: int
    right: int
    missed: int
    sure: int
    sure_right: int


def rows(results: Iterable[Measured]) -> list[Row]:
    """Return what came of each field; the confidences must be the calibrated ones that a person sees."""
    return [_row(result, name) for result in results for name in _fields(result)]


def _fields(result: Measured) -> list[str]:
    return sorted({finding.field for finding in result.findings} | {name for name, n in result.missed.items() if n})


def _row(result: Measured, name: str) -> Row:
    findings = [finding for finding in result.findings if finding.field == name]
    sure = [finding.right for finding in findings if finding.confidence >= SURE]
    right = sum(finding.right for finding in findings)
    return Row(result.name, name, len(findings), right, result.missed[name], len(sure), sum(sure))


def read(path: Path = NOTED) -> list[Row]:
    """Return what has been noted."""
    if not path.exists():
        return []
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [Row(document, field, *map(int, numbers)) for document, field, *numbers in lines]


def of_read_documents(path: Path = NOTED, unseen: Path = UNSEEN) -> list[Row]:
    """Return what has been noted of documents that were read afterwards; no curve may rest on those still unseen."""
    kept_apart = {text.stem for text in unseen.glob("*.txt")}
    return [row for row in read(path) if row.document not in kept_apart]


def note(new: Sequence[Row], path: Path = NOTED) -> int:
    """Add the documents that have not been noted; returns how many."""
    known = {row.document for row in read(path)}
    added = [row for row in new if row.document not in known]
    if not path.exists():
        path.write_text("# " + "\t".join(field.name for field in fields(Row)) + "\n", "utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.writelines("\t".join(map(str, astuple(row))) + "\n" for row in added)
    return len({row.document for row in added})


def macro(noted: Sequence[Row]) -> float:
    """The mean of the eight fields, as for documents that are measured now."""
    return sum(by_field(noted).values()) / len(MACRO)


def by_field(noted: Sequence[Row]) -> dict[str, float]:
    """The F1 of each of the eight fields, the accuracy for `is_agreement`."""
    totals: dict[str, list[int]] = {name: [0, 0, 0] for name in MACRO}
    for row in noted:
        if row.field in totals:
            for at, number in enumerate((row.found, row.right, row.missed)):
                totals[row.field][at] += number
    return {name: _f1(name, *counts) for name, counts in totals.items()}


def _f1(name: str, found: int, right: int, missed: int) -> float:
    if not found and not missed:
        return 1.0
    return right / found if name == "is_agreement" else 2 * right / (found + right + missed)


def interval(noted: Sequence[Row]) -> tuple[float, float]:
    """Between which figures the macro-F1 lies for documents drawn anew from these, with the same seed every time."""
    documents: dict[str, list[Row]] = defaultdict(list)
    for row in noted:
        documents[row.document].append(row)
    names, chance = sorted(documents), random.Random(1)
    drawn = sorted(
        macro([row for name in chance.choices(names, k=len(names)) for row in documents[name]]) for _ in range(ROUNDS)
    )
    outside = round(ROUNDS * (1 - WIDTH) / 2)
    return drawn[outside], drawn[-outside - 1]


def share_right(noted: Sequence[Row]) -> Mapping[str, float]:
    """For each field of which anything was called sure, the share of it that was right."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in noted:
        totals[row.field][0] += row.sure
        totals[row.field][1] += row.sure_right
    return {name: right / sure for name, (sure, right) in totals.items() if sure}
