"""
The door to the engine.

What is asked here is computed at once and nothing is kept: a draft is kept by the room that asked
for it. Only this room calls the stages.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from samverkan.sources.queries import datasets
from samverkan_engine import documents
from samverkan_engine.documents import LIMIT, File
from samverkan_engine.errors import Refused
from samverkan_engine.tables import DocumentText, Draft, Followed, ParagraphCompared
from samverkan_engine.tables.comparing import Side, SidesCompared

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine.demand import Part
    from samverkan_engine.matching import Matcher

__all__ = [
    "LIMIT", "File", "NoTaxonomy", "Refused", "compare_sides", "compare_texts", "draft_document", "files_in",
    "follow_passages", "read_date", "read_document", "read_text", "skills_taught",
]  # fmt: skip


class NoTaxonomy(Exception):
    """No skills are known yet, so none can be found in a text."""


def read_document(data: bytes, name: str) -> DocumentText:
    """Return the text of a file with its positions; raise Refused with a sentence when it cannot be read."""
    return documents.read(data, name)


def files_in(data: bytes, name: str) -> tuple[File, ...]:
    """Return the files that a file holds, each with its bytes or why it cannot be read; one for a plain file."""
    return documents.files_in(data, name)


def read_text(text: str) -> DocumentText:
    """Return pasted text with its positions."""
    return documents.from_text(text)


def draft_document(document: DocumentText) -> Draft:
    """Return the draft agreement read from a document."""
    from samverkan_engine import drafting  # what it reads by takes half a second to load

    return drafting.draft(document)


def read_date(words: str) -> str | None:
    """Return the date that a few words of a document write, as YYYY, YYYY-MM or YYYY-MM-DD; None when none."""
    from samverkan_engine import drafting

    return drafting.draft(documents.from_text(words)).date.value


def follow_passages(old_text: str, passages: Sequence[tuple[int, int]], new_text: str) -> tuple[Followed, ...]:
    """Return what became of each passage, [start, end) of the old text, in the new one."""
    from samverkan_engine import following

    return following.follow(old_text, passages, new_text)


def compare_texts(old_text: str, new_text: str) -> tuple[ParagraphCompared, ...]:
    """Return how two texts differ, paragraph by paragraph and word by word."""
    from samverkan_engine import following

    return following.compare(old_text, new_text)


def compare_sides(one: Side, other: Side) -> SidesCompared:
    """Return what two drafts or agreements both promise, and what only one of them does."""
    from samverkan_engine import comparing

    return comparing.compare(one, other)


def rising(demand: "pa.Table", before: "Part", after: "Part", of: str = "skill") -> "pa.Table":
    """Return the skills, or occupations, whose share of the ads has risen more than chance gives, surest first."""
    from samverkan_engine import demand as engine

    return engine.rising(demand, before, after, of)


def compared(demand: "pa.Table", one: "Part", other: "Part", of: str = "skill") -> "pa.Table":
    """Return for each skill, or occupation, its share in one region or period and in the other."""
    from samverkan_engine import demand as engine

    return engine.compare(demand, one, other, of)


def together_among(counted: "pa.Table") -> "pa.Table":
    """Return the skills that some of the counted ads ask for together more often than chance gives, surest first."""
    from samverkan_engine import demand as engine

    return engine.together_among(counted)


def skills_taught(text: str, *, place: str = "") -> "pa.Table":
    """
    Return MENTIONS of the skills that a course plan teaches, of the taxonomies that are kept; `ad` is empty.

    place  as in `datasets.standing`: the example's region has skills of its own
    Raises NoTaxonomy when nothing is kept by which a skill could be known.
    """
    from samverkan_engine.matching import read_plan

    parts = datasets.standing("CONCEPTS", place=place).order_by("pk").values_list("pk", flat=True)
    if not parts:
        raise NoTaxonomy(_("No skills are known yet. Fetch ESCO or the JobTech taxonomy under Sources first."))
    return read_plan(text, _matcher(tuple(parts), place))


@lru_cache(maxsize=1)
def _matcher(_parts: tuple[int, ...], place: str) -> "Matcher":
    """Return what finds skills by the kept taxonomies; made anew when other parts of them are kept."""
    from samverkan_engine.matching import Matcher, prepared, version_of

    names = ("CONCEPTS", "LABELS", "RELATIONS")
    concepts, labels, relations = (datasets.table(name, place=place) for name in names)
    taxonomy = concepts, labels, relations
    return Matcher(prepared(Path(settings.CACHE), version_of(taxonomy), lambda: taxonomy))


def part(region: str, first: str, last: str, ssyk: str | None = None) -> "Part":
    """Return one of two that are compared: a region, months from the first to the last, one occupation or all."""
    from samverkan_engine.demand import Part

    return Part(region, first, last, ssyk)
