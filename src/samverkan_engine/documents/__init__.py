"""Bytes become text with positions."""

from samverkan_engine.documents.plain import from_text
from samverkan_engine.documents.reading import LIMIT, File, Part, files_in, read, read_all

__all__ = ["LIMIT", "File", "Part", "files_in", "from_text", "read", "read_all"]
