"""What was forecast beside what came, drawn over the years."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samverkan.competence.queries.facts import facts
from samverkan.gap_cases.by_year import Band, ForecastYear, again, year_of
from samverkan.gap_cases.forecast import expected
from samverkan.gap_cases.models import Figures, GapCase, LookBack
from samverkan.gap_cases.queries.wording import span, within
from samverkan.ui.charts import Chart, Point, Series, line
from samverkan.ui.dates import day
from samverkan.ui.numbers import rounded


@dataclass(frozen=True)
class YearBeside:
    """A year of the forecast that was decided on, beside what came of it where it has been looked back at."""

    year: int
    people: str
    came: int | None
    missing: str
    remained: int | None


def forecast_chart(
    decided_in: int, people: Sequence[Sequence[int]], by_year: Sequence[ForecastYear], looked: Iterable[LookBack]
) -> Chart | None:
    """
    Return how many people the chosen option was to give by each year, as a band, and how many came, as a line.

    None where the option said nothing of people. Both begin at none in the year of the decision.
    """
    if not people and not by_year:
        return None
    looked = list(looked)
    told = _as_far_as_looked_at(by_year, looked, decided_in)
    forecast = [_banded(one.year, one.people) for one in told] if told else _forecast(decided_in, people)
    came = [Point(one.due_on.year, one.people) for one in looked if one.people is not None]
    return _beside(_("People the chosen option has given"), forecast, came and [Point(decided_in, 0), *came])


def missing_chart(by_year: Sequence[ForecastYear], looked: Iterable[LookBack], decided_in: int) -> Chart | None:
    """Return how many were to be missing in the occupation, as a band, and how many are; None where it was not told."""
    looked = list(looked)
    told = _as_far_as_looked_at(by_year, looked, decided_in)
    if not told:
        return None
    came = [Point(one.due_on.year, one.missing) for one in looked if one.missing is not None]
    return _beside(_("People missing in the occupation"), [_banded(one.year, one.missing) for one in told], came)


def years_beside(
    by_year: Sequence[ForecastYear], looked: Iterable[LookBack], decided_in: int
) -> tuple[YearBeside, ...]:
    """Return the forecast year by year from the decision to the last look-back, with what came where it was found."""
    looked = list(looked)
    done = {one.due_on.year: one for one in looked if one.done_at}
    return tuple(
        YearBeside(
            one.year, within(one.people), done[one.year].people if one.year in done else None,
            within(one.missing), done[one.year].missing if one.year in done else None,
        )
        for one in _as_far_as_looked_at(by_year, looked, decided_in)
    )  # fmt: skip


def _as_far_as_looked_at(
    by_year: Sequence[ForecastYear], looked: Sequence[LookBack], decided_in: int
) -> list[ForecastYear]:
    last = max((one.due_on.year for one in looked), default=decided_in)
    return [one for one in by_year if decided_in <= one.year <= last]


def _beside(title: str, forecast: list[Point], came: list[Point]) -> Chart:
    """Return a forecast as a band and what came as a line."""
    series = [Series(_("forecast"), forecast, "calm")]
    if came:
        series.append(Series(_("outcome"), came, "good"))
    return line(title, series, _("people"))


def _banded(year: int, band: Band) -> Point:
    """Return a year of a forecast; without a middle line where it is told as ranges alone."""
    low, inner_low, middle, inner_high, high = (None if end is None else float(end) for end in band)
    inner, outer = (inner_low or 0.0, inner_high or 0.0), (low or 0.0, high or 0.0)
    return Point(year, middle, forecast=True, inner=inner, outer=outer)


def _forecast(decided_in: int, people: Sequence[Sequence[int]]) -> list[Point]:
    years = sorted({decided_in, *(year for year, _low, _high in people)})
    return [_point(year, expected(people, year) or (0, 0)) for year in years]


def _point(year: int, ends: tuple[int, int]) -> Point:
    return Point(year, sum(ends) / 2, forecast=True, outer=(float(ends[0]), float(ends[1])))


def known_beside(one: LookBack, today: date) -> list[str]:
    """Return what is known when a look-back is written: the forecast, and what the register says of the occupation."""
    case = one.decision.case
    chosen = _("Chosen: %(option)s, %(day)s.") % {
        "option": one.decision.option.title, "day": day(one.decision.decided_on)
    }  # fmt: skip
    told = [chosen]
    if one.people_low is not None:
        words = {"day": day(one.due_on), "span": span(one.people_low, one.people_high)}
        told.append(_("It was to have given %(span)s people by %(day)s.") % words)
    figures = Figures.objects.filter(option=one.decision.option_id, is_current=True).first()
    if then := year_of(again(figures.by_year if figures else ()), one.due_on.year):
        left = {"year": then.year, "span": within(then.missing)}
        told.append(_("With it %(span)s people were still to be missing in %(year)s.") % left)
    gap = {"span": span(case.low, case.high), "year": case.year}
    told.append(_("Without it %(span)s people were to be missing by %(year)s.") % gap)
    told.extend(_registered(case, one.decision.decided_on.year, today))
    return told


def _registered(case: GapCase, since: int, today: date) -> Iterator[str]:
    """Yield how many were employed in the occupation when it was decided on, and at last, by each register."""
    for count in facts(case.region, today, case.ssyk).counts.get(case.ssyk, ()):
        known = [year for year in count.years if year.value is not None and year.period[:4].isdecimal()]
        before = [year for year in known if int(year.period[:4]) <= since]
        if known and before and known[-1].period != before[-1].period:
            yield _("%(source)s: %(then)s employed in %(before)s, %(now)s in %(after)s.") % {
                "source": count.dataset,
                "then": rounded(before[-1].value or 0),
                "before": before[-1].period,
                "now": rounded(known[-1].value or 0),
                "after": known[-1].period,
            }
