"""An option as a column of the comparison: what was taken when, and whether the computation has newer figures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.gap_cases.models import CaseDecision, Figures, Option
from samverkan.gap_cases.queries.plans import Plans
from samverkan.gap_cases.queries.wording import span
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.ui.components import Number
from samverkan.ui.numbers import rounded, with_unit


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
    filled: str
    newer: Reckoned | None
    plan_url: str
    earlier: tuple[Figures, ...]


def column(option: Option, decision: CaseDecision | None, plans: Plans) -> Column:
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
        filled=span(figures.filled_low, figures.filled_high) if figures else "–",
        newer=plans.newer_than(figures) if figures and decision is None else None,
        plan_url=plans.address(figures.origin) if figures else "",
        earlier=tuple(one for one in kept if not one.is_current),
    )


def in_words(figures: Figures | Reckoned) -> str:
    """Return figures in a line: people by year, job-years filled, what is left, the cost."""
    people = ", ".join(f"{year}: {span(low, high)}" for year, low, high in figures.people)
    parts = [people]
    if figures.filled_low is not None:
        filled = {"span": span(figures.filled_low, figures.filled_high), "year": figures.first_year}
        parts.append(_("%(span)s job-years filled, the first in %(year)s") % filled)
    if figures.left_low is not None:
        parts.append(_("%(span)s still missing") % {"span": span(figures.left_low, figures.left_high)})
    if figures.cost_sek is not None:
        parts.append(with_unit(rounded(figures.cost_sek), _("kr")))
    return ", ".join(filter(None, parts)) or "–"
