"""Values of days as lines over the years, with levels and goals to hold them against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import (
    INK,
    LINE,
    PAPER,
    QUIET,
    TONES,
    Cell,
    Chart,
    Sheet,
    drawing,
    element,
    label,
    plain,
)
from samverkan.ui.charts.lines import round_up
from samverkan.ui.dates import day
from samverkan.ui.numbers import rounded

WIDTH, HEIGHT = 800, 300
LEFT, RIGHT, TOP, BOTTOM = 60, 150, 18, 30


@dataclass(frozen=True)
class Spot:
    """
    A value of a day; hollow while it is preliminary. A missing value is a gap.

    band    where it lies nine times of ten
    breaks  why the series breaks here: the line begins anew, with these words above
    """

    on: date
    value: float | None
    is_preliminary: bool = False
    band: tuple[float, float] | None = None
    breaks: str = ""


@dataclass(frozen=True)
class Dated:
    """One line with its name, written at its end."""

    name: str
    spots: Sequence[Spot]
    tone: str = "calm"


@dataclass(frozen=True)
class Level:
    """A value that lines are held against, drawn across: a limit or a baseline."""

    value: float
    name: str
    tone: str = "quiet"


@dataclass(frozen=True)
class Goal:
    """What somebody wants a value to be by a day, drawn as a ring."""

    on: date
    value: float
    name: str


@dataclass(frozen=True)
class _Plane:
    first: date
    last: date
    low: float
    high: float

    def x(self, on: date) -> float:
        return LEFT + (on - self.first).days / max((self.last - self.first).days, 1) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return TOP + (self.high - value) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)


def over_time(
    title: str,
    lines: Sequence[Dated],
    *,
    levels: Sequence[Level] = (),
    goals: Sequence[Goal] = (),
    unit: str = "",
    decimals: int = 0,
    top: float | None = None,
) -> Chart:
    """Return lines of dated values from zero, or from below it where a value is; `top` ends the scale."""
    named = f"{title} ({unit})" if unit else title
    plane = _plane(lines, levels, goals, top)
    drawn = [*_axes(plane, decimals), *_levels(plane, levels), *_breaks(plane, lines)]
    drawn += [part for one in lines for part in _drawn(plane, one)]
    drawn += [part for goal in goals for part in _goal(plane, goal, decimals)]
    drawn += _ends(plane, lines, levels, decimals)
    sentence = _sentence(lines, decimals)
    return Chart(
        title=named,
        svg=drawing("dated", WIDTH, HEIGHT, named, sentence, drawn),
        table_headers=[_("Day"), *(one.name for one in lines)],
        table_rows=_as_table(lines, decimals),
        description=sentence,
        unit=unit,
        sheet=_sheet(lines),
    )


def _plane(lines: Sequence[Dated], levels: Sequence[Level], goals: Sequence[Goal], top: float | None) -> _Plane:
    spots = [spot for one in lines for spot in one.spots]
    values = [spot.band[1] if spot.band else spot.value for spot in spots if spot.value is not None]
    values += [level.value for level in levels] + [goal.value for goal in goals]
    days = [spot.on for spot in spots] + [goal.on for goal in goals] or [date(2000, 1, 1)]
    most = max(values, default=1)
    high = top or (round_up(most) if most > 0 else 0.0)
    low = -round_up(-min(values, default=0)) if min(values, default=0) < 0 else 0.0
    return _Plane(date(min(days).year, 1, 1), date(max(days).year, 12, 31), low, high if high > low else low + 1)


def _axes(plane: _Plane, decimals: int) -> list[SafeString]:
    drawn = []
    shown = 0 if (plane.high - plane.low) % 4 == 0 else max(decimals, 1)
    for step in range(5):
        value = plane.low + (plane.high - plane.low) * step / 4
        y = plane.y(value)
        drawn.append(element("line", class_="ch-grid", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=LINE))
        drawn.append(label(rounded(value, shown), LEFT - 8, y + 4.5, text_anchor="end", fill=QUIET, font_size=12))
    years = range(plane.first.year, plane.last.year + 1)
    every = 1 + len(years) // 12
    for year in years[::every]:
        middle = plane.x(date(year, 7, 1))
        drawn.append(label(year, middle, HEIGHT - 8, text_anchor="middle", fill=QUIET, font_size=12))
    edges = [plane.x(date(year, 1, 1)) for year in years] + [plane.x(plane.last + timedelta(days=1))]
    floor = HEIGHT - BOTTOM
    ticks = [element("line", class_="ch-grid", x1=x, x2=x, y1=floor, y2=floor + 6, stroke=LINE) for x in edges]
    return drawn + ticks


def _levels(plane: _Plane, levels: Sequence[Level]) -> list[SafeString]:
    return [
        element(
            "line", class_="ch-level", x1=LEFT, x2=WIDTH - RIGHT, y1=plane.y(level.value), y2=plane.y(level.value),
            stroke=TONES[level.tone], stroke_width=1.5, stroke_dasharray="6 4",
        )
        for level in levels
    ]  # fmt: skip


def _drawn(plane: _Plane, one: Dated) -> list[SafeString]:
    colour = TONES[one.tone]
    drawn = [part for stretch in stretches(one.spots) for part in _band(plane, stretch, colour)]
    drawn += [
        element(
            "line", class_="ch-forecast" if after.is_preliminary else "ch-fact",
            x1=plane.x(before.on), y1=plane.y(before.value), x2=plane.x(after.on), y2=plane.y(after.value),
            stroke=colour, stroke_width=2.25, stroke_linecap="round",
            stroke_dasharray="5 4" if after.is_preliminary else None,
        )
        for stretch in stretches(one.spots)
        for before, after in pairwise(stretch)
        if before.value is not None and after.value is not None
    ]  # fmt: skip
    radius = 4 if len(one.spots) <= 24 else 2.5
    return drawn + [
        element(
            "circle", class_="ch-spot", cx=plane.x(spot.on), cy=plane.y(spot.value), r=radius,
            fill=PAPER if spot.is_preliminary else colour, stroke=colour, stroke_width=2,
        )
        for spot in one.spots
        if spot.value is not None
    ]  # fmt: skip


def stretches(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Return the spots parted where the series breaks or has a gap."""
    parted: list[list[Spot]] = [[]]
    for spot in spots:
        if spot.breaks or spot.value is None:
            parted.append([])
        if spot.value is not None:
            parted[-1].append(spot)
    return [stretch for stretch in parted if stretch]


def _band(plane: _Plane, stretch: Sequence[Spot], colour: str) -> list[SafeString]:
    known = [(plane.x(spot.on), spot.band) for spot in stretch if spot.band]
    if len(known) < 2:
        return []
    corners = [(x, plane.y(band[1])) for x, band in known] + [(x, plane.y(band[0])) for x, band in reversed(known)]
    path = "M" + "L".join(f"{plain(x)} {plain(y)}" for x, y in corners) + "Z"
    return [element("path", class_="ch-band-outer", d=path, fill=colour, fill_opacity=0.14)]


def _breaks(plane: _Plane, lines: Sequence[Dated]) -> list[SafeString]:
    """Draw each day on which a series breaks once, with the reason beside it."""
    drawn = []
    for on, reason in {spot.on: spot.breaks for one in lines for spot in one.spots if spot.breaks}.items():
        x = plane.x(on)
        look = {"stroke": QUIET, "stroke_width": 1, "stroke_dasharray": "2 3"}
        drawn.append(element("line", class_="ch-break", x1=x, x2=x, y1=TOP, y2=HEIGHT - BOTTOM, **look))
        side = {"x": x - 5, "text_anchor": "end"} if x > (WIDTH - RIGHT) * 0.7 else {"x": x + 5}
        drawn.append(label(reason, y=TOP - 6, fill=QUIET, font_size=12, **side))
    return drawn


def _goal(plane: _Plane, goal: Goal, decimals: int) -> list[SafeString]:
    x, y, colour = plane.x(goal.on), plane.y(goal.value), TONES["good"]
    above = -10 if y > TOP + 24 else 22
    return [
        element("circle", class_="ch-goal", cx=x, cy=y, r=6, fill=PAPER, stroke=colour, stroke_width=2),
        element("circle", class_="ch-goal", cx=x, cy=y, r=2, fill=colour),
        label(
            f"{goal.name} {rounded(goal.value, decimals)}", x, y + above, text_anchor="end", fill=colour, font_size=12
        ),
    ]


def _ends(plane: _Plane, lines: Sequence[Dated], levels: Sequence[Level], decimals: int) -> list[SafeString]:
    """Write names and last values at the right, moved apart where they would meet."""
    ends = [(plane.y(level.value), level.name, level.tone, 400) for level in levels]
    for one in lines:
        last = next((spot for spot in reversed(one.spots) if spot.value is not None), None)
        if last and last.value is not None:
            name = f"{one.name} {rounded(last.value, decimals)}".strip()
            ends.append((plane.y(last.value), name, one.tone if len(lines) > 1 else "", 600))
    drawn, below = [], -100.0
    for y, name, tone, weight in sorted(ends):
        below = max(y + 4.5, below + 16)
        colour = TONES[tone] if tone else INK
        drawn.append(label(name, WIDTH - RIGHT + 8, below, font_weight=weight, fill=colour, font_size=12))
    return drawn


def _sentence(lines: Sequence[Dated], decimals: int) -> str:
    told = []
    for one in lines:
        known = [spot for spot in one.spots if spot.value is not None]
        if known:
            first, last = known[0], known[-1]
            told.append(
                _("%(name)s: %(first)s on %(from)s, %(last)s on %(to)s.")
                % {
                    "name": one.name or _("Value"),
                    "first": rounded(first.value or 0, decimals),
                    "from": day(first.on),
                    "last": rounded(last.value or 0, decimals),
                    "to": day(last.on),
                }
            )
    return " ".join(told)


def _as_table(lines: Sequence[Dated], decimals: int) -> list[list[str]]:
    days = sorted({spot.on for one in lines for spot in one.spots})
    found = [{spot.on: spot for spot in one.spots} for one in lines]
    return [[day(on), *(_cell(spots.get(on), decimals) for spots in found)] for on in days]


def _sheet(lines: Sequence[Dated]) -> Sheet:
    """Return a row for each line and day, with the ends of the band where there is one."""
    banded = any(spot.band for one in lines for spot in one.spots)
    headers = [_("Day"), _("Line"), _("Value"), *((_("90 % from"), _("90 % to")) if banded else ()), _("Remark")]
    rows: list[list[Cell]] = []
    for one in lines:
        for spot in one.spots:
            band = (spot.band or (None, None)) if banded else ()
            remark = spot.breaks or (_("preliminary") if spot.is_preliminary else "")
            rows.append([spot.on.isoformat(), one.name, spot.value, *band, remark])
    return Sheet(headers, rows)


def _cell(spot: Spot | None, decimals: int) -> str:
    if spot is None or spot.value is None:
        return "–"
    told = rounded(spot.value, decimals)
    if spot.band:
        told += f" ({rounded(spot.band[0], decimals)}–{rounded(spot.band[1], decimals)})"
    return f"{told} ({_('preliminary')})" if spot.is_preliminary else told
