"""The engine read downwards: a document becomes a draft."""

from samverkan_engine import documents, drafting
from samverkan_engine.tables import Draft


def draft_from_file(data: bytes, name: str) -> Draft:
    """Return the draft of a file; raises one of the refusals of `errors` when it cannot be read."""
    return drafting.draft(documents.read(data, name))


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text."""
    return drafting.draft(documents.from_text(text))
