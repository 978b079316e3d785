"""
A map of tiles: every place is as large as the others, and lies about where it does in the world.

Small places are as easy to read and to reach as large ones; how much there is of what is told by number and lightness.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverkan.ui.charts.drawing import INK, LINE, PAPER, QUIET, Chart, Sheet, drawing, element, joined, label
from samverkan.ui.numbers import rounded

WIDE, HIGH, GAP = 134, 84, 6
COLUMNS, ON_A_PHONE, FEW_COLUMNS = 6, 16, 3
LETTERS, LONG = 13, 16  # that fit a tile on one line, large and small
SHADES = (PAPER, "#e4ede9", "#bdd5cc", "#86b3a4", "#1f5c4d")
LIGHT_WORDS = len(SHADES) - 1
"""From this shade on words are light."""


@dataclass(frozen=True)
class Tile:
    """
    A place with its number; without one it is not told.

    north, east  where it lies, in degrees
    url          where its tile leads; empty for nowhere
    """

    name: str
    value: float | None
    north: float
    east: float
    url: str = ""


def tiles(title: str, places: Sequence[Tile], unit: str, absent: str = "") -> Chart:
    """
    Return places as tiles, the more the darker.

    unit    what is counted, in the plural, to be read after the number
    absent  what stands where a number is not told
    """
    cells = arranged([(place.north, place.east) for place in places])
    most = max((place.value or 0 for place in places), default=0) or 1
    drawn = [_tile(place, *cell, most, unit, absent) for place, cell in zip(places, cells, strict=True)]
    columns, rows = (1 + max((cell[axis] for cell in cells), default=0) for axis in (1, 0))
    told = [[place.name, _words(place, absent)] for place in sorted(places, key=lambda each: -(each.value or 0))]
    sentence = "; ".join(f"{name}: {words}" for name, words in told) + "."
    kind = "tiles" if columns <= FEW_COLUMNS else "tiles ch-tiles-wide"
    return Chart(
        title=title,
        svg=drawing(
            kind,
            max(columns, FEW_COLUMNS) * (WIDE + GAP),
            rows * (HIGH + GAP),
            title,
            sentence,
            drawn,
            role="group",
        ),
        table_headers=[_("Place"), unit],
        table_rows=told,
        description=sentence,
        unit=unit,
        sheet=Sheet([_("Place"), unit], [(place.name, place.value) for place in places]),
    )


def arranged(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """
    Return for each point, north and east in degrees, a row and a column of its own.

    The northernmost fill the first row and so on down; in a row they keep their order from west to east, each as near
    to its own place as the others leave it.
    """
    if not points:
        return []
    columns = columns_for(points)
    order = sorted(range(len(points)), key=lambda number: (-points[number][0], points[number][1]))
    rows = -(-len(points) // columns)
    west, east = min(point[1] for point in points), max(point[1] for point in points)
    cells = [(0, 0)] * len(points)
    for row in range(rows):
        members = order[row * len(points) // rows : (row + 1) * len(points) // rows]
        members.sort(key=lambda number: points[number][1])
        taken = -1
        for place, number in enumerate(members):
            share = (points[number][1] - west) / (east - west) if east > west else 0.0
            wished = round(share * (columns - 1))
            taken = min(max(wished, taken + 1), columns - (len(members) - place))
            cells[number] = (row, taken)
    return cells


def columns_for(points: Sequence[tuple[float, float]]) -> int:
    """Return how many columns suit the shape of the land, few enough for a phone where there are few places."""
    north, south = max(point[0] for point in points), min(point[0] for point in points)
    east, west = max(point[1] for point in points), min(point[1] for point in points)
    wide = (east - west) * cos(radians((north + south) / 2))
    shape = wide / max(north - south, 0.1)
    # A tile is wider than it is high, so fewer stand beside each other than above; one more lets the order show better.
    wished = round(sqrt(len(points) * shape * HIGH / WIDE)) + 1
    return min(wished, COLUMNS if len(points) > ON_A_PHONE else FEW_COLUMNS, len(points))


def _tile(place: Tile, row: int, column: int, most: float, unit: str, absent: str) -> SafeString:
    x, y = column * (WIDE + GAP) + GAP // 2, row * (HIGH + GAP) + GAP // 2  # room for the line around
    shade = _shade(place.value, most)
    ink, quiet = (PAPER, PAPER) if shade >= LIGHT_WORDS else (INK, QUIET if shade == 0 else INK)
    drawn = [
        element("rect", class_="ch-tile", x=x, y=y, width=WIDE, height=HIGH, rx=3, fill=SHADES[shade], stroke=LINE,
                stroke_dasharray="4 3" if place.value is None else None),
        *(label(words, x + 10, y + 24 + 18 * number, font_size=15 if len(words) <= LETTERS else 13, fill=ink)
          for number, words in enumerate(_lines(place.name))),
        label(_words(place, absent), x + 10, y + HIGH - 12, font_size=22 if place.value is not None else 14,
              font_weight=600, fill=quiet),
    ]  # fmt: skip
    if not place.url:
        return joined(drawn)
    said = f"{place.name}: {_words(place, absent)}" + (f" {unit}" if place.value is not None else "")
    return element("a", joined(drawn), href=place.url, aria_label=said)


def _shade(value: float | None, most: float) -> int:
    """Return which of the shades: none for nothing, then by the square root, since few places have most of it."""
    return 1 + min(int(sqrt(value / most) * LIGHT_WORDS), LIGHT_WORDS - 1) if value else 0


def _lines(name: str) -> list[str]:
    """Return a name on one line, or on two where it is long and can be parted."""
    if len(name) <= LETTERS:
        return [name]
    head, _space, tail = name.partition(" ")
    return [head, tail] if tail else [name if len(name) <= LONG else name[: LONG - 1] + "…"]


def _words(place: Tile, absent: str) -> str:
    return absent if place.value is None else rounded(place.value)
