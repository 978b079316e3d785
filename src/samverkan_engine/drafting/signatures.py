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

LABELLED_NAME = re.compile(
    r"[ \t]*(?:name|namn|navn|namnförtydligande|underskrift|signed by)\s*:[ \t]*([^\n]+)", re.IGNORECASE
)
LABELLED_ROLE = re.compile(
    r"[ \t]*(?:position|title|role|titel|befattning|roll|stilling|tittel|rolle|capacity)\s*:[ \t]*([^\n]+)",
    re.IGNORECASE,
)
TITLED = re.compile(r"(?:(?:Professor|Prof\.?|Dr\.?|Cllr\.?|Councillor|Mr\.?|Mrs\.?|Ms\.?)\s+)+")
LINES_BELOW = 3

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
    """Return the names that stand alone on a line, or side by side, above a line of as many roles, or are labelled."""
    rows = [_cells(text, *line.span()) for line in LINE.finditer(text) if line.group().strip(" _.-\t")]
    lines = [line.span() for line in LINE.finditer(text)]
    labelled = [
        found
        for number in range(len(lines))
        for found in _labelled(text, lines[number:], lines[:number], organisations)
    ]
    return *labelled, *(
        found
        for number, (names, below) in enumerate(pairwise(rows))
        if _is_pair(text, names, below)
        for found in _pairs(text, names, below, rows[max(0, number - LINES_ABOVE) : number], organisations)
    )


def _labelled(
    text: str, lines: Sequence[Cell], above: Sequence[Cell], organisations: Sequence[Organisation]
) -> Iterator[Signature]:
    """A name behind "Name:" with its role behind "Position:" in one of the next lines."""
    name = LABELLED_NAME.fullmatch(text, *lines[0])
    roles_below = (LABELLED_ROLE.fullmatch(text, *line) for line in lines[1 : LINES_BELOW + 1])
    role = next((match for match in roles_below if match), None)
    if name and role:
        start, end = name.span(1)
        title = TITLED.match(text, start, end)
        start = title.end() if title else start
        near = above[-LINES_ABOVE:]
        owner = [o.name for o in organisations if near and near[0][0] <= o.start and o.end <= near[-1][1]]
        yield Signature(
            text[start:end].strip(), (start, end), role.group(1).strip(), role.span(1), owner[-1] if owner else ""
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
