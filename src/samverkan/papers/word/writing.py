"""A paper's blocks written one after the other into a Word document."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samverkan.papers.blocks import Paper
from samverkan.papers.checks import check
from samverkan.papers.data import Data, blocks_data, long_date, words
from samverkan.papers.picture import png
from samverkan.papers.word.looks import INK, LINE, PLACES, dress
from samverkan.papers.word.marks import (
    bookmark,
    child,
    described,
    field,
    head_row,
    hyperlink,
    pictured,
    place,
    unbroken,
)

WIDTH = 16.2  # cm between the margins
SIDES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def written(paper: Paper) -> bytes:
    """Return the document's bytes."""
    check(paper)
    document = Document()
    dress(document, paper.language)
    with override(paper.language):
        _name(document, paper)
        _head(document, paper)
        Writer(document).write(blocks_data(paper))
        _foot(document, paper)
    return _packed(document)


def _name(document: Any, paper: Paper) -> None:
    about, day = document.core_properties, datetime.combine(paper.date, time(12), UTC)
    about.title, about.author, about.subject = words(paper.title), words(paper.author), words(paper.subtitle)
    about.language, about.comments = PLACES.get(paper.language, paper.language), words(paper.fingerprint)
    about.created = about.modified = day.replace(tzinfo=None)
    about.last_modified_by = ""


def _head(document: Any, paper: Paper) -> None:
    if paper.notice:
        document.add_paragraph(words(paper.notice), style="Source note")
    if paper.subtitle:
        document.add_paragraph(words(paper.subtitle), style="Subtitle")
    document.add_paragraph(words(paper.title), style="Title")
    face = " · ".join(filter(None, (long_date(paper), words(paper.author))))
    document.add_paragraph(face, style="Source note")


def _foot(document: Any, paper: Paper) -> None:
    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles["Source note"]
    if paper.fingerprint:
        line.add_run(f"{_('Fingerprint')} {words(paper.fingerprint)} · ")
    line.add_run(f"{_('Page')} ")
    field(line, "PAGE")
    line.add_run(f" {pgettext('page 1 of 3', 'of')} ")
    field(line, "NUMPAGES")


def _packed(document: Any) -> bytes:
    """Return the file with the same day on all its parts, so that the same paper gives the same bytes."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return packed.getvalue()


class Writer:
    """Writes the blocks in their order; a page break waits for the block that is to begin the new page."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.breaks = False
        # Looked up once: python-docx goes through all styles for each paragraph that is given one by name.
        self.styles = {style.name: style.style_id for style in document.styles}

    def write(self, blocks: list[Data]) -> None:
        kinds: dict[str, Callable[[Data], None]] = {
            "heading": self._heading, "paragraph": self._paragraph, "items": self._items, "table": self._table,
            "figure": self._figure, "callout": self._callout, "keyfigures": self._key_figures,
            "numberedproposal": self._proposal,
        }  # fmt: skip
        for block in blocks:
            if block["kind"] == "pagebreak":
                self.breaks = True
                continue
            kinds[block["kind"]](block)
            for note in block["notes"]:
                self._add(note, "Source note")

    def _add(self, pieces: list[Data] | str, style: str) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        if self.breaks:
            paragraph.paragraph_format.page_break_before, self.breaks = True, False
        fill(paragraph, pieces)
        return paragraph

    def _heading(self, block: Data) -> None:
        made = self._add(block["text"], f"Heading {block['level']}")
        bookmark(made, place(block["anchor"]), int(block["anchor"].rpartition("-")[2]))

    def _paragraph(self, block: Data) -> None:
        if block["text"] and any(piece["text"] for piece in block["text"]):
            self._add(block["text"], "Lead" if block["lead"] else "Normal")

    def _items(self, block: Data) -> None:
        number = _new_list(self.document) if block["numbered"] else None
        for item in block["items"]:
            made = self._add(item, "List Number" if block["numbered"] else "List Bullet")
            if number is not None:
                numbering = made._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_numId().val = number

    def _table(self, block: Data) -> None:
        if block["caption"]:
            self._add(block["caption"], "Caption")
        rows = block["rows"]
        if not rows:
            self._add(block["empty"], "Normal")
            return
        widths = shares(block["widths"])
        table = self._grid(block["header"], widths, block["caption"] or ", ".join(block["header"]))
        for row in rows:
            made = table.add_row()
            unbroken(made)
            for cell, pieces, side in zip(made.cells, row, block["align"], strict=True):
                set_cell(cell, pieces, self.styles["Cell"], side)
        self._after()

    def _grid(self, header: list[str], widths: list[float], says: str) -> Any:
        table = self.document.add_table(rows=1, cols=len(header))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        rule(table)
        described(table, says)
        head_row(table.rows[0])
        for cell, name, width in zip(table.rows[0].cells, header, widths, strict=True):
            cell.width = Cm(width)  # the rows that follow are made like this one
            set_cell(cell, name, self.styles["Cell head"], "left")
        return table

    def _after(self) -> None:
        """Leave air below a table."""
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _figure(self, block: Data) -> None:
        if block["caption"]:
            self._add(block["caption"], "Caption")
        shape = self.document.add_picture(io.BytesIO(png(block["svg"])), width=Cm(WIDTH))
        pictured(shape, block["alt"])

    def _callout(self, block: Data) -> None:
        if block["title"]:
            self._add([{"text": block["title"], "bold": True, "italic": False, "url": ""}], "Remark")
        self._add(block["text"], "Remark")

    def _key_figures(self, block: Data) -> None:
        """Write the figures as a table with a head: large figures side by side could not be read in order."""
        header = [_("Figure"), _("What it counts"), _("Source")]
        table = self._grid(header, [2.4, 6.9, 6.9], _("Key figures"))
        for figure in block["figures"]:
            made = table.add_row()
            value = [{"text": figure["value"], "bold": True, "italic": False, "url": ""}]
            for cell, pieces in zip(made.cells, (value, figure["label"], figure["source"]), strict=True):
                set_cell(cell, pieces, self.styles["Cell"], "left")
        self._after()

    def _proposal(self, block: Data) -> None:
        self._add(f"{block['number']}. {block['title']}", "Proposal title")
        if any(piece["text"] for piece in block["background"]):
            self._add(block["background"], "Normal").paragraph_format.keep_with_next = True
        label = {"text": _("Proposed wording"), "bold": True, "italic": False, "url": ""}
        self._add([label], "Proposed wording").paragraph_format.keep_with_next = True
        for part in block["wording"]:
            self._add(part, "Proposed wording")


def fill(paragraph: Any, pieces: list[Data] | str) -> None:
    """Write the runs of a text into a paragraph."""
    if isinstance(pieces, str):
        paragraph.add_run(pieces)
        return
    for piece in pieces:
        run = paragraph.add_run(piece["text"])
        run.bold, run.italic = piece["bold"] or None, piece["italic"] or None
        if piece["url"]:
            run.font.underline = True
            hyperlink(paragraph, run, piece["url"])


def set_cell(cell: Any, pieces: list[Data] | str, style: str, side: str) -> None:
    """Write a cell of a table; `style` is the id of a style."""
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    if side != "left":
        paragraph.alignment = SIDES[side]
    fill(paragraph, pieces)


def shares(widths: list[int]) -> list[float]:
    """Return the columns' widths in centimetres, short ones narrow."""
    short = 2.4
    left = WIDTH - short * widths.count(0)
    return [width / sum(widths) * left if width else short for width in widths]


def rule(table: Any) -> None:
    """Draw a line below each row, and a darker one below the head."""
    borders = child(table._tbl.tblPr, "w:tblBorders")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)  # Word insists on the order
    child(borders, "w:bottom", val="single", sz="4", space="0", color=LINE)
    child(borders, "w:insideH", val="single", sz="4", space="0", color=LINE)
    for cell in table.rows[0].cells:
        edges = child(cell._tc.get_or_add_tcPr(), "w:tcBorders")
        child(edges, "w:bottom", val="single", sz="8", space="0", color=INK)


def _new_list(document: Any) -> int:
    """Return the number of a list that begins at 1 again."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == style)
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)
