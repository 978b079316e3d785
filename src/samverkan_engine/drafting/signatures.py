"""The block of signatures at the end of an agreement: names, and below them what each of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samverkan_engine.drafting import roles
from samverkan_engine.drafting.organisations import Organisation

CAP = r"[A-ZÅÄÖÆØÉÜ][\w’'-]{1,40}"
NAME = re.compile(rf"{CAP}(?: (?:(?:von|af|van|de|der|av) )?{CAP}){{1,3}}")
ROLE = re.compile(rf"(?:{roles.ROLE})", re.IGNORECASE)
CELL = re.compile(r"[^\s](?:[^\n\t]*?[^\s])??(?=\s{2,}|\t|\n|$)")
LINE = re.compile(r"[^\n]+")
LINES_ABOVE = 5
"""How many lines above a name its organisation can stand."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Signature:
    """A name in the block and where it stands, the role below it likewise, and the organisation above."""

    name: str
    name_at: Cell
    role: str
    role_at: Cell
    organisation: str


def signatures(text: str, organisations: Sequence[Organisation]) -> tuple[Signature, ...]:
    """Return the names that stand alone on a line, or side by side, above a line of as many roles."""
    rows = [_cells(text, *line.span()) for line in LINE.finditer(text) if line.group().strip(" _.-\t")]
    return tuple(
        found
        for number, (names, below) in enumerate(pairwise(rows))
        if _is_pair(text, names, below)
        for found in _pairs(text, names, below, rows[max(0, number - LINES_ABOVE) : number], organisations)
    )


def _cells(text: str, start: int, end: int) -> list[Cell]:
    return [match.span() for match in CELL.finditer(text, start, end)]


def _is_pair(text: str, names: Sequence[Cell], below: Sequence[Cell]) -> bool:
    return (
        len(names) == len(below) <= 4
        and all(NAME.fullmatch(text, *cell) and not ROLE.search(text, *cell) for cell in names)
        and all(ROLE.match(text, *cell) for cell in below)
    )


def _pairs(
    text: str,
    names: Sequence[Cell],
    below: Sequence[Cell],
    above: Sequence[Sequence[Cell]],
    organisations: Sequence[Organisation],
) -> Iterator[Signature]:
    for column, (name, role) in enumerate(zip(names, below, strict=True)):
        owner = ""
        for row in above:
            if len(row) == len(names):
                start, end = row[column]
                owner = next((o.name for o in organisations if start <= o.start and o.end <= end), owner)
        yield Signature(text[slice(*name)], name, text[slice(*role)], role, owner)
