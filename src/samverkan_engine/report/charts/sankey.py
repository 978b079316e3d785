"""From where to where: a band for each way, as broad as what goes there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from samverkan_engine.report.charts.drawing import BLUE, PALE, QUIET, SPRUCE, WIDE, Chart, chart, lines
from samverkan_engine.report.markup import Content, Markup, tag

BLOCK, ROOM = 10.0, 300.0
"""The breadth of what stands at either side, and how high all of it is together."""


@dataclass(frozen=True, slots=True)
class Way:
    """How much goes from one to another; `aside` for what is of less interest."""

    source: str
    target: str
    amount: float
    aside: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: where each name begins, how high it is, and where all of it ends."""

    tops: Mapping[str, float]
    heights: Mapping[str, float]
    bottom: float


def sankey(
    title: str, told: str, ways: Sequence[Way], names: Mapping[str, str], headers: Sequence[str],
    table: Sequence[Sequence[Content]],
) -> Chart:  # fmt: skip
    """
    Return the ways as bands from left to right.

    names  what is written at each source and target, with its number
    """
    total = sum(way.amount for way in ways)

    def draw(width: int) -> tuple[float, list[Markup]]:
        wide = width == WIDE
        left, right = (250.0, width - 230.0) if wide else (8.0, width - 8.0)
        letters = 34 if wide else 24
        scale = ROOM / max(total, 1e-9)
        sides = [
            _side(ways, key, scale, lambda name: _room(names[name], letters, wide)) for key in ("source", "target")
        ]
        drawn = list(_bands(ways, sides, scale, left + BLOCK, right - BLOCK))
        for number, side in enumerate(sides):
            x = right - BLOCK if number else left
            for name, top in side.tops.items():
                drawn.append(tag("rect", x=x, y=top, width=BLOCK, height=side.heights[name],
                                 fill=BLUE if number else SPRUCE))  # fmt: skip
                drawn.append(_name(names[name], letters, wide, bool(number), (left, right), top, side.heights[name]))
        return max(side.bottom for side in sides) + 10, drawn

    return chart(title, told, draw, headers, table)


def _room(name: str, letters: int, wide: bool) -> tuple[float, float]:
    """Return the room over a block, and the least from its top to the next: its name has to be written there."""
    written = 16.0 * len(wrap(name, letters))
    return (0.0, written + 6) if wide else (written + 4, 6.0)


def _side(ways: Sequence[Way], key: str, scale: float, room: Callable[[str], tuple[float, float]]) -> _Side:
    amounts: dict[str, float] = {}
    for way in ways:
        name = getattr(way, key)
        amounts[name] = amounts.get(name, 0.0) + way.amount
    tops, heights, y = {}, {}, 8.0
    for name, amount in amounts.items():
        over, least = room(name)
        tops[name], heights[name] = y + over, max(amount * scale, 1.0)
        y = tops[name] + max(heights[name] + 10, least)
    return _Side(tops, heights, y)


def _bands(ways: Sequence[Way], sides: Sequence[_Side], scale: float, left: float, right: float) -> Iterator[Markup]:
    used = [dict(side.tops) for side in sides]
    middle = (left + right) / 2
    for way in ways:
        height = max(way.amount * scale, 0.75)
        start, end = used[0][way.source], used[1][way.target]
        path = (
            f"M{left:.1f} {start:.1f}C{middle:.1f} {start:.1f} {middle:.1f} {end:.1f} {right:.1f} {end:.1f}"
            f"V{end + height:.1f}C{middle:.1f} {end + height:.1f} {middle:.1f} {start + height:.1f} "
            f"{left:.1f} {start + height:.1f}Z"
        )
        yield tag("path", d=path, fill=QUIET if way.aside else SPRUCE, opacity=PALE / 2 if way.aside else PALE)
        used[0][way.source] += height
        used[1][way.target] += height


def _name(
    name: str, letters: int, wide: bool, is_target: bool, ends: tuple[float, float], top: float, height: float
) -> Markup:
    """Return a name beside its block, on a narrow page over it."""
    written = 16.0 * len(wrap(name, letters))
    if wide:
        x, y = (ends[1] + 10 if is_target else ends[0] - 10), top + max((height - written) / 2, 0) + 13
        return lines(name, letters, x, y, text_anchor="start" if is_target else "end")
    x = ends[1] if is_target else ends[0]
    return lines(name, letters, x, top - written + 10, text_anchor="end" if is_target else "start", font_size=11.5)
