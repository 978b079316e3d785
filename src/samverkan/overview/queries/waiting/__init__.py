"""
What waits for a person or a party, found by asking each room; nothing is stored.

Each kind of thing stands in one module with how it is found, for whom it waits, and the sentence on its card.
"""

from collections import Counter
from itertools import chain

from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast

from samverkan.overview.queries.waiting import (
    agreements,
    approvals,
    commitments,
    doings,
    meetings,
    minutes,
    renewals,
    wordings,
)
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting

__all__ = ["Task", "Viewer", "tasks", "waiting_by_agreement"]

KINDS = (
    commitments.VIEWS_TO_CONFIRM,
    commitments.BEHIND,
    minutes.ADJUSTING,
    meetings.DECISIONS,
    minutes.MINUTES,
    approvals.APPROVALS,
    meetings.BRIEFINGS,
    meetings.READING,
    agreements.TO_CONFIRM,
    renewals.TASKS,
    wordings.TO_CONFIRM,
    wordings.TO_SETTLE,
    agreements.DATES_AHEAD,
    doings.ACTIVITIES,
    doings.AREAS,
    doings.ASSUMPTIONS,
    meetings.TOPICS,
    agreements.DRAFTS,
    commitments.OWNERLESS,
)


def tasks(viewer: Viewer, *, mine: bool = True, agreement: int | None = None) -> list[Task]:
    """Return what waits, in the order it should be taken: one query for each kind that the person may act on."""
    found = chain.from_iterable(
        [kind.task(row, viewer) for row in rows(kind, viewer, mine, agreement)] for kind in allowed(viewer)
    )
    return sorted(found, key=lambda task: task.take_by)  # among equals, the order of KINDS stays


def allowed(viewer: Viewer) -> list[Waiting]:
    """Return the kinds that the person's roles let it act on."""
    permissions = viewer.actor.permissions
    return [kind for kind in KINDS if kind.needs in permissions]


def rows(kind: Waiting, viewer: Viewer, mine: bool, agreement: int | None = None) -> QuerySet:
    """Return the rows of one kind, for the person or for the whole party, of all agreements or of one."""
    found = kind.rows(viewer)
    if mine:
        found = found.filter(kind.mine(viewer))
    if agreement is not None:
        found = found.filter(**{kind.agreement: agreement}).distinct() if kind.agreement else found.none()
    return found


def waiting_by_agreement(viewer: Viewer) -> Counter[int]:
    """Return how many things wait within the party in each agreement: one query for all kinds."""
    counted = [pairs(kind, viewer) for kind in allowed(viewer) if kind.agreement]
    if not counted:
        return Counter()
    first, *rest = counted
    return Counter(within for within, _pk in first.union(*rest, all=True) if within is not None)


def pairs(kind: Waiting, viewer: Viewer) -> QuerySet:
    """Return agreement and thing of all that waits of one kind, each pair once."""
    within = Cast(kind.agreement, IntegerField())
    return kind.rows(viewer).order_by().annotate(within=within).values_list("within", "pk").distinct()
