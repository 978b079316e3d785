"""What was forecast beside what came, drawn over the years."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from samverkan.competence.queries.facts import facts
from samverkan.gap_cases.forecast import expected
from samverkan.gap_cases.models import GapCase, LookBack
from samverkan.gap_cases.queries.wording import span
from samverkan.ui.charts import Chart, Point, Series, line
from samverkan.ui.dates import day
from samverkan.ui.numbers import rounded


def forecast_chart(decided_in: int, people: Sequence[Sequence[int]], looked: Iterable[LookBack]) -> Chart | None:
    """
    Return how many people the chosen option was to give by each year, as a band, and how many came, as a line.

    None where the option said nothing of people. Both begin at none in the year of the decision.
    """
    if not people:
        return None
    came = [Point(decided_in, 0), *(Point(one.due_on.year, one.people) for one in looked if one.people is not None)]
    series = [Series(_("forecast"), _forecast(decided_in, people), "calm")]
    if len(came) > 1:
        series.append(Series(_("outcome"), came, "good"))
    return line(_("People the chosen option has given"), series, _("people"))


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
    gap = {"span": span(case.low, case.high), "year": case.year}
    told.append(_("Without it %(span)s people were to be missing by %(year)s.") % gap)
    told.extend(_registered(case, one.decision.decided_on.year, today))
    return told


def _registered(case: GapCase, since: int, today: date) -> Iterator[str]:
    """Yield how many were employed in the occupation when it was decided on, and at last, by each register."""
    for count in facts(case.region, today, case.ssyk).counts.get(case.ssyk, ()):
        known = [year for year in count.years if year.value is not None and year.period[:4].isdigit()]
        before = [year for year in known if int(year.period[:4]) <= since]
        if known and before and known[-1].period != before[-1].period:
            yield _("%(source)s: %(then)s employed in %(before)s, %(now)s in %(after)s.") % {
                "source": count.dataset,
                "then": rounded(before[-1].value or 0),
                "before": before[-1].period,
                "now": rounded(known[-1].value or 0),
                "after": known[-1].period,
            }
