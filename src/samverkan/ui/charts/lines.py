"""A line over the years, with what may come as a widening band."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, LINE, QUIET, TONES, Cell, Chart, Sheet, drawing, element, label, plain
from samverkan.ui.numbers import rounded

WIDTH, HEIGHT = 800, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 120, 16, 30
ROUND = (1, 1.2, 1.6, 2, 2.4, 3, 3.2, 4, 5, 6, 8)


@dataclass(frozen=True)
class Point:
    """A value of a year. A forecast has the inner (50 %) and outer (90 %) band around it; a gap has a note."""

    year: int
    value: float | None
    forecast: bool = False
    inner: tuple[float, float] | None = None
    outer: tuple[float, float] | None = None
    note: str = ""


@dataclass(frozen=True)
class Series:
    """One line with its name, written at its end. A missing value is a gap."""

    name: str
    points: Sequence[Point]
    tone: str = "calm"


@dataclass(frozen=True)
class Plane:
    """From years and values to places on the paper; values from zero."""

    first: int
    last: int
    top: float

    def x(self, year: float) -> float:
        return LEFT + (year - self.first) / max(self.last - self.first, 1) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return TOP + (1 - value / self.top) * (HEIGHT - TOP - BOTTOM)


def line(title: str, series: Sequence[Series], unit: str = "") -> Chart:
    """Return up to four lines from zero; forecasts lighter than facts, bands by lightness. The title tells the unit."""
    plane = _plane(series)
    named = f"{title} ({unit})" if unit else title
    drawn = _axes(plane)
    for one in series:
        drawn += _bands(plane, one) + _stretches(plane, one) + _alone(plane, one) + _notes(plane, one)
    drawn += _names(plane, series)
    return Chart(
        title=named,
        svg=drawing("line", WIDTH, HEIGHT, named, _sentence(series), drawn),
        table_headers=[_("Year"), *(one.name for one in series)],
        table_rows=_as_table(series),
        description=_sentence(series),
        unit=unit,
        sheet=_sheet(series),
    )


def _plane(series: Sequence[Series]) -> Plane:
    points = [point for one in series for point in one.points]
    values = [point.outer[1] if point.outer else point.value or 0 for point in points]
    years = [point.year for point in points] or [0]
    return Plane(min(years), max(years), round_up(max(values, default=0)))


def round_up(value: float) -> float:
    """Return the next of a few round numbers times a power of ten: an axis of four steps, whole ones above eight."""
    magnitude = 1
    while value > 8 * magnitude:
        magnitude *= 10
    tenths = [round(10 * magnitude * step) for step in ROUND]
    even = [top for top in tenths if top % (4 if magnitude == 1 else 40) == 0]
    return next((top / 10 for top in even if 10 * value <= top), 8.0 * magnitude)


def _axes(plane: Plane) -> list[SafeString]:
    drawn = []
    for step in range(5):
        value = plane.top * step / 4
        y = plane.y(value)
        drawn.append(element("line", class_="ch-grid", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=LINE))
        words = rounded(value, 0 if plane.top % 4 == 0 else 1)
        drawn.append(label(words, LEFT - 8, y + 4.5, text_anchor="end", fill=QUIET, font_size=12))
    every = 1 + (plane.last - plane.first) // 12
    years = range(plane.first, plane.last + 1, every)
    return drawn + [
        label(year, plane.x(year), HEIGHT - 8, text_anchor="middle", fill=QUIET, font_size=12) for year in years
    ]


def _bands(plane: Plane, one: Series) -> list[SafeString]:
    drawn = []
    for name, opacity in (("outer", 0.14), ("inner", 0.22)):
        banded = [(point.year, getattr(point, name)) for point in one.points if getattr(point, name)]
        upper = [(plane.x(year), plane.y(band[1])) for year, band in banded]
        lower = [(plane.x(year), plane.y(band[0])) for year, band in reversed(banded)]
        if len(banded) > 1:
            path = "M" + "L".join(f"{plain(x)} {plain(y)}" for x, y in upper + lower) + "Z"
            colour = TONES[one.tone]
            drawn.append(element("path", class_=f"ch-band-{name}", d=path, fill=colour, fill_opacity=opacity))
    return drawn


def _stretches(plane: Plane, one: Series) -> list[SafeString]:
    drawn = []
    for before, after in pairwise(one.points):
        if before.value is None or after.value is None:
            continue
        drawn.append(
            element(
                "line",
                class_="ch-forecast" if after.forecast else "ch-fact",
                x1=plane.x(before.year),
                y1=plane.y(before.value),
                x2=plane.x(after.year),
                y2=plane.y(after.value),
                stroke=TONES[one.tone],
                stroke_width=1.75 if after.forecast else 2.75,
                stroke_dasharray="5 4" if after.forecast else None,
                stroke_linecap="round",
            )
        )
    return drawn


def _alone(plane: Plane, one: Series) -> list[SafeString]:
    """Return a dot for each value that no line leads to or from."""
    around = [None, *(point.value for point in one.points), None]
    return [
        element("circle", class_="ch-alone", cx=plane.x(point.year), cy=plane.y(point.value), r=4, fill=TONES[one.tone])
        for before, point, after in zip(around, one.points, around[2:], strict=False)
        if point.value is not None and before is None and after is None
    ]


def _notes(plane: Plane, one: Series) -> list[SafeString]:
    """Write what made a gap, where the gap is."""
    known = [point.value for point in one.points if point.value is not None]
    return [
        label(point.note, plane.x(point.year), plane.y(max(known)) - 14, text_anchor="middle", font_size=12, fill=QUIET)
        for point in one.points
        if point.note and known
    ]


def _names(plane: Plane, series: Sequence[Series]) -> list[SafeString]:
    """Write each name at the end of its line, moved apart where they would meet."""
    ends = []
    for one in series:
        last = next((point for point in reversed(one.points) if _height(point) is not None), None)
        if last:
            ends.append((plane.y(_height(last) or 0), plane.x(last.year), one))
    drawn, below = [], -100.0
    for y, x, one in sorted(ends, key=lambda end: end[0]):
        below = max(y + 4.5, below + 16)
        drawn.append(label(one.name, x + 8, below, font_weight=600, fill=TONES[one.tone] if len(series) > 1 else INK))
    return drawn


def _height(point: Point) -> float | None:
    """Return where a point stands: at its value, or where it has a band alone in the middle of that."""
    return sum(point.outer) / 2 if point.value is None and point.outer else point.value


def _said(point: Point) -> str:
    if point.value is None and point.outer:
        return f"{rounded(point.outer[0])}–{rounded(point.outer[1])}"
    return rounded(point.value or 0)


def _sentence(series: Sequence[Series]) -> str:
    told = []
    for one in series:
        known = [point for point in one.points if _height(point) is not None]
        if known:
            first, last = known[0], known[-1]
            told.append(
                _("%(name)s: %(first)s in %(from)d, %(last)s in %(to)d.")
                % {
                    "name": one.name,
                    "first": _said(first),
                    "from": first.year,
                    "last": _said(last),
                    "to": last.year,
                }
            )
    return " ".join(told)


def _as_table(series: Sequence[Series]) -> list[list[str]]:
    years = sorted({point.year for one in series for point in one.points})
    found = [{point.year: point for point in one.points} for one in series]
    return [[str(year), *(_cell(points.get(year)) for points in found)] for year in years]


def _sheet(series: Sequence[Series]) -> Sheet:
    """Return a row for each line and year, with the ends of the outer band where there is one."""
    banded = any(point.outer for one in series for point in one.points)
    headers = [_("Year"), _("Line"), _("Value"), *((_("90 % from"), _("90 % to")) if banded else ()), _("Remark")]
    rows: list[list[Cell]] = []
    for one in series:
        for point in one.points:
            band = (point.outer or (None, None)) if banded else ()
            remark = point.note or (_("forecast") if point.forecast else "")
            rows.append([point.year, one.name, point.value, *band, remark])
    return Sheet(headers, rows)


def _cell(point: Point | None) -> str:
    if point is None or (point.value is None and not point.outer):
        return (point and point.note) or "–"
    told = [] if point.value is None else [rounded(point.value)]
    if point.outer:
        ends = f"{rounded(point.outer[0])}–{rounded(point.outer[1])}"
        told.append(f"({ends})" if told else ends)
    if point.forecast:
        told.append(_("forecast"))
    return " ".join(told)
