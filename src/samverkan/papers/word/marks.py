"""What python-docx has no words for: links, bookmarks, fields, and what makes a table readable aloud."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """Add an element with attributes of the same name space, and return it."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make the paragraph a place to link to."""
    begins, ends = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    begins.set(qn("w:id"), str(number))
    begins.set(qn("w:name"), name)
    ends.set(qn("w:id"), str(number))
    first = paragraph.runs[0]._r if paragraph.runs else None
    if first is None:
        paragraph._p.append(begins)
    else:
        first.addprevious(begins)
    paragraph._p.append(ends)


def hyperlink(paragraph: Any, run: Any, url: str) -> None:
    """Make a run of the paragraph a link, to an address or to a bookmark of the document."""
    made = OxmlElement("w:hyperlink")
    if url.startswith("#"):
        made.set(qn("w:anchor"), place(url[1:]))
    else:
        made.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(made)
    made.append(run._r)


def place(anchor: str) -> str:
    """Return a name that Word takes for a bookmark."""
    return anchor.replace("-", "_")


def field(paragraph: Any, code: str) -> None:
    """Add a figure that Word counts: PAGE or NUMPAGES."""
    made = child(paragraph._p, "w:fldSimple", instr=code)
    child(child(made, "w:r"), "w:t").text = "1"


def head_row(row: Any) -> None:
    """Mark the row as the head of its table, repeated on each page."""
    child(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")


def unbroken(row: Any) -> None:
    """Keep the row on one page."""
    properties = row._tr.get_or_add_trPr()
    properties.insert(0, OxmlElement("w:cantSplit"))


def described(table: Any, words: str) -> None:
    """Say what the table shows, for those who hear it."""
    child(table._tbl.tblPr, "w:tblCaption", val=words)


def pictured(shape: Any, words: str) -> None:
    """Say what a picture shows."""
    shape._inline.docPr.set("descr", words)
