"""The door to the engine: `computing` answers at once and keeps nothing, `running` keeps all of it."""

from samverkan.runs.actions.computing import (
    LIMIT,
    File,
    NoTaxonomy,
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
    skills_taught,
    together_among,
)
from samverkan.runs.actions.running import LONGEST, CannotRun, carry_out, end_interrupted, repeat, start
from samverkan.runs.actions.telling import report, told, tried
from samverkan.runs.plans import CannotPlan

__all__ = [
    "LIMIT",
    "LONGEST",
    "CannotPlan",
    "CannotRun",
    "File",
    "NoTaxonomy",
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
    "report",
    "rising",
    "skills_taught",
    "start",
    "together_among",
    "told",
    "tried",
]  # fmt: skip
