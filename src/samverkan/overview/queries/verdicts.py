"""
What the parties' views of very many promises add up to, counted by the database.

The rules are those of `agreements.consensus` and `agreements.rhythm`, said once more as SQL;
`tests/web/overview/test_verdicts.py` holds the two together on generated views.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, F, Func, IntegerField, Max, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from samverkan.accounts.models import Circle
from samverkan.agreements.models import ReportState, StatusReport
from samverkan.agreements.queries.health.scores import AMISS, WELL
from samverkan.agreements.rhythm import GRACE
from samverkan.agreements.states import FINISHED

NUMBERS = {state: number for number, state in enumerate(ReportState.values)}
YEAR = 100  # more than there are states
SHARED = 10_000_000  # more than any year


class Weight(Func):
    """
    A view as a number: the more it counts the higher, and last in it the number of its state, or with `backwards` what
    is left of 99.

    Written out without parameters, so that SQLite sees that the same is asked for twice and reckons it once.
    """

    output_field = IntegerField()
    states = "CASE {state} " + " ".join(f"WHEN '{name}' THEN {n}" for name, n in NUMBERS.items()) + " END"
    place = f"CASE {{circle}} WHEN '{Circle.PRIVATE}' THEN 0 ELSE {SHARED} END + COALESCE({{year}}, 0) * {YEAR}"

    def __init__(self, *, backwards: bool = False) -> None:
        super().__init__("circle", "year", "state")
        self.backwards = backwards

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        circle, year, state = (compiler.compile(each)[0] for each in self.get_source_expressions())
        number = self.states.format(state=state)
        last = f"{YEAR - 1} - {number}" if self.backwards else number
        return f"({self.place.format(circle=circle, year=year)} + {last})", ()


class DaysBetween(Func):
    """The days from one date to another; each database counts them its own way."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "((%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)


def is_late(latest: Any, every_days: Any, today: date) -> GreaterThan:
    """Return the condition of `rhythm.is_behind`: more than a round and the days of grace have passed."""
    return GreaterThan(DaysBetween(Value(today, DateField()), latest), every_days + Value(GRACE.days))


def numbered(reports: QuerySet[StatusReport]) -> QuerySet[Any]:
    """
    Return a row for each commitment of these latest views, with what tells how it stands.

    As in `consensus.verdict`, what is shared counts before what is private, and then the latest year before others.
    So each view is numbered (`Weight`). The `highest` number tells the last of the states that count; the highest with
    the states numbered backwards (`lowest`) tells the first of them; where they are one, all say the same.
    """
    every = Coalesce("commitment__report_every_days", "commitment__agreement__report_every_days")
    return (
        reports.order_by()
        .values("commitment")
        .annotate(highest=Max(Weight()), lowest=Max(Weight(backwards=True)), latest=Max("as_of"), every=Max(every))
    )


def behind(reports: QuerySet[StatusReport], today: date) -> QuerySet[Any]:
    """Return the commitments of these latest views that nobody has said anything of for too long."""
    last, first = F("highest") % YEAR, YEAR - 1 - F("lowest") % YEAR
    found = numbered(reports).annotate(last=last, first=first)
    is_finished = Q(first=F("last"), last__in=[NUMBERS[state] for state in FINISHED])
    return found.filter(is_late(F("latest"), F("every"), today)).exclude(is_finished).values("commitment")


SUMS = ("differing", "behind", "well", "at_risk", "missed")


def among(states: Iterable[str]) -> str:
    return f"last IN ({', '.join(str(NUMBERS[state]) for state in states)})"


IS_MISSED = f"(coming < 0 AND NOT {among(FINISHED)} OR {among(AMISS)})"
CONDITIONS = {
    "differing": f"highest >= {SHARED} AND first <> last",
    "behind": f"days > every + {GRACE.days} AND NOT (first = last AND {among(FINISHED)})",
    "well": f"first = last AND NOT {IS_MISSED} AND {among(WELL)}",
    "at_risk": f"first = last AND NOT {IS_MISSED} AND {among([ReportState.AT_RISK])}",
    "missed": f"first = last AND {IS_MISSED}",
}


def summed(reports: QuerySet[StatusReport], today: date) -> Iterator[tuple[int, ...]]:
    """Yield each agreement with how many promises, of those viewed, belong to each of SUMS."""
    on = Value(today, DateField())
    rows = numbered(reports).annotate(
        within=Max("commitment__agreement"),
        days=DaysBetween(on, Max("as_of")),
        due=DaysBetween(Max("commitment__due_on"), on),
    )
    try:
        inner, parameters = rows.query.sql_with_params()
    except EmptyResultSet:  # of no agreements at all
        return
    # Django cannot group what it has grouped, and would write each number out wherever it is asked about.
    sums = ", ".join(f"SUM(CASE WHEN {CONDITIONS[name]} THEN 1 ELSE 0 END)" for name in SUMS)
    columns = f"*, highest %% {YEAR} AS last, {YEAR - 1} - lowest %% {YEAR} AS first, COALESCE(due, 0) AS coming"
    query = f"SELECT within, {sums} FROM (SELECT {columns} FROM ({inner}) AS numbered) AS said GROUP BY within"
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        yield from cursor.fetchall()
