"""
A family of agreements drawn as SVG: one agreement a row, time downwards, what stands under another indented.

Narrow enough to be read on a phone, and the same on paper.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.ui.charts.drawing import INK, PAPER, QUIET, TONES, Chart, drawing, element, label
from samverkan.ui.dates import day

WIDTH, INDENT, LEFT = 380, 24, 12
LETTER, LINE_HEIGHT = 7.4, 18  # at 13 px; a title is broken where its letters would leave the drawing
SUCCESSION = ("predecessor", "renewal")
RELATIVE = "relative"


@dataclass(frozen=True)
class Member:
    """An agreement of the family: ISO day, what happened on it, and the parties' short marks."""

    pk: int
    title: str
    kind: str
    day: str
    day_word: str
    parties: tuple[str, ...]
    is_here: bool


@dataclass(frozen=True)
class Line:
    """That one agreement (`later`) is something to another; `phrase` is what, read from the later one."""

    earlier: int
    later: int
    kind: str
    phrase: str


@dataclass(frozen=True)
class Row:
    """Where a member stands in the drawing."""

    member: Member
    depth: int
    top: float
    words: tuple[str, ...]

    @property
    def x(self) -> float:
        return LEFT + self.depth * INDENT

    @property
    def y(self) -> float:
        return self.top + 14

    @property
    def height(self) -> float:
        return len(self.words) * LINE_HEIGHT + 32


def draw(members: Sequence[Member], lines: Sequence[Line]) -> Chart:
    """Return the family as a drawing and as a table; every line's ends must be among the members."""
    rows = {row.member.pk: row for row in _placed(_ordered(members, lines))}
    height = max(row.top + row.height for row in rows.values())
    parts = [_tie(rows[line.earlier], rows[line.later], line) for line in lines]
    parts += [part for row in rows.values() for part in _shown(row)]
    count = len(members)
    said = ngettext("%(n)d agreement", "%(n)d agreements", count) % {"n": count}
    description = f"{said}. {' '.join(_sentences(members, lines))}"
    title = _("The family of the agreement")
    return Chart(
        title=title,
        svg=drawing("family", WIDTH, height, title, description, parts),
        table_headers=[_("Agreement"), _("Kind"), _("Date"), _("Parties"), _("Link")],
        table_rows=[_cells(row.member, members, lines) for row in rows.values()],
        description=description,
    )


def _ordered(members: Sequence[Member], lines: Sequence[Line]) -> list[tuple[Member, int]]:
    """Return the members with their depth: the earliest first, each followed by what stands under it, then its heir."""
    by_pk = {member.pk: member for member in members}
    below: dict[int, list[tuple[bool, int]]] = defaultdict(list)
    heirs = {line.later for line in lines if line.kind != RELATIVE}
    here = next((member.pk for member in members if member.is_here), None)
    for line in lines:
        upper, lower = line.earlier, line.later
        if line.kind == RELATIVE and lower == here:
            upper, lower = lower, upper
        below[upper].append((line.kind in SUCCESSION, lower))
    related = {end for line in lines if line.kind == RELATIVE for end in (line.earlier, line.later)} - {here}
    first = [member for member in sorted(members, key=_age) if member.pk not in heirs | related]
    placed: dict[int, int] = {}

    def place(pk: int, depth: int) -> None:
        if pk in placed:
            return
        placed[pk] = depth
        for succeeds, lower in sorted(below[pk], key=lambda one: (one[0], _age(by_pk[one[1]]))):
            place(lower, depth if succeeds else depth + 1)

    for member in [*first, *sorted(members, key=_age)]:  # the second time only what nothing leads to
        place(member.pk, 0)
    return [(by_pk[pk], depth) for pk, depth in placed.items()]


def _age(member: Member) -> tuple[str, int]:
    return member.day or "9999", member.pk


def _placed(ordered: Sequence[tuple[Member, int]]) -> Iterator[Row]:
    top = 0.0
    for member, depth in ordered:
        depth = min(depth, 5)
        room = WIDTH - LEFT - depth * INDENT - 18
        words = tuple(textwrap.wrap(member.title, int(room / LETTER), max_lines=3, placeholder=" …"))
        row = Row(member, depth, top, words)
        yield row
        top += row.height


def _shown(row: Row) -> Iterator[SafeString]:
    here = row.member.is_here
    colour = TONES["good"] if here else INK
    look = {"fill": colour} if here else {"fill": PAPER}
    yield element("circle", cx=row.x, cy=row.y, r=6, stroke=colour, stroke_width=2, **look)
    left = row.x + 15
    for number, words in enumerate(row.words):
        y = row.y + 5 + number * LINE_HEIGHT
        yield label(words, left, y, font_weight=600 if here else None, fill=INK)
    yield label(_below(row.member), left, row.y + 5 + len(row.words) * LINE_HEIGHT, font_size=11.5, fill=QUIET)


def _below(member: Member) -> str:
    when = f"{member.day_word} {day(member.day)}" if member.day else ""
    here = _("this agreement") if member.is_here else ""
    return " · ".join(part for part in (here, when, " ".join(member.parties)) if part)


def _tie(earlier: Row, later: Row, line: Line) -> SafeString:
    upper, lower = sorted((earlier, later), key=lambda row: row.top)
    bend = f"M{upper.x:g} {upper.y:g}V{lower.y:g}H{lower.x:g}"
    if lower.depth < upper.depth:
        bend = f"M{upper.x:g} {upper.y:g}H{lower.x - 8:g}V{lower.y:g}H{lower.x:g}"
    dashes = "3 4" if line.kind == RELATIVE else None
    weight = 2.5 if line.kind in SUCCESSION else 1.5
    return element("path", d=bend, fill="none", stroke=QUIET, stroke_width=weight, stroke_dasharray=dashes)


def _sentences(members: Sequence[Member], lines: Sequence[Line]) -> list[str]:
    titles = {member.pk: member.title for member in members}
    return [f"“{titles[line.later]}” {line.phrase} “{titles[line.earlier]}”." for line in lines]


def _cells(member: Member, members: Sequence[Member], lines: Sequence[Line]) -> list[str]:
    titles = {one.pk: one.title for one in members}
    ties = [f"{line.phrase} {titles[line.earlier]}" for line in lines if line.later == member.pk]
    when = f"{member.day_word} {day(member.day)}" if member.day else ""
    return [member.title, member.kind, when, ", ".join(member.parties), "; ".join(ties)]
