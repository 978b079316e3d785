"""What a paper is made of. The same blocks become a page and a PDF."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Run:
    """A piece of text in one manner; `url` makes it a link."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


# Text within a block: plain, or pieces in different manners.
Inline = str | tuple[str | Run, ...]


def bold(text: str) -> Run:
    """Return the text in bold."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """Return the text in italics."""
    return Run(text, italic=True)


def link(text: str, url: str) -> Run:
    """Return the text as a link to an address that begins with http://, https:// or mailto:."""
    return Run(text, url=url)


def runs(text: Inline) -> tuple[Run, ...]:
    """Return the pieces of a text, plain text being one piece."""
    pieces = (text,) if isinstance(text, str) else text
    return tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces)


def plain(text: Inline) -> str:
    """Return the words alone."""
    return "".join(run.text for run in runs(text))


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; levels are not skipped on the way down."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `lead` sets it larger."""

    text: Inline
    lead: bool = False


@dataclass(frozen=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a head that is repeated on each page. `align` is one of l, r, c for each column."""

    header: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: str = ""
    align: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Note:
    """A note in the margin: where a figure comes from. It stands beside the block that follows."""

    text: Inline


@dataclass(frozen=True)
class Contents:
    """The headings of level 1 as links, in the margin beside the block that follows."""


@dataclass(frozen=True)
class Figure:
    """A drawing as SVG, what it shows in words, and its caption."""

    svg: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Callout:
    """A boxed remark."""

    text: Inline
    title: str = ""
    kind: Literal["info", "attention"] = "info"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class KeyFigure:
    """One large figure with what it means and where it comes from."""

    value: str
    label: str
    source: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """A row of two to four large figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class NumberedProposal:
    """Something to decide: its number, a title, the proposed wording in a box, and why."""

    number: int
    title: str
    wording: str
    background: Inline = ""


Block = (
    Heading | Paragraph | Items | Table | Note | Contents | Figure | Callout | PageBreak | KeyFigures | NumberedProposal
)


@dataclass(frozen=True)
class Paper:
    """A whole document. `fingerprint` ties the paper to what it was made from; `date` is the day on its face."""

    title: str
    language: str
    date: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    fingerprint: str = ""
    notice: str = ""
