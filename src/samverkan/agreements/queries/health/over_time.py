"""The two scores at the end of each quarter: all that was said is fetched once, and judged for each day in Python."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Prefetch
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Binding,
    Commitment,
    CommitmentChange,
    StatusReport,
)
from samverkan.agreements.queries.health.commitments import CommitmentView
from samverkan.agreements.queries.health.judging import sides_of, view_on
from samverkan.agreements.queries.health.parties import members
from samverkan.agreements.queries.health.resting import Grounds, answers_in, grounds
from samverkan.agreements.queries.health.scores import Scores, scores
from samverkan.ui.charts import Chart, Dated, Spot, over_time

QUARTERS = 8
REPORT = ("id", "commitment_id", "party_id", "state", "year", "circle", "as_of")


@dataclass(frozen=True)
class Moment:
    """How the promises stood on a day; `is_today` for the last of them, which is of now and no quarter's end."""

    on: date
    scores: Scores
    is_today: bool


def quarter_ends(today: date, count: int = QUARTERS) -> list[date]:
    """Return the last days of the latest whole quarters, and today after them, the earliest first."""
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    ends = []
    for _number in range(count):
        ends.append(first - timedelta(days=1))
        first = date(ends[-1].year, (ends[-1].month - 1) // 3 * 3 + 1, 1)
    return [*reversed(ends), today]


def moments(agreement: Agreement, by: Actor, today: date) -> list[Moment]:
    """Return how the agreement's promises stood at the end of each quarter and stand today: nine or ten queries."""
    days = quarter_ends(today)
    commitments, found = _loaded(agreement, by, days[0])
    return [
        Moment(day, scores(_views(commitments, found, agreement, by, day, day < today)), day == today) for day in days
    ]


def _views(
    commitments: Collection[Commitment], found: Grounds, agreement: Agreement, by: Actor, day: date, is_earlier: bool
) -> list[CommitmentView]:
    found.judge(day)
    sides = sides_of(agreement, by, day)
    made = [commitment for commitment in commitments if commitment.known_on <= day]
    for commitment in made:
        commitment.seen_reports = [report for report in commitment.every_report if report.as_of <= day]
        commitment.has_activity = any(on <= day for on in commitment.begun_on)
        commitment.open_breaks = found.open_breaks(commitment, day)
    return [view_on(commitment, sides, day, is_earlier) for commitment in made]


def _loaded(agreement: Agreement, by: Actor, first: date) -> tuple[list[Commitment], Grounds]:
    """Return the promises with all that the actor sees of what was said and done, as far as it counts since `first`."""
    members(agreement)
    owners = Binding.objects.select_related("owner").only("commitment", "party", "wants", "spokesperson", "owner__name")
    commitments = list(
        Commitment.objects.visible_to(by)
        .filter(agreement=agreement)
        .prefetch_related(
            Prefetch("bindings", owners),
            Prefetch("changes", CommitmentChange.objects.order_by("changed_on", "pk"), to_attr="all_changes"),
        )
    )
    said = _said(agreement, by)
    begun = _begun(agreement, by)
    rests, found = _rests(agreement, by)
    found.answers = answers_in(change for commitment in commitments for change in commitment.all_changes)
    for commitment in commitments:
        commitment.agreement = agreement
        commitment.begun_on = begun.get(commitment.pk, [])
        commitment.seen_assumptions = rests.get(commitment.pk, [])
        reports = said[commitment.pk]
        commitment.known_on = min([commitment.made_at.date(), *(row[-1] for row in reports)])
        commitment.every_report = [StatusReport.from_db(None, REPORT, row) for row in _counting(reports, first)]
    return commitments, found


def _said(agreement: Agreement, by: Actor) -> dict[int, list[tuple[Any, ...]]]:
    """Return, for each promise, all reports that the actor may see, as rows: too many for objects of them all."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    seen = StatusReport.objects.visible_to(by).filter(commitment__agreement=agreement).order_by()
    for row in seen.values_list(*REPORT):
        found[row[1]].append(row)
    return found


def _counting(reports: list[tuple[Any, ...]], first: date) -> list[tuple[Any, ...]]:
    """
    Return the reports that can count on the first day or later.

    Of those as old as that day, only the one of each party in each circle that outdoes the others (`judging`), and the
    latest of all, which tells when somebody last said anything.
    """
    newest: dict[tuple[int, bool], tuple[Any, ...]] = {}
    old = [row for row in reports if row[-1] <= first]
    for row in sorted(old, key=lambda row: (row[4] or 0, row[-1], row[0])):
        newest[row[2], row[5] == Circle.PRIVATE] = row
    latest = max(old, key=lambda row: row[-1], default=None)
    kept = {row[0]: row for row in (*newest.values(), *([latest] if latest else []))}
    return [*kept.values(), *(row for row in reports if row[-1] > first)]


def _begun(agreement: Agreement, by: Actor) -> dict[int, list[date]]:
    """Return, for each promise, the days on which an activity for it began, or was written down."""
    found: dict[int, list[date]] = {}
    served = Activity.objects.visible_to(by).filter(commitments__agreement=agreement).order_by()
    for pk, starts_on, made_at in served.annotate(of=F("commitments")).values_list("of", "starts_on", "made_at"):
        found.setdefault(pk, []).append(min(starts_on or made_at.date(), made_at.date()))
    return found


def _rests(agreement: Agreement, by: Actor) -> tuple[dict[int, list[Assumption]], Grounds]:
    tied: dict[int, list[Assumption]] = {}
    every: dict[int, Assumption] = {}
    seen = Assumption.objects.visible_to(by).filter(agreement=agreement)
    for assumption in seen.annotate(tied=F("commitments")):
        one = every.setdefault(assumption.pk, assumption)
        tied.setdefault(assumption.tied, []).append(one)
    return tied, grounds(every.values(), by, looks_back=True)


def drawn(told: Collection[Moment]) -> Chart:
    """Return the two scores as two lines, of a hundred."""
    lines = [
        Dated(_("Alive"), [Spot(one.on, one.scores.alive) for one in told], "good"),
        Dated(_("On course"), [Spot(one.on, one.scores.on_course) for one in told], "calm"),
    ]
    return over_time(_("Alive and on course, of a hundred"), lines, top=100)
