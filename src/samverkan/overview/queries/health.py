"""
The health of many agreements at once, computed and never typed.

The rules are those of one commitment's view (`agreements.queries.health`), counted by the database in four queries
however many agreements there are: a whole view of each commitment would load far more than a table shows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import (
    Activity,
    Agreement,
    AgreementState,
    Binding,
    Commitment,
    Standing,
    StatusReport,
)
from samverkan.agreements.queries.health.breaking import under_review
from samverkan.agreements.queries.health.scores import Scores
from samverkan.overview.queries.verdicts import SUMS, is_late, summed


@dataclass(frozen=True)
class Health:
    """How many promises an agreement holds, and how many of them ask for attention, and why."""

    promises: int = 0
    behind: int = 0
    ownerless: int = 0
    differing: int = 0
    never_started: int = 0
    under_review: int = 0
    unconfirmed_by: tuple[str, ...] = ()
    scores: Scores = field(default_factory=Scores)

    @property
    def asking(self) -> int:
        """How much asks for attention, for sorting."""
        return self.differing + self.under_review + self.behind + self.ownerless + self.never_started

    @property
    def state(self) -> str:
        """The key of the shape that says the most urgent."""
        if self.differing:
            return "differs"
        if self.under_review:
            return "under_review"
        if self.behind:
            return "overdue"
        if self.ownerless or self.never_started:
            return "not_started"
        return "unconfirmed" if self.unconfirmed_by else "holds"

    @property
    def words(self) -> list[str]:
        """What asks for attention, one part each; the most urgent first."""
        parts = []
        if self.differing:
            parts.append(ngettext("%(n)s differs", "%(n)s differ", self.differing) % {"n": self.differing})
        if self.under_review:
            parts.append(_("%(n)s under review") % {"n": self.under_review})
        if self.behind:
            parts.append(_("%(n)s behind") % {"n": self.behind})
        if self.ownerless:
            parts.append(_("%(n)s without owner") % {"n": self.ownerless})
        if self.never_started:
            words = ngettext("%(n)s never started", "%(n)s never started", self.never_started)
            parts.append(words % {"n": self.never_started})
        if self.unconfirmed_by:
            parts.append(_("not confirmed by %(parties)s") % {"parties": ", ".join(self.unconfirmed_by)})
        return parts or [_("in step") if self.promises else _("no promises entered")]

    @property
    def first(self) -> str:
        """The most urgent of them, which stands beside the shape."""
        return self.words[0]

    @property
    def rest(self) -> list[str]:
        return self.words[1:]

    @property
    def sentence(self) -> str:
        """The same in one line."""
        return " · ".join(self.words)

    def has(self, what: str) -> bool:
        """Say whether a choice of the filter fits."""
        if what == "attention":
            return bool(self.asking or self.unconfirmed_by)
        if what == "in_step":
            return not (self.asking or self.unconfirmed_by)
        return bool(getattr(self, {"unconfirmed": "unconfirmed_by"}.get(what, what), False))


def health_by_agreement(agreements: QuerySet[Agreement] | Iterable[int], by: Actor, on: date) -> dict[int, Health]:
    """Return the health of each agreement that has promises the actor may see."""
    commitments = Commitment.objects.visible_to(by).filter(agreement__in=agreements).order_by()
    kept = commitments.filter(still_asked())
    reviewed = dict(under_review(kept, by, on).values_list("pk", "agreement"))
    reports = StatusReport.objects.visible_to(by).filter(is_latest=True)
    said = _said(reports.filter(commitment__in=kept), on)
    elsewhere = _said(reports.filter(commitment__in=list(reviewed)), on)
    reviews = Counter(reviewed.values())
    rows = counts(commitments, reports, by, on)
    return {row[0]: _health(row, said[row[0]], elsewhere[row[0]], reviews[row[0]]) for row in rows}


def _said(reports: QuerySet[StatusReport], on: date) -> dict[int, Counter[str]]:
    """Return, for each agreement, how many of its promises belong to each of the sums."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for agreement, *sums in summed(reports, on):
        found[agreement].update(dict(zip(SUMS, sums, strict=True)))
    return found


def _health(row: tuple[int, ...], said: Counter[str], elsewhere: Counter[str], reviews: int) -> Health:
    """Return the health of one agreement; what stands under review is counted as that alone on its course."""
    _agreement, promises, asked, lacking, idle, silent = row
    behind = said["behind"] + silent
    course = {name: said[name] - elsewhere[name] for name in ("well", "at_risk", "missed", "differing")}
    scores = Scores(
        asked=asked, behind=behind, ownerless=lacking, never_started=idle, under_review=reviews, **course
    )  # fmt: skip
    return Health(promises, behind, lacking, said["differing"], idle, reviews, scores=scores)


def counts(
    commitments: QuerySet[Commitment], reports: QuerySet[StatusReport], by: Actor, on: date
) -> QuerySet[Any, tuple[int, ...]]:
    """Return for each agreement how many promises there are, are asked of, lack an owner, are idle, late unreported."""
    kept = still_asked()
    activities = Activity.objects.visible_to(by).filter(commitments=OuterRef("pk"))
    unreported = ~Q(Exists(reports.filter(commitment=OuterRef("pk"))))
    every = Coalesce("report_every_days", "agreement__report_every_days")
    return (
        commitments.values("agreement")
        .annotate(
            promises=Count("pk"),
            asked=Count("pk", kept),
            lacking=Count("pk", kept & Q(ownerless(on))),
            idle=Count("pk", kept & unreported & ~Q(Exists(activities))),
            silent=Count("pk", kept & unreported & Q(is_late(TruncDate("made_at", tzinfo=UTC), every, on))),
        )
        .values_list("agreement", "promises", "asked", "lacking", "idle", "silent")
    )


def still_asked() -> Q:
    """Return the condition that a commitment may ask for attention: neither it nor its agreement is over."""
    return ~Q(standing=Standing.DROPPED) & ~Q(agreement__state=AgreementState.ENDED)


def ownerless(on: date) -> Exists:
    """Return the condition that a bound party, still a member, has neither owner nor contact for a commitment."""
    lacking = Binding.objects.filter(commitment=OuterRef("pk"), owner=None, party__contact=None)
    return Exists(lacking.filter(Q(party__left_on=None) | Q(party__left_on__gte=on)))
