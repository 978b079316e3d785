"""An option as a column of the comparison: what was taken when, and whether the computation has newer figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.gap_cases.by_year import ForecastYear, again
from samverkan.gap_cases.models import CaseDecision, Figures, Option
from samverkan.gap_cases.models.decisions import AFTER_YEARS
from samverkan.gap_cases.queries.plans import PlanLink, Plans
from samverkan.gap_cases.queries.wording import span, within
from samverkan.gap_cases.reckoned import Reckoned
from samverkan.ui.components import Number
from samverkan.ui.numbers import rounded, with_unit
from samverkan_engine.tables.effects import A_CLASS, AS_PLANNED


@dataclass(frozen=True)
class YearLine:
    """How many people an option has given by a year."""

    year: int
    span: str


@dataclass(frozen=True)
class YearOfOption:
    """One year of an option as its plan told it: who begin, whom it has given, what is left, what it takes."""

    year: int
    seats: int
    begin: str
    people: str
    missing: str
    left: str
    teachers: Number
    cost: Number


SIZES = {
    AS_PLANNED: gettext_lazy("at its size in the plan"),
    A_CLASS: gettext_lazy("at a smallest class each year: the plan leaves it out"),
}
"""At what size a plan tells of an option."""


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
    plan: PlanLink | None
    size: str
    by_year: tuple[YearOfOption, ...]
    earlier: tuple[Figures, ...]


def column(option: Option, decision: CaseDecision | None, plans: Plans) -> Column:
    """Return an option, fetched with its figures; what is decided is not offered newer ones."""
    kept = list(option.figures.all())
    figures = next((one for one in kept if one.is_current), None)
    return Column(
        option=option,
        figures=figures,
        people=tuple(YearLine(year, span(low, high)) for year, low, high in years_told(figures)) if figures else (),
        cost=Number(figures.cost_sek if figures else None, unit=_("kr")),
        teachers=Number(figures.teachers if figures else None, decimals=1),
        left=span(figures.left_low, figures.left_high) if figures else "–",
        is_chosen=decision is not None and decision.option_id == option.pk,
        filled=span(figures.filled_low, figures.filled_high) if figures else "–",
        newer=plans.newer_than(figures) if figures and decision is None else None,
        plan=plans.link(figures.origin) if figures else None,
        size=str(SIZES.get(figures.size, "")) if figures else "",
        by_year=tuple(map(year_of_option, again(figures.by_year))) if figures else (),
        earlier=tuple(one for one in kept if not one.is_current),
    )


def years_told(figures: Figures | Reckoned) -> list[Sequence[int]]:
    """Return the people by year: every year that was typed; of a plan's those that a decision is looked back after."""
    if not figures.by_year:
        return list(figures.people)
    after = {figures.as_of.year + years for years in AFTER_YEARS}
    return [one for one in figures.people if one[0] in after]


def year_of_option(one: ForecastYear) -> YearOfOption:
    """Return a year as it is read."""
    return YearOfOption(
        one.year, one.seats, within(one.begin), within(one.people), within(one.missing), within(one.left),
        Number(one.teachers, decimals=1), Number(one.cost_sek, unit=_("kr")),
    )  # fmt: skip


def in_words(figures: Figures | Reckoned) -> str:
    """Return figures in a line: people by year, job-years filled, what is left, the cost."""
    people = ", ".join(f"{year}: {span(low, high)}" for year, low, high in years_told(figures))
    parts = [people]
    if figures.filled_low is not None:
        filled = {"span": span(figures.filled_low, figures.filled_high), "year": figures.first_year}
        parts.append(_("%(span)s job-years filled, the first in %(year)s") % filled)
    if figures.left_low is not None:
        parts.append(_("%(span)s still missing") % {"span": span(figures.left_low, figures.left_high)})
    if figures.cost_sek is not None:
        parts.append(with_unit(rounded(figures.cost_sek), _("kr")))
    return ", ".join(filter(None, parts)) or "–"
