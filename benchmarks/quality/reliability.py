"""How often findings are right of which the rules are so and so sure, measured without the document's own partner."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting.calibration import measured
from samverkan_engine.drafting.curves import Curve
from samverkan_engine.tables import SURE

from .measure import Finding, Measured

CURVE_OF = {"signatories": "people"}
"""Signatories are people of the draft; their curve is that of people."""

ADDED_RIGHT, ADDED_WRONG = 1, 2
"""
So many right and wrong findings are added to what was counted.

A few lucky findings are then not called sure, and there is a reserve for most of the documents having been read while
the rules were written.
"""


@dataclass(frozen=True)
class Row:
    """One line of the table: how many findings of a field are called sure, and how many of those are right."""

    field: str
    found: int
    right: int
    sure: int
    sure_right: int


def curves(findings: Sequence[Finding], most: Mapping[str, float]) -> dict[str, Curve]:
    """
    The share of right findings by confidence, rising, for each field.

    most  what was right at first look among findings called sure, by field: no more is promised of the field than that,
          for nearly all documents have been read since and the rules mended by them
    """
    by_field: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_field[finding.field].append(finding)
    return {CURVE_OF.get(name, name): _rising(found, most.get(name, 1.0)) for name, found in by_field.items()}


def _rising(findings: Sequence[Finding], most: float) -> Curve:
    """Neighbouring confidences are joined until the share of right findings rises with confidence."""
    blocks: list[list[float]] = []  # least confidence, right, all
    for confidence in sorted({finding.confidence for finding in findings}):
        here = [finding.right for finding in findings if finding.confidence == confidence]
        blocks.append([confidence, sum(here), len(here)])
        while len(blocks) > 1 and _share(blocks[-2]) >= _share(blocks[-1]):
            _, right, count = blocks.pop()
            blocks[-1][1] += right
            blocks[-1][2] += count
    shares = [(least, round(min(most, _share([least, right, count])), 2)) for least, right, count in blocks]
    return tuple(one for at, one in enumerate(shares) if not at or one[1] > shares[at - 1][1])


def _share(block: Sequence[float]) -> float:
    return (block[1] + ADDED_RIGHT) / (block[2] + ADDED_RIGHT + ADDED_WRONG)


def left_out(results: Sequence[Measured], most: Mapping[str, float]) -> Iterator[tuple[Finding, bool]]:
    """Each finding, and whether it is called sure by curves made without any document of its partner."""
    for partner in sorted({result.partner for result in results}):
        others = [f for result in results if result.partner != partner for f in result.findings]
        by_field = curves(others, most)
        for result in results:
            for finding in result.findings if result.partner == partner else ():
                curve = by_field.get(CURVE_OF.get(finding.field, finding.field))
                yield finding, curve is not None and measured(finding.confidence, curve) >= SURE


def rows(judged: Sequence[tuple[Finding, bool]]) -> list[Row]:
    """The table, a row for each field and one for all."""
    names = list(dict.fromkeys(finding.field for finding, _ in judged))
    return [_row(name, [(f, sure) for f, sure in judged if f.field == name]) for name in names] + [_row("all", judged)]


def _row(name: str, judged: Sequence[tuple[Finding, bool]]) -> Row:
    sure = [finding.right for finding, is_sure in judged if is_sure]
    return Row(name, len(judged), sum(finding.right for finding, _ in judged), len(sure), sum(sure))
