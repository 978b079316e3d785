"""Bytes become text with positions."""

from samverkan_engine.documents.plain import from_text
from samverkan_engine.documents.reading import LIMIT, Part, read, read_all

__all__ = ["LIMIT", "Part", "from_text", "read", "read_all"]
