"""A plan over time: a row for each measure, a box for each intake from its start until those who began are ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from samverkan_engine.report.charts.drawing import LINE, PALE, QUIET, SPRUCE, WIDE, Chart, chart, lines, text
from samverkan_engine.report.markup import Content, Markup, tag


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: its name, and for each intake the year it begins (with its part), how long it lasts, and its seats."""

    name: str
    intakes: Sequence[tuple[float, float, str]]


def gantt(
    title: str, told: str, rows: Sequence[Row], years: tuple[int, int], headers: Sequence[str],
    table: Sequence[Sequence[Content]],
) -> Chart:  # fmt: skip
    """Return the plan; `years` are the first and the last of the axis."""
    first, last = years

    def draw(width: int) -> tuple[float, list[Markup]]:
        wide = width == WIDE
        left, right = (230.0, width - 16.0) if wide else (12.0, width - 12.0)

        def x(year: float) -> float:
            return left + (year - first) / max(last - first, 1) * (right - left)

        drawn, y = [], 10.0
        for row in rows:
            named = wrap(row.name, 32 if wide else 48)
            height = max(30.0, 16.0 * len(named) + 10) if wide else 16.0 * len(named) + 30
            drawn.append(lines(row.name, 32 if wide else 48, left - 12 if wide else left, y + 18 if wide else y + 12,
                               text_anchor="end" if wide else "start"))  # fmt: skip
            top = y + 4 if wide else y + 16.0 * len(named) + 2
            for at, length, seats in row.intakes:
                drawn += _box(x(at), x(min(at + length, last)), top, seats)
            y += height
        return y + 30, [*_axis(x, years, 2 if wide else 5, y), *drawn]

    return chart(title, told, draw, headers, table)


def _axis(x: Callable[[float], float], years: tuple[int, int], apart: int, end: float) -> list[Markup]:
    """Return a line and its year, so many years apart."""
    first, last = years
    drawn = []
    for year in range(first, last + 1, apart):
        anchor = {first: "start", last: "end"}.get(year, "middle")
        drawn.append(tag("line", x1=x(year), x2=x(year), y1=6.0, y2=end, stroke=LINE))
        drawn.append(text(year, x(year), end + 18, text_anchor=anchor, fill=QUIET, font_size=12.0))
    return drawn


def _box(left: float, right: float, top: float, seats: str) -> list[Markup]:
    return [
        tag("rect", x=left, y=top, width=max(right - left, 6.0), height=20.0, fill=SPRUCE, opacity=PALE / 2),
        tag("rect", x=left, y=top, width=3.0, height=20.0, fill=SPRUCE),
        *([text(seats, left + 5, top + 14.5, font_size=11.0)] if right - left > 16 else []),
    ]
