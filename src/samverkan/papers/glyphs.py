"""Which characters the paper's font can draw. PDF/UA refuses a file in which one could not be drawn."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
STAND_IN = "\N{WHITE SQUARE}"
UNSEEN = ("Cc", "Cf")


def printable(text: str) -> str:
    """Return the text without what cannot be seen, and with a visible mark for each character that the font lacks."""
    return text.translate(DRAWN)


class Drawn(dict[int, str | None]):
    """What is drawn for each code point, found out when it is first met: papers hold the same few many times."""

    def __missing__(self, point: int) -> str | None:
        letter = chr(point)
        if unicodedata.category(letter) in UNSEEN:
            self[point] = None
        else:
            self[point] = letter if point in covered() else STAND_IN
        return self[point]


DRAWN = Drawn()


@cache
def covered() -> frozenset[int]:
    """Return the code points that every one of our fonts can draw."""
    return frozenset.intersection(*(_code_points(path.read_bytes()) for path in sorted(FONTS.glob("Inter-*.ttf"))))


def _code_points(font: bytes) -> frozenset[int]:
    """Read the character map (table cmap, format 12 or 4) of a TrueType font."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _check, offset, _length in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    maps = [start + struct.unpack_from(">HHL", font, start + 4 + 8 * number)[2] for number in range(count)]
    by_format = {struct.unpack_from(">H", font, place)[0]: place for place in maps}
    return _format_12(font, by_format[12]) if 12 in by_format else _format_4(font, by_format[4])


def _format_12(font: bytes, place: int) -> frozenset[int]:
    groups = struct.unpack_from(">L", font, place + 12)[0]
    spans = (struct.unpack_from(">LLL", font, place + 16 + 12 * number) for number in range(groups))
    return frozenset(point for first, last, _glyph in spans for point in range(first, last + 1))


def _format_4(font: bytes, place: int) -> frozenset[int]:
    segments = struct.unpack_from(">H", font, place + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, place + 14)
    starts = struct.unpack_from(f">{segments}H", font, place + 16 + 2 * segments)
    spans = zip(starts, ends, strict=True)
    return frozenset(point for first, last in spans for point in range(first, last + 1) if point != 0xFFFF)
