"""Horizontal bars, each stacked of its parts: how many promises are in which state."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, PAPER, QUIET, TONES, Chart, Sheet, drawing, element, label

WIDTH, NAMES, HEIGHT, PITCH = 680, 150, 28, 76


@dataclass(frozen=True)
class Part:
    """One part of a bar. `tone` is one of good, calm, attention, broken, quiet; `hollow` for what is only planned."""

    label: str
    value: int
    tone: str
    hollow: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar. A single bar needs no name."""

    parts: Sequence[Part]
    name: str = ""


def bars(title: str, rows: Sequence[Bar], unit: str = "") -> Chart:
    """Return bars from zero on a shared scale, each part with its number and word under it."""
    left = NAMES if any(row.name for row in rows) else 0
    most = max((sum(part.value for part in row.parts) for row in rows), default=0) or 1
    scale = (WIDTH - left - (60 if left else 0)) / most
    drawn = [piece for number, row in enumerate(rows) for piece in _bar(row, left, 8 + PITCH * number, scale)]
    labels = list(dict.fromkeys(part.label for row in rows for part in row.parts))
    return Chart(
        title=title,
        svg=drawing("bars", WIDTH, PITCH * len(rows) + 4, title, _sentence(rows), drawn),
        table_headers=[unit or "", *labels] if left else [_("What"), unit or _("Number")],
        table_rows=_as_table(rows, labels, bool(left)),
        description=_sentence(rows),
        unit=unit,
        sheet=Sheet([_("Bar"), _("What"), _("Number")], [(r.name, p.label, p.value) for r in rows for p in r.parts]),
    )


def _bar(row: Bar, left: int, y: int, scale: float) -> list[SafeString]:
    drawn = [label(row.name, 0, y + 20, font_weight=600)] if row.name else []
    starts = [0, *accumulate(part.value for part in row.parts)]
    shown = [(part, left + start * scale) for start, part in zip(starts, row.parts, strict=False) if part.value]
    drawn += [_block(part, x, y, max(part.value * scale - 2, 1)) for part, x in shown]
    drawn += _words(shown, left, y + HEIGHT + 17)
    if left:
        drawn.append(label(starts[-1], left + starts[-1] * scale + 8, y + 20, font_weight=600))
    return drawn


def _words(shown: Sequence[tuple[Part, float]], left: int, y: int) -> list[SafeString]:
    """Write each part's number and word under it; where they are too many for one line, every other goes below."""
    lines = [shown] if sum(map(_width, shown)) <= WIDTH - left else [shown[::2], shown[1::2]]
    return [
        label(f"{part.value} {part.label}", x, y + 16 * number, fill=QUIET if part.tone == "quiet" else INK)
        for number, line in enumerate(lines)
        for (part, _x), x in zip(line, _apart(line, left), strict=True)
    ]


def _width(shown: tuple[Part, float]) -> float:
    return 7.0 * len(f"{shown[0].value} {shown[0].label}") + 12


def _apart(line: Sequence[tuple[Part, float]], left: int) -> list[float]:
    """Return where the words begin: under their part, pushed right by the one before and left by the edge."""
    places: list[float] = []
    reach = float(left)
    for one in line:
        places.append(max(one[1], reach))
        reach = places[-1] + _width(one)
    edge = float(WIDTH + 12)
    for number in range(len(line) - 1, -1, -1):
        places[number] = min(places[number], edge - _width(line[number]))
        edge = places[number]
    return places


def _block(part: Part, x: float, y: int, width: float) -> SafeString:
    colour = TONES[part.tone]
    fill, line = (PAPER, 1.5) if part.hollow else (colour, 0)
    return element(
        "rect",
        class_=f"ch-part ch-{part.tone}",
        x=x,
        y=y,
        width=width,
        height=HEIGHT,
        fill=fill,
        stroke=colour if line else None,
        stroke_width=line or None,
    )


def _sentence(rows: Sequence[Bar]) -> str:
    told = []
    for row in rows:
        parts = ", ".join(f"{part.value} {part.label}" for part in row.parts if part.value) or "0"
        told.append(f"{row.name}: {parts}" if row.name else parts)
    return "; ".join(told) + "."


def _as_table(rows: Sequence[Bar], labels: Sequence[str], named: bool) -> list[list[str]]:
    if not named:
        return [[part.label, str(part.value)] for row in rows for part in row.parts]
    return [[row.name, *(str(sum(p.value for p in row.parts if p.label == name)) for name in labels)] for row in rows]
