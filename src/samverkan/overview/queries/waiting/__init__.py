"""
What waits for a person or a party, found by asking each room; nothing is stored.

Each kind of thing stands in one module with how it is found, for whom it waits, and the sentence on its card.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from django.db.models import Exists, IntegerField, QuerySet
from django.db.models.functions import Cast

from samverkan.accounts.models import Organisation
from samverkan.overview.queries.waiting import (
    agreements,
    approvals,
    assumptions,
    briefings,
    commitments,
    doings,
    forums,
    meetings,
    minutes,
    partner_reports,
    relations,
    renewals,
    reporting,
    wordings,
)
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting

__all__ = ["Task", "Viewer", "tasks", "waiting_by_agreement"]

KINDS = (
    reporting.TO_ANSWER,
    reporting.PAST,
    partner_reports.TO_ANSWER,
    relations.TO_ANSWER,
    relations.TO_AGREE,
    relations.TO_CLOSE,
    relations.TO_CHOOSE,
    partner_reports.DIFFERING,
    partner_reports.TO_SEND,
    reporting.TO_CONFIRM,
    commitments.VIEWS_TO_CONFIRM,
    commitments.BEHIND,
    assumptions.BROKEN,
    minutes.ADJUSTING,
    meetings.DECISIONS,
    minutes.ON_PAPER,
    minutes.MINUTES,
    approvals.APPROVALS,
    forums.TO_ANSWER,
    forums.TO_CALL,
    forums.TO_PLAN,
    briefings.FROM_OTHERS,
    meetings.BRIEFINGS,
    meetings.READING,
    agreements.TO_CONFIRM,
    renewals.TASKS,
    wordings.TO_CONFIRM,
    wordings.TO_SETTLE,
    agreements.DATES_AHEAD,
    doings.ACTIVITIES,
    doings.AREAS,
    assumptions.TO_LOOK_AT,
    meetings.TOPICS,
    agreements.DRAFTS,
    commitments.OWNERLESS,
)


def tasks(viewer: Viewer, *, mine: bool = True, agreement: int | None = None) -> list[Task]:
    """Return what waits, in the order it should be taken: one query for each kind of which anything waits."""
    asked = [(kind, rows(kind, viewer, mine, agreement)) for kind in allowed(viewer)]
    there = present(viewer, [rows for _kind, rows in asked])
    found = chain.from_iterable(
        [kind.task(row, viewer) for row in rows] for number, (kind, rows) in enumerate(asked) if number in there
    )
    return sorted(found, key=lambda task: task.take_by)  # among equals, the order of KINDS stays


def present(viewer: Viewer, found: Sequence[QuerySet]) -> set[int]:
    """Return which of the lists hold anything, in one query: most people have something of a few kinds only."""
    if viewer.organisation_id is None or not found:
        return set(range(len(found)))
    own = Organisation.objects.filter(pk=viewer.organisation_id).order_by()
    asked = {f"kind{number}": Exists(rows.order_by()) for number, rows in enumerate(found)}
    there = own.annotate(**asked).values_list(*asked)
    return {number for line in there for number, is_there in enumerate(line) if is_there}


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
