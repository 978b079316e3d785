"""What is being done: shared activities, who leads them, and which of them a meeting started."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from samverkan.agreements.models import Activity, ActivityStatus, Party


@dataclass(frozen=True)
class Started:
    """That an activity came out of a meeting, with the day it was to be done."""

    meeting_id: int
    item_id: int | None
    due_on: date | None


@dataclass(frozen=True)
class Doing:
    """An activity as the paper shows it; `leads` are the marks of parties and the names of those who lead it there."""

    pk: int
    title: str
    status: str
    starts_on: date | None
    ends_on: date | None
    domains: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    started: tuple[Started, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status in (ActivityStatus.PLANNED, ActivityStatus.UNDER_WAY)


COLUMNS = ("pk", "title", "status", "starts_on", "ends_on", "domains")
LEADS = ("leads__organisation", "leads__person__name")
ACTIONS = ("from_meetings__meeting", "from_meetings__item", "from_meetings__due_on")


def doings(activities: QuerySet[Activity], members: list[Party]) -> list[Doing]:
    """Return the activities with those who lead them and the meetings they came from: one query, few columns."""
    marks = {party.organisation_id: party.organisation.short_mark for party in members}
    found: dict[int, Doing] = {}
    leads: dict[int, dict[tuple[str, str], None]] = defaultdict(dict)
    started: dict[int, dict[Started, None]] = defaultdict(dict)
    for (
        pk,
        title,
        status,
        starts_on,
        ends_on,
        domains,
        organisation,
        person,
        meeting,
        item,
        due_on,
    ) in activities.values_list(*COLUMNS, *LEADS, *ACTIONS):
        if pk not in found:
            found[pk] = Doing(pk, title, status, starts_on, ends_on, tuple(domains))
        if person and organisation in marks:
            leads[pk][marks[organisation], person] = None
        if meeting:
            started[pk][Started(meeting, item, due_on)] = None
    return [replace(doing, leads=tuple(leads[pk]), started=tuple(started[pk])) for pk, doing in found.items()]
