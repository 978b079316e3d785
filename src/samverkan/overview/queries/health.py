"""
The health of many agreements at once, computed and never typed.

The rules are those of one commitment's view (`agreements.queries.health`): the same pure functions decide, fed by four
queries however many agreements there are, where a whole view of each commitment would load far more than a table shows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements import rhythm, states
from samverkan.agreements.consensus import Opinion, verdict
from samverkan.agreements.models import Activity, Agreement, Binding, Commitment, Standing, StatusReport


@dataclass(frozen=True)
class Health:
    """How many promises an agreement holds, and how many of them ask for attention, and why."""

    promises: int = 0
    behind: int = 0
    ownerless: int = 0
    differing: int = 0
    never_started: int = 0
    unconfirmed_by: tuple[str, ...] = ()

    @property
    def asking(self) -> int:
        """How much asks for attention, for sorting."""
        return self.differing + self.behind + self.ownerless + self.never_started

    @property
    def state(self) -> str:
        """The key of the shape that says the most urgent."""
        if self.differing:
            return "differs"
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
    opinions = latest_opinions(commitments, by)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    every = Coalesce("report_every_days", "agreement__report_every_days")
    for pk, agreement, standing, made_at, days in commitments.values_list(
        "pk", "agreement", "standing", "made_at", every
    ):
        counts = found[agreement]
        counts["promises"] += 1
        if standing != Standing.DROPPED:
            counts.update(troubles(opinions.get(pk, []), made_at.date(), days, on))
    for what, rows in (("ownerless", ownerless(commitments, on)), ("never_started", never_started(commitments, by))):
        for agreement in rows.exclude(standing=Standing.DROPPED).values_list("agreement", flat=True):
            found[agreement][what] += 1
    return {agreement: health(counts) for agreement, counts in found.items()}


def health(counts: Counter[str]) -> Health:
    """Return the counts under their names."""
    return Health(
        promises=counts["promises"],
        behind=counts["behind"],
        ownerless=counts["ownerless"],
        differing=counts["differing"],
        never_started=counts["never_started"],
    )


@dataclass(frozen=True)
class Dated:
    """A party's latest view with the day it stands for."""

    opinion: Opinion
    as_of: date


def latest_opinions(commitments: QuerySet[Commitment], by: Actor) -> dict[int, list[Dated]]:
    """Return the latest views of each commitment that the actor may see."""
    reports = StatusReport.objects.visible_to(by).filter(commitment__in=commitments, is_latest=True).order_by()
    found: dict[int, list[Dated]] = defaultdict(list)
    for commitment, party, state, year, circle, as_of in reports.values_list(
        "commitment", "party", "state", "year", "circle", "as_of"
    ):
        found[commitment].append(Dated(Opinion(party, state, year, circle == Circle.PRIVATE), as_of))
    return found


def troubles(views: list[Dated], made_on: date, every_days: int, on: date) -> Iterator[str]:
    """Yield what is amiss with one promise: its views differ, or it is behind its rhythm."""
    said = verdict([view.opinion for view in views], bound=())
    if said.differs:
        yield "differing"
    latest = max((view.as_of for view in views), default=None)
    late = rhythm.is_behind(made_on=made_on, latest_report_on=latest, every_days=every_days, today=on)
    if late and said.state not in states.FINISHED:
        yield "behind"


def ownerless(commitments: QuerySet[Commitment], on: date) -> QuerySet[Commitment]:
    """Keep the commitments that a bound party, still a member, has neither owner nor contact for."""
    lacking = Binding.objects.filter(commitment=OuterRef("pk"), owner=None, party__contact=None)
    member = Q(party__left_on=None) | Q(party__left_on__gte=on)
    return commitments.filter(Exists(lacking.filter(member)))


def never_started(commitments: QuerySet[Commitment], by: Actor) -> QuerySet[Commitment]:
    """Keep the commitments that nobody has reported on and no activity serves."""
    reports = StatusReport.objects.visible_to(by).filter(commitment=OuterRef("pk"), is_latest=True)
    activities = Activity.objects.visible_to(by).filter(commitments=OuterRef("pk"))
    return commitments.exclude(Exists(reports)).exclude(Exists(activities))
