"""Opens a Word document as Word would, and looks for what makes it hard to read aloud."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

PLACES = {"sv": "sv-SE", "en": "en-GB"}


def faults(data: bytes, language: str) -> list[str]:
    """Return what is wrong with a document: its title, headings, tables, language and links."""
    document = docx.Document(io.BytesIO(data))
    return [*of_headings(document), *of_tables(document), *of_language(document, language), *of_links(document)]


def of_headings(document: Any) -> Iterator[str]:
    if [p.style.name for p in document.paragraphs].count("Title") != 1:
        yield "not one title"
    before = 0
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading "):
            level = int(paragraph.style.name.removeprefix("Heading "))
            if level > before + 1:
                yield f"a level is passed over before “{paragraph.text}”"
            if not paragraph.text.strip():
                yield "an empty heading"
            before = level
    if not before:
        yield "no headings"


def of_tables(document: Any) -> Iterator[str]:
    for table in document.tables:
        widths = {len(row.cells) for row in table.rows}
        if len(widths) != 1:
            yield f"a table with rows of {widths} cells"
        head = table.rows[0]._tr.trPr
        if len(table.rows) > 1 and (head is None or head.find(qn("w:tblHeader")) is None):
            yield f"a table without a head: {[cell.text for cell in table.rows[0].cells]}"


def of_language(document: Any, language: str) -> Iterator[str]:
    if document.core_properties.language != PLACES[language]:
        yield f"the language is {document.core_properties.language}"
    if document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) != PLACES[language]:
        yield "the text has another language than the document"


def of_links(document: Any) -> Iterator[str]:
    places = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    targets = document.part.rels
    for link in document.element.iter(qn("w:hyperlink")):
        anchor, key = link.get(qn("w:anchor")), link.get(qn("r:id"))
        if anchor and anchor not in places:
            yield f"a link within the document leads nowhere: {anchor}"
        if key and not targets[key].target_ref.startswith(("https://", "http://", "mailto:")):
            yield f"a link leads to {targets[key].target_ref}"
        if not (anchor or key):
            yield "a link without a target"
