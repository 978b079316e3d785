"""A draft as plain values that JSON can hold, and back."""

from dataclasses import asdict, fields
from typing import Any

from samverkan.agreements.drafting.content import FIELDS, LISTS, Content, Value
from samverkan_engine.tables import DocumentText, Page, Paragraph, ParagraphKind

Stored = dict[str, Any]


def content_to_plain(content: Content) -> Stored:
    """Return the content as dicts, lists and plain values."""
    return asdict(content)


def content_from_plain(stored: Stored) -> Content:
    """Return the content that `content_to_plain` wrote; what was not read when it was written is left out."""
    parts: Stored = {name: _part(Value, stored[name]) for name in (*FIELDS, "is_agreement") if name in stored}
    parts |= {name: tuple(_part(kind, each) for each in stored.get(name, ())) for name, kind in LISTS.items()}
    parts["outline"] = _tuples(stored.get("outline", ()))
    quotations = tuple((start, end) for start, end in stored["quotations"])
    return Content(**parts, quotations=quotations, reason=stored["reason"], last_id=stored["last_id"])


def document_to_plain(document: DocumentText) -> Stored:
    """Return the text with its pages and paragraphs as plain values."""
    return {
        "text": document.text,
        "pages": [[page.number, page.start, page.end] for page in document.pages],
        "paragraphs": [[p.start, p.end, p.page, p.kind.value] for p in document.paragraphs],
        "recognised": document.recognised,
    }


def document_from_plain(stored: Stored) -> DocumentText:
    """Return the text that `document_to_plain` wrote."""
    return DocumentText(
        text=stored["text"],
        pages=tuple(Page(*page) for page in stored["pages"]),
        paragraphs=tuple(
            Paragraph(start, end, page, ParagraphKind(kind)) for start, end, page, kind in stored["paragraphs"]
        ),
        recognised=stored.get("recognised", False),
    )


def _part(kind: Any, stored: Stored) -> Any:
    known = {field.name for field in fields(kind)}
    values = {name: _tuples(value) for name, value in stored.items() if name in known}
    return kind(**values)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list | tuple) else value
