"""The door to the engine: `computing` answers at once and keeps nothing, `running` keeps all of it."""

from samverkan.runs.actions.computing import (
    LIMIT,
    File,
    Refused,
    compare_sides,
    compare_texts,
    compared,
    draft_document,
    files_in,
    follow_passages,
    part,
    read_date,
    read_document,
    read_text,
    rising,
    together_among,
)
from samverkan.runs.actions.running import LONGEST, CannotRun, carry_out, end_interrupted, repeat, start

__all__ = [
    "LIMIT",
    "LONGEST",
    "CannotRun",
    "File",
    "Refused",
    "carry_out",
    "compare_sides",
    "compare_texts",
    "compared",
    "draft_document",
    "end_interrupted",
    "files_in",
    "follow_passages",
    "part",
    "read_date",
    "read_document",
    "read_text",
    "repeat",
    "rising",
    "start",
    "together_among",
]  # fmt: skip
