"""What is fetched of commitments, all of them in the same few queries, before each is judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, prefetch_related_objects

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import CircledQuerySet
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Assumption,
    Binding,
    Commitment,
    CommitmentChange,
    StatusReport,
)
from samverkan.agreements.models.commitments import CommitmentQuerySet
from samverkan.agreements.queries.health.commitments import CommitmentView
from samverkan.agreements.queries.health.judging import sides_of, view_on
from samverkan.agreements.queries.health.parties import members, with_contacts
from samverkan.agreements.queries.health.resting import Grounds, tie


def commitment_views(
    commitments: CommitmentQuerySet,
    by: Actor,
    on: date,
    *,
    as_of: date | None = None,
    placed: bool = True,
    within: Agreement | None = None,
    known: Grounds | None = None,
    changes: Collection[CommitmentChange] | None = None,
) -> list[CommitmentView]:
    """
    Return how the commitments stand for the one who looks, in a number of queries that does not grow.

    `commitments` is already cut down to what the actor may see. `as_of` shows an earlier day: reports, changes
    and assumptions as they stood then; `on` is today, and health is judged by the earlier of the two.
    `placed` fetches the domains and areas of each, too; `within` is the agreement they all belong to, if at hand;
    `known` is all that they rest on, judged for today, if at hand; `changes` all that was said of them.
    """
    seen = Assumption.objects.visible_to(by)
    resting = [] if within or known else [Prefetch("assumptions", seen, to_attr="seen_assumptions")]
    parts = (*([] if within else _around()), *resting, *_said(by, as_of), *_parts(placed=placed))
    activities = Activity.objects.visible_to(by).filter(commitments=OuterRef("pk"))
    loaded = commitments.prefetch_related(*parts).annotate(has_activity=Exists(activities))
    day = min(as_of, on) if as_of else on
    if within:
        _bring(within, loaded, seen)
    if known:
        known.tie(loaded, day)
    else:
        besides = within.seen_assumptions if within else ()
        tie(loaded, by, day, looks_back=as_of is not None, besides=besides, changes=changes)
    sides = {each.pk: sides_of(each, by, day) for each in {one.agreement_id: one.agreement for one in loaded}.values()}
    return [view_on(commitment, sides[commitment.agreement_id], day, as_of is not None) for commitment in loaded]


def commitment_view(commitment: Commitment, by: Actor, on: date, *, as_of: date | None = None) -> CommitmentView:
    """Return how one commitment, already found to be visible, stands."""
    return commitment_views(Commitment.objects.filter(pk=commitment.pk), by, on, as_of=as_of)[0]


def view_of(
    commitment: Commitment,
    by: Actor,
    on: date,
    reports: list[StatusReport],
    activities: list[Activity],
    changes: list[CommitmentChange],
) -> CommitmentView:
    """Return how a commitment just fetched with its agreement stands, given all that one may see of what was done."""
    members(commitment.agreement)
    commitment.seen_reports = [report for report in reports if report.is_latest]
    rests = Prefetch("assumptions", Assumption.objects.visible_to(by), to_attr="seen_assumptions")
    prefetch_related_objects([commitment], rests, *_parts(placed=False))
    commitment.has_activity = bool(activities)
    tie([commitment], by, on, looks_back=False, changes=changes)
    return view_on(commitment, sides_of(commitment.agreement, by, on), on, False)


def _bring(agreement: Agreement, commitments: Iterable[Commitment], seen: CircledQuerySet) -> None:
    """Tie the agreement at hand, its parties and its assumptions to the commitments, and the latter to itself too."""
    members(agreement)
    resting: dict[int | None, list[Assumption]] = defaultdict(list)
    every: dict[int, Assumption] = {}
    for assumption in seen.filter(agreement=agreement).annotate(tied=F("commitments")):
        resting[assumption.tied].append(every.setdefault(assumption.pk, assumption))
    agreement.seen_assumptions = [every[pk] for pk in sorted(every)]
    for commitment in commitments:
        commitment.agreement, commitment.seen_assumptions = agreement, resting[commitment.pk]


def _around() -> list[Any]:
    return [Prefetch("agreement", Agreement.objects.prefetch_related(with_contacts()))]


def _parts(*, placed: bool) -> list[Any]:
    owners = Binding.objects.select_related("owner")
    bindings = Prefetch("bindings", owners.only("commitment", "party", "wants", "spokesperson", "owner__name"))
    return [bindings, "domains", "areas"] if placed else [bindings]


def _said(by: Actor, as_of: date | None) -> list[Any]:
    counts = Q(is_latest=True) if as_of is None else Q(as_of__lte=as_of)
    said = [Prefetch("reports", StatusReport.objects.visible_to(by).filter(counts), to_attr="seen_reports")]
    changes = CommitmentChange.objects.order_by("changed_on", "pk")
    return said if as_of is None else [*said, Prefetch("changes", changes, to_attr="all_changes")]
