"""What all charts share: the finished chart, its colours, and safe SVG text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

INK = "#1b2430"
QUIET = "#5b626b"
LINE = "#c5c7c7"
PAPER = "#fbfaf7"
TONES = {
    "good": "#1f5c4d",
    "calm": "#2b4c7e",
    "attention": "#b07d22",
    "broken": "#9c3d2a",
    "quiet": "#868c94",
}
FONT = "Inter Variable, Inter, sans-serif"


Cell = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """What is drawn as figures to count with, where the table has words to read."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Chart:
    """
    A drawing and the same thing as a table.

    sheet   where the table's words are not the figures themselves
    narrow  the drawing for a phone, where it is another one
    """

    title: str
    svg: SafeString
    table_headers: Sequence[str]
    table_rows: Sequence[Sequence[str]]
    description: str = ""
    unit: str = ""
    sheet: Sheet | None = None
    narrow: SafeString | None = None


def element(name: str, text: object = "", **attributes: object) -> SafeString:
    """Return one SVG element; `text_anchor` becomes `text-anchor`, `class_` becomes `class`."""
    written = [
        format_html(' {}="{}"', key.rstrip("_").replace("_", "-"), plain(value))
        for key, value in attributes.items()
        if value is not None and value != ""
    ]
    inside = conditional_escape(str(text))
    return mark_safe(f"<{name}{''.join(written)}>{inside}</{name}>")


def label(text: object, x: float, y: float, **attributes: object) -> SafeString:
    """Return words at a point; ink, 13 high, unless told otherwise."""
    chosen: dict[str, object] = {"class_": "ch-text", "fill": INK, "font_size": 13, "font_family": FONT}
    return element("text", text, x=x, y=y, **(chosen | attributes))


def plain(value: object) -> object:
    """Return floats with two decimals at most, so that drawings stay small and equal on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Return the elements one after the other."""
    return mark_safe("".join(parts))


def drawing(
    kind: str,
    width: int,
    height: float,
    title: str,
    description: str,
    parts: Iterable[SafeString],
    role: str = "img",
) -> SafeString:
    """Return the whole SVG, with its title and description for those who cannot see it; a group if it has links."""
    return format_html(
        '<svg class="ch ch-{}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>",
        kind,
        width,
        plain(height),
        role,
        title,
        description,
        joined(parts),
    )
