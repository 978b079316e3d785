"""What the charts share: colours, the frame, and a drawing for a wide page and one for a narrow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from textwrap import wrap

from samverkan_engine.report.markup import Content, Markup, tag, together
from samverkan_engine.report.numbers import Figures, round_up

INK, QUIET, LINE, PAPER = "#1b2430", "#5b626b", "#d5d7d7", "#fbfaf7"
SPRUCE, BLUE, AMBER, BRICK = "#1f5c4d", "#2b4c7e", "#b07d22", "#9c3d2a"
PALE, PALER = 0.34, 0.16
FONT = "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
WIDE, NARROW = 760, 360


@dataclass(frozen=True, slots=True)
class Chart:
    """
    A drawing and the same as a table.

    title   with the unit
    told    what one sees in it, in a sentence
    wide, narrow  the drawing for a wide page and for a phone
    figures       headers and rows to count with, where the table has words to read
    """

    title: str
    told: str
    wide: Markup
    narrow: Markup
    headers: Sequence[str]
    rows: Sequence[Sequence[Content]]
    figures: tuple[Sequence[str], Sequence[Sequence[str | float]]] | None = None


def chart(
    title: str, told: str, draw: Callable[[int], tuple[float, list[Markup]]], headers: Sequence[str],
    rows: Sequence[Sequence[Content]],
) -> Chart:  # fmt: skip
    """Return a chart; `draw` returns height and parts for a width."""
    wide, narrow = (_svg(width, title, told, *draw(width)) for width in (WIDE, NARROW))
    return Chart(title, told, wide, narrow, headers, rows)


def _svg(width: int, title: str, told: str, height: float, parts: Sequence[Markup]) -> Markup:
    return tag(
        "svg", tag("title", title), tag("desc", told), *parts,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {round(height)}", role="img", font_family=FONT,
    )  # fmt: skip


def text(words: Content, x: float, y: float, **attributes: Content) -> Markup:
    """Return words at a point."""
    chosen: dict[str, Content] = {"fill": INK, "font_size": 13.0}
    return tag("text", words, x=x, y=y, **(chosen | attributes))


def lines(words: str, letters: int, x: float, y: float, **attributes: Content) -> Markup:
    """Return words broken into lines of about so many letters."""
    broken = wrap(words, letters) or [""]
    return together(*(text(line, x, y + 16 * number, **attributes) for number, line in enumerate(broken)))


def path(points: Sequence[tuple[float, float]], closed: bool = False) -> str:
    """Return points as a path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


@dataclass(frozen=True, slots=True)
class Plane:
    """A field with years along and numbers upwards, from zero or from what lies below it, a line each `step`."""

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    least: float
    most: float
    step: float

    def x(self, year: float) -> float:
        """Where a year lies."""
        return self.left + (year - self.first) / max(self.last - self.first, 1) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a number lies."""
        return self.bottom - (value - self.least) / (self.most - self.least) * (self.bottom - self.top)

    def axes(self, figures: Figures) -> list[Markup]:
        """Return the grid with its numbers and years."""
        drawn = []
        for number in range(round((self.most - self.least) / self.step) + 1):
            value = self.least + number * self.step
            y = self.y(value)
            drawn.append(tag("line", x1=self.left, x2=self.right, y1=y, y2=y, stroke=INK if not value else LINE))
            label = figures.number(value, 0 if self.step >= 1 else 1)
            drawn.append(text(label, self.left - 8, y + 4.5, text_anchor="end", fill=QUIET, font_size=12.0))
        apart = max(1, -(-int(self.last - self.first) // int((self.right - self.left) // 60)))
        return drawn + [
            text(year, self.x(year), self.bottom + 20, text_anchor="middle", fill=QUIET, font_size=12.0)
            for year in range(int(self.first), int(self.last) + 1, apart)
        ]


def plane(
    width: int, height: float, first: float, last: float, most: float, labels: float, least: float = 0.0
) -> Plane:
    """Return a field with room for labels on the right; `least` below zero where there is something."""
    right = width - (labels if width == WIDE else 16.0)
    step = round_up(most) / 4 if least >= 0 else round_up((most - least) / 4)
    below, above = min(floor(least / step), 0) * step, max(ceil(most / step - 1e-9), 1) * step
    return Plane(58.0, right, 16.0, height - 30, first, last, below, 4 * step if least >= 0 else above, step)
