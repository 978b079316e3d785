"""
What the parties' views of very many promises add up to, counted by the database.

The rules are those of `agreements.consensus` and `agreements.rhythm`, said once more as SQL;
`tests/web/overview/test_verdicts.py` holds the two together on generated views.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, DateField, F, Func, IntegerField, Max, Q, QuerySet, Value, When
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
NEVER = date(9999, 12, 31)


class StateNumber(Func):
    """The number of a state; written out, as Django takes long over a case for each."""

    output_field = IntegerField()
    template = "CASE %(expressions)s " + " ".join(f"WHEN '{name}' THEN {n}" for name, n in NUMBERS.items()) + " END"


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


def said(reports: QuerySet[StatusReport], today: date) -> QuerySet[Any]:
    """
    Return a row for each commitment of these latest views: whether they differ (`differing`), are `behind`, and how it
    goes (`well`, `at_risk`, `missed`), each 1 or 0.

    As in `consensus.verdict`, what is shared counts before what is private, and then the latest year before others.
    So each view is numbered: the more it counts the higher, and last in the number its state. The highest number tells
    the last of the states that count; the highest with the states numbered backwards tells the first of them.
    """
    place = Case(When(circle=Circle.PRIVATE, then=0), default=SHARED) + Coalesce("year", 0) * YEAR
    state = StateNumber("state")
    every = Max(Coalesce("commitment__report_every_days", "commitment__agreement__report_every_days"))
    is_one = Q(first=F("last"))
    is_finished = is_one & Q(last__in=[NUMBERS[state] for state in FINISHED])
    is_overdue = Q(due__lt=today) & ~Q(last__in=[NUMBERS[state] for state in FINISHED])
    is_missed = is_one & (is_overdue | Q(last__in=[NUMBERS[state] for state in AMISS]))
    numbered = reports.order_by().values("commitment").annotate(highest=Max(place + state))
    return numbered.annotate(
        last=F("highest") % YEAR,
        first=YEAR - 1 - Max(place + YEAR - 1 - state) % YEAR,
        differing=Case(When(Q(highest__gte=SHARED) & ~is_one, then=1), default=0),
        behind=Case(When(Q(is_late(Max("as_of"), every, today)) & ~is_finished, then=1), default=0),
        due=Max(Coalesce("commitment__due_on", Value(NEVER, DateField()))),
        missed=Case(When(is_missed, then=1), default=0),
        well=Case(When(is_one & ~is_missed & Q(last__in=[NUMBERS[state] for state in WELL]), then=1), default=0),
        at_risk=Case(When(is_one & ~is_missed & Q(last=NUMBERS[ReportState.AT_RISK]), then=1), default=0),
    )


SUMS = ("differing", "behind", "well", "at_risk", "missed")


def summed(reports: QuerySet[StatusReport], today: date) -> Iterator[tuple[int, ...]]:
    """Yield each agreement with how many promises, of those viewed, belong to each of SUMS."""
    rows = said(reports, today).annotate(within=Max("commitment__agreement")).values("within", *SUMS)
    try:
        inner, parameters = rows.query.sql_with_params()
    except EmptyResultSet:  # of no agreements at all
        return
    with connection.cursor() as cursor:
        # Django cannot group what it has grouped.
        sums = ", ".join(f"SUM({name})" for name in SUMS)
        cursor.execute(f"SELECT within, {sums} FROM ({inner}) AS said GROUP BY within", parameters)
        yield from cursor.fetchall()
