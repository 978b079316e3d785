"""
What waits for a person or a party, found by asking each room; nothing is stored.

Each kind of thing stands in one module with how it is found, for whom it waits, and the sentence on its card.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from samverkan.overview.queries.waiting import (
    agreements,
    approvals,
    assumptions,
    briefings,
    cases,
    commissioned,
    commitments,
    doings,
    forums,
    gap_cases,
    meetings,
    minutes,
    partner_reports,
    relations,
    renewals,
    reporting,
    wordings,
)
from samverkan.overview.queries.waiting.asking import KEPT, Question, answers, any_of, count_of, in_one, likeness
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
    commissioned.OVERDUE,
    commissioned.TO_TAKE,
    commissioned.TO_ANSWER,
    commissioned.SILENT,
    commissioned.TO_EVALUATE,
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
    gap_cases.TO_DECIDE,
    gap_cases.TO_LOOK_BACK,
    cases.NEWER,
    doings.ACTIVITIES,
    doings.AREAS,
    assumptions.TO_LOOK_AT,
    meetings.TOPICS,
    agreements.DRAFTS,
    commitments.OWNERLESS,
)

KIND = "kind_of_waiting"


def tasks(viewer: Viewer, *, mine: bool = True, agreement: int | None = None) -> list[Task]:
    """Return what waits, in the order it should be taken."""
    kinds = allowed(viewer)
    there = present(viewer, mine, agreement, timezone.localdate())
    asked = [(kind, rows(kind, viewer, mine, agreement)) for n, kind in enumerate(kinds) if kind.outright or n in there]
    found = [kind.task(row, viewer) for kind, row in together(asked) if kind.holds is None or kind.holds(row, viewer)]
    return sorted(found, key=lambda task: task.take_by)  # among equals, the order of KINDS stays


def together(asked: Sequence[tuple[Waiting, QuerySet]]) -> list[tuple[Waiting, Any]]:
    """Return each row with its kind, in the order of the kinds; lists of the same things are fetched in one query."""
    alike: dict[object, list[int]] = defaultdict(list)
    for number, (_kind, found) in enumerate(asked):
        alike[likeness(found)].append(number)
    fetched: list[tuple[int, Any]] = []
    for numbers in alike.values():
        one = in_one(asked[number][1].annotate(**{KIND: Value(number)}) for number in numbers)
        fetched.extend((row[KIND] if isinstance(row, dict) else getattr(row, KIND), row) for row in one)
    return [(asked[number][0], row) for number, row in sorted(fetched, key=itemgetter(0))]


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


def present(viewer: Viewer, mine: bool, agreement: int | None, today: date) -> set[int]:
    """Return of which kinds there is anything, in one query: most people have something of a few kinds only."""
    return {number for (number,) in answers(whether_any(viewer.bare, mine, agreement, today))}


@lru_cache(KEPT)
def whether_any(viewer: Viewer, mine: bool, agreement: int | None, today: date) -> Question:
    """Put together the question which kinds there is anything of; `today` stands in what one may see."""
    asked = ((n, kind) for n, kind in enumerate(allowed(viewer)) if not kind.outright)
    return any_of((n, rows(kind, viewer, mine, agreement)) for n, kind in asked)


def waiting_by_agreement(viewer: Viewer) -> Counter[int]:
    """Return how many things wait within the party in each agreement: a query for each costly kind, one for others."""
    counted: Counter[int] = Counter()
    for question in how_many(viewer.bare, timezone.localdate()):
        counted.update(dict(answers(question)))
    for kind in allowed(viewer):
        if kind.agreement and kind.holds:
            counted.update(getattr(row, f"{kind.agreement}_id") for row in kind.rows(viewer) if kind.holds(row, viewer))
    return counted


@lru_cache(KEPT)
def how_many(viewer: Viewer, today: date) -> tuple[Question, ...]:
    """Put together the questions how many things wait in each agreement; `today` as in `whether_any`."""
    kinds = [kind for kind in allowed(viewer) if kind.agreement and not kind.holds]
    light = count_of(pairs(kind, viewer) for kind in kinds if not kind.outright)
    # SQLite takes three times as long over the costly ones within a long statement as over each by itself.
    return light, *(count_of([pairs(kind, viewer)]) for kind in kinds if kind.outright)


def pairs(kind: Waiting, viewer: Viewer) -> QuerySet:
    """Return agreement and thing of all that waits of one kind, each pair once."""
    within = Cast(kind.agreement, IntegerField())
    return kind.rows(viewer).order_by().annotate(within=within).values_list("within", "pk").distinct()
