"""Whether a large file is whole, told from its beginning and its end without reading the rest."""

import json
from enum import StrEnum
from pathlib import Path

from samverkan_engine.errors import CutShort
from samverkan_engine.readers.records import is_lines

ENDS = 4_000_000
"""Bytes that are looked at; no ad is longer."""


class Form(StrEnum):
    """How records lie in a file; the first two are DuckDB's own words."""

    LINES = "newline_delimited"
    ARRAY = "array"
    OTHER = "other"


def form_of(file: Path) -> Form:
    """Return how the records lie in the file."""
    with file.open("rb") as stream:
        start = stream.read(ENDS)
    if is_lines(start):
        return Form.LINES
    return Form.ARRAY if start.lstrip().startswith(b"[") else Form.OTHER


def require_whole(file: Path, form: Form, name: str) -> None:
    """Raise CutShort when the last line is no JSON, or the array is never closed."""
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - ENDS))
        last = stream.read().rstrip()
    if form is Form.ARRAY and not last.endswith(b"]"):
        raise CutShort(name=name, line=lines_in(file))
    if form is Form.LINES:
        try:
            json.loads(last[last.rfind(b"\n") + 1 :])
        except ValueError as error:
            raise CutShort(name=name, line=lines_in(file)) from error


def lines_in(file: Path) -> int:
    """Return how many lines a file has."""
    with file.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(ENDS), b"")) + 1
