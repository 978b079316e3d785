"""What was said of the establishment, and what became of it, in one chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_engine.report.charts.drawing import BLUE, BRICK, WIDE, Chart, chart, path, plane, text
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.numbers import Figures


@dataclass(frozen=True, slots=True)
class Spot:
    """Jobs at a time, as a year with its part; for a plan `since` is when it was said."""

    at: float
    jobs: float
    since: float | None = None


def said(
    title: str, told: str, plans: Sequence[Spot], actual: Sequence[Spot], figures: Figures,
    words: tuple[str, str], headers: Sequence[str], rows: Sequence[Sequence[Content]],
) -> Chart:  # fmt: skip
    """
    Return each plan as a thin line from when it was said to the year it was for, and what became of it as a thick one.

    words  what plans and counts are called
    """
    times = [spot.at for spot in (*plans, *actual)] + [spot.since for spot in plans if spot.since is not None]
    most = max(spot.jobs for spot in (*plans, *actual))

    def draw(width: int) -> tuple[float, list[Markup]]:
        height = 300.0 if width == WIDE else 250.0
        field = plane(width, height, int(min(times)), int(max(times)) + 1, most, 130.0)
        parts = field.axes(figures)
        for spot in plans:
            start = (field.x(spot.since if spot.since is not None else spot.at), field.y(0))
            end = (field.x(spot.at), field.y(spot.jobs))
            parts.append(tag("path", d=path([start, end]), stroke=BLUE, stroke_width=1.25, stroke_dasharray="4 4",
                             fill="none"))  # fmt: skip
            parts.append(tag("circle", cx=end[0], cy=end[1], r=5.0, fill="none", stroke=BLUE, stroke_width=2.0))
        points = [(field.x(spot.at), field.y(spot.jobs)) for spot in actual]
        if points:
            parts.append(tag("path", d=path(points), fill="none", stroke=BRICK, stroke_width=2.5))
        parts += [tag("circle", cx=x, cy=y, r=4.0, fill=BRICK) for x, y in points]
        return height, [*parts, *_names(width, field.right, words)]

    return chart(title, told, draw, headers, rows)


def _names(width: int, right: float, words: tuple[str, str]) -> list[Markup]:
    x, y = (right + 8, 30.0) if width == WIDE else (66.0, 26.0)
    return [
        text(f"○ {words[0]}", x, y, fill=BLUE, font_weight=600),
        text(f"● {words[1]}", x, y + 18, fill=BRICK, font_weight=600),
    ]
