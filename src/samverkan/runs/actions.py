"""
The door to the engine.

What is asked here is computed at once and nothing is kept: a draft is kept by the room that asked
for it. Only this room calls the stages.
"""

from samverkan_engine import documents, drafting
from samverkan_engine.documents import LIMIT
from samverkan_engine.errors import Refused
from samverkan_engine.tables import DocumentText, Draft

__all__ = ["LIMIT", "Refused", "draft_document", "read_date", "read_document", "read_text"]


def read_document(data: bytes, name: str) -> DocumentText:
    """Return the text of a file with its positions; raise Refused with a sentence when it cannot be read."""
    return documents.read(data, name)


def read_text(text: str) -> DocumentText:
    """Return pasted text with its positions."""
    return documents.from_text(text)


def draft_document(document: DocumentText) -> Draft:
    """Return the draft agreement read from a document."""
    return drafting.draft(document)


def read_date(words: str) -> str | None:
    """Return the date that a few words of a document write, as YYYY, YYYY-MM or YYYY-MM-DD; None when none."""
    return drafting.draft(documents.from_text(words)).date.value
