"""
The door to the engine.

`compute` runs a stage at once and returns its result; nothing is kept, since a draft is kept by the
room that asked for it. Only this room calls the stages.
"""

from samverkan_engine import documents, drafting
from samverkan_engine.errors import Refused
from samverkan_engine.tables import DocumentText, Draft

__all__ = ["Refused", "draft_document", "read_document", "read_text"]


def read_document(data: bytes, name: str) -> DocumentText:
    """Return the text of a file with its positions; raise Refused with a sentence when it cannot be read."""
    return documents.read(data, name)


def read_text(text: str) -> DocumentText:
    """Return pasted text with its positions; raise Refused when it is empty or too long."""
    return documents.from_text(text)


def draft_document(document: DocumentText) -> Draft:
    """Return the draft agreement read from a document."""
    return drafting.draft(document)
