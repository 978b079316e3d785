"""
Where options take their figures from: rooms that keep plans offer them when they start.

An option remembers the measure that its figures came from (`origin`). The figures are copied when they are taken and
stay as they were; what is asked here is only whether the plan has newer ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.gap_cases.models import Figures


@dataclass(frozen=True, kw_only=True)
class Offered:
    """The figures of a measure in a plan, as they are now."""

    people: tuple[tuple[int, int, int], ...]
    cost_sek: Decimal | None
    teachers: Decimal | None
    left_low: int | None
    left_high: int | None
    source: str
    as_of: date
    run: str
    code_version: str
    source_url: str = ""


Find = Callable[[str], Offered | None]
_offered: list[Find] = []


def offer(find: Find) -> None:
    """Let options follow the measures of a room's plans; offering it again changes nothing."""
    if find not in _offered:
        _offered.append(find)


def newer_than(figures: Figures) -> Offered | None:
    """Return the figures of the same measure in a later run; None where there is none, or the figures were typed."""
    if not figures.origin:
        return None
    found = (find(figures.origin) for find in _offered)
    return next((one for one in found if one and one.run != figures.run and one.as_of >= figures.as_of), None)
