"""What a paper must fulfil to be readable by everyone, before it is written anywhere."""

import re
from xml.etree import ElementTree as Xml

from django.utils.translation import gettext as _

from samverkan.papers.blocks import Figure, Heading, Paper, Table

SHAPES = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc")
)
WITHIN = re.compile(r"#section-\d+")
SAFE_ADDRESSES = ("http://", "https://", "mailto:")


class PaperRefused(Exception):
    """The paper cannot be written so that everyone can read it; the sentence says why."""


class FigureWithoutWords(PaperRefused):
    """A figure has no alternative text."""


class HeadingLevelSkipped(PaperRefused):
    """A heading is more than one level below the one before it."""


class UntitledPaper(PaperRefused):
    """The paper has no title."""


class UnevenTable(PaperRefused):
    """A row of a table has another number of cells than the head."""


class BrokenDrawing(PaperRefused):
    """A figure's drawing is not SVG, or holds more than shapes and text."""


def check(paper: Paper) -> None:
    """Return when the paper can be written. Raises a PaperRefused with a sentence otherwise."""
    if not paper.title.strip():
        raise UntitledPaper(_("The paper has no title. Give it one, so that it can be found and read aloud."))
    level = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            _check_heading(block, level)
            level = block.level
        elif isinstance(block, Figure):
            _check_figure(block)
        elif isinstance(block, Table):
            _check_table(block)


def _check_heading(heading: Heading, above: int) -> None:
    if 1 <= heading.level <= min(above + 1, 4):
        return
    raise HeadingLevelSkipped(
        _("The heading “%(text)s” has level %(level)d but stands below level %(above)d. Levels may not be skipped.")
        % {"text": heading.text, "level": heading.level, "above": above}
    )


def _check_figure(figure: Figure) -> None:
    if not figure.alt.strip():
        raise FigureWithoutWords(
            _("A figure has no alternative text. Say in a sentence what it shows.")
            + (f" ({figure.caption})" if figure.caption else "")
        )
    try:
        svg = Xml.fromstring(figure.svg)
    except Xml.ParseError:
        svg = Xml.Element("")
    if _local(svg.tag) != "svg":
        raise BrokenDrawing(_("The drawing “%(alt)s” is not SVG.") % {"alt": figure.alt})
    strange = next(filter(None, map(_strange, svg.iter())), None)
    if strange:
        raise BrokenDrawing(
            _("The drawing “%(alt)s” holds more than shapes and text: %(found)s.")
            % {"alt": figure.alt, "found": strange}
        )


def _strange(element: Xml.Element) -> str:
    """Return what in an element could run or fetch something, "" for nothing."""
    if _local(element.tag) not in SHAPES:
        return _local(element.tag)
    return next(
        (
            _local(name)
            for name, value in element.items()
            if _local(name).lower().startswith("on") or "href" in name.lower() or "url(" in value.lower()
        ),
        "",
    )


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _check_table(table: Table) -> None:
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.header):
            raise UnevenTable(
                _("Row %(number)d of the table “%(caption)s” has %(cells)d cells, its head has %(columns)d.")
                % {
                    "number": number,
                    "caption": table.caption or ", ".join(table.header),
                    "cells": len(row),
                    "columns": len(table.header),
                }
            )


def is_safe_address(url: str) -> bool:
    """Tell whether a link may be written out: to a page, a mailbox, or a heading of the paper itself."""
    return url.lower().startswith(SAFE_ADDRESSES) or bool(WITHIN.fullmatch(url))
