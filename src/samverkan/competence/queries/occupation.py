"""One occupation in one region."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.places import name_of
from samverkan.competence.queries.facts import Assessment, Count, Supply, Year, facts
from samverkan.competence.queries.listing import followed_in
from samverkan.competence.queries.names import name_of_group
from samverkan.competence.queries.question import Question, question
from samverkan.ui.charts import Chart, Point, Series, line
from samverkan.ui.numbers import Number


@dataclass(frozen=True)
class YearLine:
    """A year of one series, as a row of its table."""

    period: str
    number: Number
    status: str
    added_up: bool


@dataclass(frozen=True)
class Drawn:
    """One series of official counts: drawn when it has more than one year, and as a table."""

    count: Count
    chart: Chart | None
    lines: tuple[YearLine, ...]

    @property
    def name(self) -> str:
        """What a file of the chart is called."""
        return slugify(f"anstallda-{self.count.dataset}")


@dataclass(frozen=True)
class Occupation:
    """Everything the page of an occupation shows."""

    ssyk: str
    name: str
    region: str
    region_name: str
    assessments: tuple[Assessment, ...]
    drawn: tuple[Drawn, ...]
    supply: Supply
    question: Question
    followed: bool

    @property
    def judged(self) -> Assessment | None:
        return self.assessments[0] if self.assessments else None

    @property
    def employed(self) -> Number | None:
        """The latest official count, with its year."""
        count = self.drawn[0].count if self.drawn else None
        if count is None or count.latest is None:
            return None
        return Number(count.latest.value, year=count.latest.period, preliminary=count.latest.preliminary)


def occupation(region: str, ssyk: str, by: Actor, today: date) -> Occupation:
    """Return the page of an occupation, also when no source kept says anything of it in the region."""
    known = facts(region, today, ssyk)
    name = name_of_group(known, ssyk)
    return Occupation(
        ssyk,
        name,
        region,
        name_of(region),
        tuple(known.assessments.get(ssyk, ())),
        tuple(drawn(count) for count in known.counts.get(ssyk, ())),
        known.supply(ssyk),
        question(known, ssyk, name),
        ssyk in followed_in(region, by),
    )


def drawn(count: Count) -> Drawn:
    lines = tuple(year_line(year) for year in reversed(count.years))
    points = [Point(int(year.period[:4]), year.value) for year in count.years if year.period[:4].isdecimal()]
    known = [point for point in points if point.value is not None]
    several = len({point.year for point in points}) == len(points) and len(known) > 1
    chart = line(count.measure, [Series(_("employed"), points)], count.unit) if several else None
    return Drawn(count, chart, lines)


def year_line(year: Year) -> YearLine:
    number = Number(year.value, preliminary=year.preliminary)
    return YearLine(year.period, number, year.status, year.parts > 1)
