"""A fan: what may come, with bands by lightness; the outer one holds nine draws of ten, the inner one half of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samverkan_engine.report.charts.drawing import (
    INK,
    PALE,
    PALER,
    QUIET,
    SPRUCE,
    WIDE,
    Chart,
    Plane,
    chart,
    path,
    plane,
    text,
)
from samverkan_engine.report.markup import Markup, tag, together
from samverkan_engine.report.numbers import Figures

QUANTILES = ("5 %", "25 %", "50 %", "75 %", "95 %")


@dataclass(frozen=True, slots=True)
class Band:
    """
    One quantity over the years.

    points   year and p05, p25, p50, p75, p95
    past     what was counted before them: a line of years and values for each series, never drawn from one to the next
    """

    name: str
    points: Sequence[tuple[float, Sequence[float]]]
    colour: str = SPRUCE
    past: Sequence[Sequence[tuple[float, float]]] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happens at a time: a line through the field, with words."""

    at: float
    words: str


def fan(
    title: str, told: str, bands: Sequence[Band], figures: Figures, words: tuple[str, str, str, str, str],
    marks: Sequence[Mark] = (), floor: float | None = 0.0,
) -> Chart:  # fmt: skip
    """
    Return the fan of one or more quantities; the middle line is left out where only ranges are shown.

    words  what the columns of the table are called: the quantity, year, nine of ten, half, middle
    floor  what lies below it is drawn at it; None where less than nothing says something
    """
    bands = [_cut(band, floor) for band in bands]
    known = [point for band in bands for line in band.past for point in line]
    years = [year for band in bands for year, _ in band.points] + [year for year, _ in known]
    every = [value for band in bands for _, values in band.points for value in values] + [value for _, value in known]
    least, most = min(every), max(every)

    def draw(width: int) -> tuple[float, list[Markup]]:
        height = 320.0 if width == WIDE else 260.0
        field = plane(width, height, min(years), max(years), most, 130.0, least)
        parts = [*field.axes(figures), *(_mark(field, mark, number) for number, mark in enumerate(marks))]
        for band in bands:
            parts += _band(field, band, figures.only_ranges)
        for number, (band, y) in enumerate(
            zip(bands, _apart([field.y(b.points[-1][1][2]) for b in bands]), strict=True)
        ):
            parts += _label(width, field.right, y, band, number)
        return height, parts

    rows = [
        [
            *([band.name] if len(bands) > 1 else []),
            f"{year:g}",
            figures.range(values[0], values[4]),
            figures.range(values[1], values[3]),
            *([] if figures.only_ranges else [figures.rough(values[2])]),
        ]
        for band in bands
        for year, values in band.points
        if year == int(year)
    ]
    rows = [*_counted(bands, figures), *rows]
    named = words if len(bands) > 1 else words[1:]
    drawn = chart(title, told, draw, named[:-1] if figures.only_ranges else named, rows)
    return replace(drawn, figures=_figures(bands, words, figures.only_ranges))


def _figures(
    bands: Sequence[Band], words: Sequence[str], only_ranges: bool
) -> tuple[list[str], list[list[str | float]]]:
    """Return every point with its quantiles, to count with; without the middle where only ranges are shown."""
    shown = [place for place in range(len(QUANTILES)) if not only_ranges or QUANTILES[place] != "50 %"]
    rows: list[list[str | float]] = [
        [band.name, year, *(values[place] for place in shown)] for band in bands for year, values in band.points
    ]
    return [*words[:2], *(QUANTILES[place] for place in shown)], rows


def _cut(band: Band, floor: float | None) -> Band:
    if floor is None:
        return band
    points = [(year, [max(value, floor) for value in values]) for year, values in band.points]
    return replace(band, points=points)


def _band(field: Plane, band: Band, only_ranges: bool) -> list[Markup]:
    """Return a quantity: nine draws of ten, half of them, the middle where it is shown, and what was counted before."""
    drawn = []
    for low, high, opacity in ((0, 4, PALER), (1, 3, PALE)):
        above = [(field.x(year), field.y(values[high])) for year, values in band.points]
        below = [(field.x(year), field.y(values[low])) for year, values in reversed(band.points)]
        drawn.append(tag("path", d=path([*above, *below], closed=True), fill=band.colour, opacity=opacity))
    if not only_ranges:
        middle = [(field.x(year), field.y(values[2])) for year, values in band.points]
        drawn.append(tag("path", d=path(middle), fill="none", stroke=band.colour, stroke_width=2.25))
    return [*drawn, *_past(field, band)]


def _counted(bands: Sequence[Band], figures: Figures) -> list[list[str]]:
    """Return what was counted as rows of the table: certain, and so the same in every column."""
    times = 2 if figures.only_ranges else 3
    return [
        [*([band.name] if len(bands) > 1 else []), f"{year:g}", *([figures.number(value)] * times)]
        for band in bands
        for line in band.past
        for year, value in line
    ]


def _past(field: Plane, band: Band) -> list[Markup]:
    """Return what was counted: a line for each series, and a dot where the forecast begins."""
    first, values = band.points[0]
    lines = [
        tag("path", d=path([(field.x(year), field.y(value)) for year, value in line]), fill="none", stroke=band.colour,
            stroke_width=3.0)
        for line in band.past
    ]  # fmt: skip
    return [*lines, tag("circle", cx=field.x(first), cy=field.y(values[2]), r=4.0, fill=band.colour)]


def _mark(field: Plane, mark: Mark, number: int) -> Markup:
    """Return a line where something happens, its words below those of the mark before it."""
    x, is_late = field.x(mark.at), field.x(mark.at) > (field.left + field.right) / 2
    words = text(mark.words, x + (-5 if is_late else 5), field.top + 2 + 15 * number, fill=QUIET, font_size=12.0,
                 text_anchor="end" if is_late else "start")  # fmt: skip
    line = tag("line", x1=x, x2=x, y1=field.top - 8, y2=field.bottom, stroke=QUIET, stroke_dasharray="2 4")
    return together(line, words)


def _apart(heights: list[float]) -> list[float]:
    """Return where labels stand so that none is written over another."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    for before, after in pairwise(order):
        heights[after] = max(heights[after], heights[before] + 17)
    return heights


def _label(width: int, right: float, y: float, band: Band, number: int) -> list[Markup]:
    """Return the name at the end of the band; on a narrow page above the field."""
    if width == WIDE:
        return [text(band.name, right + 8, y + 4.5, fill=band.colour, font_weight=600)]
    return [text(band.name, 62.0, 14.0 + 16 * number, fill=band.colour or INK, font_weight=600)]
