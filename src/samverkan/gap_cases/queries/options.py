"""An option as a column of the comparison: what was taken when, and whether the computation has newer figures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.gap_cases.models import CaseDecision, Figures, Option
from samverkan.gap_cases.queries.plans import Offered, newer_than
from samverkan.gap_cases.queries.wording import span
from samverkan.ui.components import Number


@dataclass(frozen=True)
class YearLine:
    """How many people an option has given by a year."""

    year: int
    span: str


@dataclass(frozen=True)
class Column:
    """One option beside the others."""

    option: Option
    figures: Figures | None
    people: tuple[YearLine, ...]
    cost: Number
    teachers: Number
    left: str
    is_chosen: bool
    newer: Offered | None
    earlier: tuple[Figures, ...]


def column(option: Option, decision: CaseDecision | None) -> Column:
    """Return an option, fetched with its figures; what is decided is not offered newer ones."""
    kept = list(option.figures.all())
    figures = next((one for one in kept if one.is_current), None)
    return Column(
        option=option,
        figures=figures,
        people=tuple(YearLine(year, span(low, high)) for year, low, high in figures.people) if figures else (),
        cost=Number(figures.cost_sek if figures else None, unit=_("kr")),
        teachers=Number(figures.teachers if figures else None, decimals=1),
        left=span(figures.left_low, figures.left_high) if figures else "–",
        is_chosen=decision is not None and decision.option_id == option.pk,
        newer=newer_than(figures) if figures and decision is None else None,
        earlier=tuple(one for one in kept if not one.is_current),
    )
