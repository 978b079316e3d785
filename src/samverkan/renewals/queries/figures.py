"""What the system itself knows about how an agreement went, beside what the parties write."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.consensus import Opinion, latest_of_each, verdict
from samverkan.agreements.models import (
    Activity,
    Agreement,
    Commitment,
    ReportState,
    Result,
    Standing,
    StatusReport,
)
from samverkan.agreements.queries.summary import FULFILLED, NOT_FULFILLED

Words = str | Promise
LABELS: dict[str, Words] = {
    "promises": _("Promises in the agreement"),
    "fulfilled": _("fulfilled or kept"),
    "at_risk": _("at risk"),
    "missed": _("not kept"),
    "unreported": _("never reported on"),
    "dropped": _("dropped on the way"),
    "activities": _("Activities"),
    "results": _("Results with their source"),
}


@dataclass(frozen=True)
class Figure:
    """One figure: how many, of how many where that is known, and where the things behind it can be seen."""

    code: str
    value: int
    of: int | None = None
    url: str = ""

    @property
    def label(self) -> Words:
        return LABELS.get(self.code, self.code)


Count = Callable[[Agreement, Actor, date], Figure]
_offered: list[Count] = []


def offer(code: str, label: Words, count: Count) -> None:
    """Let a room above add a figure, such as meetings held; it counts only what all parties may see."""
    LABELS[code] = label
    _offered.append(count)


def figures(agreement: Agreement, by: Actor, today: date) -> list[Figure]:
    """Return the figures; they are the same for all parties, since they count only what is shared between them."""
    reader = Actor(by.person, by.organisation, by.roles, shares_only=agreement.circle != Circle.PRIVATE)
    return [
        *_of_promises(agreement, reader),
        *_of_activities(agreement, reader),
        *(count(agreement, reader, today) for count in _offered),
    ]


def _of_promises(agreement: Agreement, reader: Actor) -> Iterable[Figure]:
    commitments = Commitment.objects.visible_to(reader).filter(agreement=agreement).order_by()
    standings = dict(commitments.values_list("pk", "standing"))
    said = _opinions(reader, standings)
    left = [pk for pk, standing in standings.items() if standing != Standing.DROPPED]
    states = [verdict(said[pk], bound=()).state for pk in left]
    address, total = reverse("agreements:commitments", args=[agreement.pk]), len(standings)
    yield Figure("promises", total, None, address)
    yield Figure("fulfilled", sum(state in FULFILLED for state in states), total, address)
    yield Figure("at_risk", sum(state == ReportState.AT_RISK for state in states), total, address)
    yield Figure("missed", sum(state in NOT_FULFILLED for state in states), total, address)
    yield Figure("unreported", sum(not said[pk] for pk in left), total, address)
    yield Figure("dropped", total - len(left), total, address)


def _opinions(reader: Actor, commitments: Iterable[int]) -> dict[int, list[Opinion]]:
    found = defaultdict[int, list[Opinion]](list)
    views = StatusReport.objects.visible_to(reader).filter(commitment__in=list(commitments), is_latest=True).order_by()
    for view in latest_of_each(views.only("commitment", "party", "state", "year", "circle", "as_of")):
        found[view.commitment_id].append(Opinion(view.party_id, view.state, view.year, view.circle == Circle.PRIVATE))
    return found


def _of_activities(agreement: Agreement, reader: Actor) -> Iterable[Figure]:
    address = f"{reverse('agreements:activities')}?avtal={agreement.pk}"
    activities = Activity.objects.visible_to(reader).filter(commitments__agreement=agreement).distinct()
    yield Figure("activities", activities.count(), None, address)
    results = Result.objects.filter(activity__in=activities.order_by().values("pk"))
    yield Figure("results", results.count(), None, address)


def frozen(some: Iterable[Figure]) -> list[Any]:
    """Return the figures as an evaluation keeps them."""
    return [[figure.code, figure.value, figure.of] for figure in some]


def thawed(kept: Iterable[Any]) -> list[Figure]:
    """Return the figures that an evaluation has kept."""
    return [Figure(code, value, of) for code, value, of in kept]
