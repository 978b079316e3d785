"""Things below one another, each with a bar from where to where on a common axis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from textwrap import wrap

from samverkan_engine.report.charts.drawing import (
    INK,
    LINE,
    PALE,
    PALER,
    QUIET,
    SPRUCE,
    WIDE,
    Chart,
    chart,
    lines,
    text,
)
from samverkan_engine.report.markup import Markup, tag
from samverkan_engine.report.numbers import Figures, round_up


@dataclass(frozen=True, slots=True)
class Range:
    """
    One bar.

    low, high    its ends
    inner        the ends of the darker part within it; None for a bar of one tone
    middle       a mark; None for none
    told         what is written at its end
    """

    name: str
    low: float
    high: float
    told: str
    inner: tuple[float, float] | None = None
    middle: float | None = None
    colour: str = SPRUCE


def ranges(
    title: str, told: str, bars: Sequence[Range], figures: Figures, headers: tuple[str, str], base: float = 0.0
) -> Chart:
    """
    Return bars on one axis.

    base  a value that is drawn through: 0, or what the bars are held against
    """
    high = max([base, *(bar.high for bar in bars)])
    low = min([0.0, base, *(bar.low for bar in bars)])
    step = round_up((high - low) / 5)
    top, bottom = ceil(high / step) * step, floor(low / step) * step

    def draw(width: int) -> tuple[float, list[Markup]]:
        wide = width == WIDE
        left, right = (250.0, width - 120.0) if wide else (12.0, width - 20.0)

        def x(value: float) -> float:
            return left + (value - bottom) / max(top - bottom, 1e-9) * (right - left)

        parts, y = [], 12.0
        for bar in bars:
            named = wrap(bar.name, 34 if wide else 46)
            if not wide:
                parts.append(lines(bar.name, 46, left, y + 10))
                y += 16.0 * len(named) + 2
            room = max(30.0, 16.0 * len(named) + 10) if wide else 34.0
            middle = y + room / 2
            if wide:
                first = middle - 8 * (len(named) - 1) + 4.5
                parts.append(lines(bar.name, 34, left - 12, first, text_anchor="end"))
            parts += _bar(bar, x, middle - 8 if wide else y + 4)
            ends = (right + 8, middle + 4.5, "start") if wide else (right, y - 6, "end")
            parts.append(text(bar.told, ends[0], ends[1], text_anchor=ends[2], fill=QUIET, font_size=12.0))
            y += room
        return y + 34, [*_axis(x, y, bottom, top, figures, base, step if wide else 2 * step), *parts]

    return chart(title, told, draw, headers, [[bar.name, bar.told] for bar in bars])


def _bar(bar: Range, x: Callable[[float], float], y: float) -> list[Markup]:
    def box(low: float, high: float, opacity: float) -> Markup:
        return tag("rect", x=x(low), y=y, width=max(x(high) - x(low), 1.5), height=16.0, fill=bar.colour,
                   opacity=opacity)  # fmt: skip

    drawn = [box(bar.low, bar.high, PALER if bar.inner else PALE)]
    if bar.inner:
        drawn.append(box(*bar.inner, PALE))
    if bar.middle is not None:
        drawn.append(tag("line", x1=x(bar.middle), x2=x(bar.middle), y1=y - 2, y2=y + 18, stroke=bar.colour,
                         stroke_width=2.5))  # fmt: skip
    return drawn


def _axis(
    x: Callable[[float], float], end: float, low: float, high: float, figures: Figures, base: float, step: float
) -> list[Markup]:
    drawn, decimals = [], next(d for d in range(9) if abs(round(step, d) - step) < 1e-9)
    for number in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1):
        value = number * step
        drawn.append(tag("line", x1=x(value), x2=x(value), y1=6.0, y2=end, stroke=LINE))
        label = figures.number(value, decimals)
        drawn.append(text(label, x(value), end + 18, text_anchor="middle", fill=QUIET, font_size=12.0))
    return [*drawn, tag("line", x1=x(base), x2=x(base), y1=6.0, y2=end, stroke=INK)]
