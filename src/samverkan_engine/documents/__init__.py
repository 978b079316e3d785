"""Bytes become text with positions."""

from samverkan_engine.documents.plain import from_text
from samverkan_engine.documents.reading import LIMIT, read

__all__ = ["LIMIT", "from_text", "read"]
