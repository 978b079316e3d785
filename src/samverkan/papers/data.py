"""A paper as plain data for the typst template: texts stay texts, so nothing a person writes is ever run as code."""

import re
import unicodedata
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from samverkan.papers.blocks import (
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Inline,
    Items,
    KeyFigures,
    Note,
    NumberedProposal,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    bold,
    link,
    plain,
    runs,
)
from samverkan.papers.checks import is_safe_address
from samverkan.papers.glyphs import printable

Data = dict[str, Any]
SHORT, LONG = 14, 60  # characters in a cell
VIEW_BOX = re.compile(r'viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')
BLANKS = re.compile(r"[\t\n\r\f\v ]+")
ALIGNMENTS = {"l": "left", "r": "right", "c": "center"}


def paper_data(paper: Paper) -> Data:
    """Return everything the template needs, in the paper's own language."""
    with override(paper.language):
        return {
            "title": words(paper.title),
            "subtitle": words(paper.subtitle),
            "author": words(paper.author),
            "language": paper.language,
            "date": long_date(paper),
            "fingerprint": words(paper.fingerprint),
            "notice": words(paper.notice),
            "blocks": blocks_data(paper),
            "words": {
                "page": _("Page"),
                "of": pgettext("page 1 of 3", "of"),
                "proposal": _("Proposed wording"),
                "fingerprint": _("Fingerprint"),
            },
        }


def blocks_data(paper: Paper) -> list[Data]:
    """Return the blocks as data, the headings numbered for links to find them."""
    blocks = [block_data(block, notes) for block, notes in with_notes(paper.blocks)]
    headings = (data for data in blocks if data["kind"] == "heading")
    for number, data in enumerate(headings, start=1):
        data["anchor"] = anchor(number)
    return blocks


def long_date(paper: Paper) -> str:
    """Return the day on the paper's face: 19 november 2019."""
    return date_format(paper.date, "j F Y")


def with_notes(blocks: tuple[Block, ...]) -> list[tuple[Block, tuple[Note, ...]]]:
    """Return each block with the margin notes that stand before it; notes at the very end get an empty block."""
    paired: list[tuple[Block, tuple[Note, ...]]] = []
    waiting: tuple[Note, ...] = ()
    for block in blocks:
        if isinstance(block, Note):
            waiting += (block,)
        elif isinstance(block, Contents):
            waiting += contents(blocks)
        elif isinstance(block, (PageBreak, Heading)):
            paired.append((block, ()))
        else:
            paired.append((block, waiting))
            waiting = ()
    return [*paired, (Paragraph(""), waiting)] if waiting else paired


def contents(blocks: tuple[Block, ...]) -> tuple[Note, ...]:
    """Return a note with a link for each heading of level 1; a link to nowhere would spoil the PDF."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    lines = [Listed((link(h.text, f"#{anchor(n)}"),)) for n, h in enumerate(headings, start=1) if h.level == 1]
    return (Listed((bold(_("Contents")),)), *lines)


class Listed(Note):
    """The notes that are the paper's contents: in print they take no room from what stands beside them."""


def anchor(number: int) -> str:
    """Return the name of the paper's nth heading, to link to."""
    return f"section-{number}"


def block_data(block: Block, notes: tuple[Note, ...]) -> Data:
    """Return one block as data, named by its kind."""
    data = _inside(block)
    shown, listed = [inline(note.text) for note in notes], any(isinstance(note, Listed) for note in notes)
    return {"kind": type(block).__name__.lower(), "notes": shown, "listed": listed, **data}


def _inside(block: Block) -> Data:
    match block:
        case Heading(level, text):
            return {"level": level, "text": words(text)}
        case Paragraph(text, lead):
            return {"text": inline(text), "lead": lead}
        case Items(items, numbered):
            return {"items": [inline(item) for item in items], "numbered": numbered}
        case Table():
            return _table(block)
        case Figure(svg, alt, caption):
            return {"svg": svg, "alt": words(alt), "caption": words(caption), "wide": is_wide(svg)}
        case Callout(text, title, kind):
            return {"text": inline(text), "title": words(title), "tone": kind}
        case KeyFigures(figures):
            shown = [{"value": words(f.value), "label": words(f.label), "source": words(f.source)} for f in figures]
            return {"figures": shown}
        case NumberedProposal(number, title, wording, background):
            return {
                "number": number,
                "title": words(title),
                "wording": [words(part) for part in wording.splitlines() if part.strip()],
                "background": inline(background),
            }
        case _:
            return {}


def _table(table: Table) -> Data:
    longest = [max(len(plain(cell)) for cell in column) for column in zip(table.header, *table.rows, strict=True)]
    alignment = [ALIGNMENTS[letter] for letter in table.align.ljust(len(table.header), "l")]
    return {
        "header": [words(cell) for cell in table.header],
        "rows": [[inline(cell) for cell in row] for row in table.rows],
        "caption": words(table.caption),
        "align": alignment,
        "widths": _widths(longest),
        "empty": words(table.empty) or _("Nothing to show."),
        "wide": len(longest) > 4 or sum(min(length, LONG) for length in longest) > 110,
    }


def _widths(longest: list[int]) -> list[int]:
    """Return each column's share of the width by its longest cell, 0 for one so short that it takes what it needs."""
    shares = [0 if length <= SHORT else min(length, LONG) for length in longest]
    if not any(shares):
        shares[longest.index(max(longest))] = 1
    return shares


def is_wide(svg: str) -> bool:
    """Tell whether a drawing needs the margin too, for its words to be large enough in print."""
    box = VIEW_BOX.search(svg)
    return bool(box and float(box.group(1)) > 2 * float(box.group(2)))


def inline(text: Inline) -> list[Data]:
    """Return the runs of a text; a link that is not to a page or a mailbox becomes plain words."""
    return [
        {
            "text": words(run.text),
            "bold": run.bold,
            "italic": run.italic,
            "url": run.url if is_safe_address(run.url) else "",
        }
        for run in runs(text)
    ]


def words(text: str) -> str:
    """Return the text on one line, composed, with a visible mark for what the font cannot draw."""
    return printable(BLANKS.sub(" ", unicodedata.normalize("NFC", str(text))))
