"""Versions of minutes beside each other, and what an adjuster reads."""

from dataclasses import dataclass
from itertools import groupby

from samverkan.meetings.models import Adjustment, AgendaItem, Meeting, MinutesVersion
from samverkan.runs import actions as runs
from samverkan_engine.tables import DifferenceKind, ParagraphCompared

FOLDED = 4
"""So many unchanged paragraphs in a row are folded."""


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that are changed, or unchanged and then perhaps folded."""

    is_folded: bool
    paragraphs: tuple[ParagraphCompared, ...]


@dataclass(frozen=True)
class Compared:
    """Two versions as one text with what was removed and added."""

    old: int
    new: int
    stretches: tuple[Stretch, ...]
    is_same: bool


def compared(old: str, new: str, numbers: tuple[int, int]) -> Compared:
    """Return how the text of one version differs from an earlier one's."""
    stretches = []
    for is_same, group in groupby(runs.compare_texts(old, new), lambda p: p.kind is DifferenceKind.SAME):
        paragraphs = tuple(group)
        stretches.append(Stretch(is_same and len(paragraphs) >= FOLDED, paragraphs))
    is_same = all(p.kind is DifferenceKind.SAME for stretch in stretches for p in stretch.paragraphs)
    return Compared(*numbers, tuple(stretches), is_same)


@dataclass(frozen=True)
class ItemToAdjust:
    """One item as the adjuster reads it; `item` is None for what stands outside the agenda."""

    item: AgendaItem | None
    heading: str
    number: int


@dataclass(frozen=True)
class ToAdjust:
    """What an adjuster reads and answers: one version, item by item."""

    adjustment: Adjustment
    version: MinutesVersion
    meeting: Meeting
    items: tuple[ItemToAdjust, ...]
    others: tuple[Adjustment, ...]


def to_adjust(adjustment: Adjustment) -> ToAdjust:
    """Return a version of the minutes for its adjuster."""
    version = adjustment.of
    meeting = version.minutes.meeting
    standing = {item.pk: item for item in meeting.items.all()}
    items = tuple(
        ItemToAdjust(standing[written["id"]], written["title"], written["number"])
        for written in version.content.get("items", ())
        if written["id"] in standing
    )
    others = version.adjustments.exclude(pk=adjustment.pk).select_related("party__organisation")
    return ToAdjust(adjustment, version, meeting, items, tuple(others))
