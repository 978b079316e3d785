"""The page of one programme: its figures drawn, and its skills with the words of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.education.models import CoursePlan, Credits, Form, Judged, Kind, Programme, TaughtSkill, YearFigures
from samverkan.education.plan_text import around
from samverkan.education.queries.susa import corrected
from samverkan.ui.charts import Chart, Dated, Spot, over_time
from samverkan.ui.numbers import Number

CHART = "platser-och-sokande"


@dataclass(frozen=True)
class Year:
    """The figures of a year, as the page shows them."""

    figures: YearFigures
    places: Number
    applicants: Number
    started: Number
    finished: Number
    throughput: Number


@dataclass(frozen=True)
class Taught:
    """A skill with the words of the plan that it was read from, and what stands around them."""

    skill: TaughtSkill
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True)
class ProgrammePage:
    """What the page of a programme shows."""

    years: tuple[Year, ...]
    chart: Chart | None
    plan: CoursePlan | None
    proposed: tuple[Taught, ...]
    confirmed: tuple[Taught, ...]
    removed: tuple[Taught, ...]

    @property
    def is_reading(self) -> bool:
        """Whether the skills of the plan are still to be read."""
        return self.plan is not None and self.plan.matched_at is None


def programme_view(programme: Programme) -> ProgrammePage:
    """Return everything the page shows, in a number of queries that does not grow."""
    years = list(programme.years.select_related("entered_by", "entered_for"))
    skills = [taught(skill) for skill in programme.skills.select_related("plan", "judged_by")]
    by_judgement = {each: tuple(one for one in skills if one.skill.judged == each) for each in Judged}
    return ProgrammePage(
        tuple(year(one) for one in years),
        drawn(years),
        programme.plans.first(),
        by_judgement[Judged.PROPOSED],
        by_judgement[Judged.CONFIRMED],
        by_judgement[Judged.REMOVED],
    )


def year(figures: YearFigures) -> Year:
    """Return the figures of a year as numbers; what nobody knows is told apart from zero."""
    share = figures.throughput
    return Year(
        figures,
        places=number(figures.places, figures),
        applicants=number(figures.applicants, figures),
        started=number(figures.started, figures),
        finished=number(figures.finished, figures),
        throughput=Number(None if share is None else 100 * share, "%"),
    )


def number(count: int | None, figures: YearFigures) -> Number:
    return Number(count, preliminary=figures.is_preliminary)


def taught(skill: TaughtSkill) -> Taught:
    """Return a skill with its passage."""
    if skill.plan is None or skill.start is None or skill.end is None:
        return Taught(skill)
    return Taught(skill, *around(skill.plan.text, skill.start, skill.end))


def drawn(years: Iterable[YearFigures]) -> Chart | None:
    """Draw places, applicants and those who began over the years, where there are two years or more."""
    ordered = sorted(years, key=lambda one: one.year)
    named = (
        (_("places"), "places", "calm"),
        (_("applicants"), "applicants", "good"),
        (_("began"), "started", "attention"),
    )
    lines = [Dated(label, [spot(one.year, getattr(one, name)) for one in ordered], kind) for label, name, kind in named]
    lines = [line for line in lines if sum(one.value is not None for one in line.spots) > 1]
    if not lines:
        return None
    return over_time(_("Places, applicants and those who began, each year"), lines, unit=pgettext("unit", "number"))


def spot(year: int, value: int | None) -> Spot:
    return Spot(date(year, 1, 1), None if value is None else float(value))


def corrected_words(programme: Programme) -> list[tuple[str, str]]:
    """Return the fields that somebody has corrected, each with what Susa-navet says, as people read it."""
    return [
        (str(Programme._meta.get_field(name).verbose_name), in_words(name, value))  # type: ignore[union-attr]
        for name, value in corrected(programme).items()
    ]


def in_words(name: str, value: Any) -> str:
    """Return what Susa-navet says of a field as people read it."""
    if name == "given_as":
        return ", ".join(str(Form(one).label) for one in value) or "–"
    choices = {"kind": Kind, "credit_system": Credits}.get(name)
    if choices:
        return str(choices(value).label)
    return "–" if value in (None, "") else str(value)
