"""Areas that are to be decided on, and where in them nothing is being done yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, DomainCode, Party
from samverkan.areas.models import Area, AreaStatus
from samverkan.meetings.queries.briefing.doings import Doing

AHEAD = timedelta(days=365)
DOMAINS = (DomainCode.EDUCATION, DomainCode.COMPETENCE_DEVELOPMENT, DomainCode.RESEARCH, DomainCode.INNOVATION)


@dataclass(frozen=True)
class Undecided:
    """An area to be explored: by when it is to be decided, and in which domains nothing shared is being done."""

    pk: int
    name: str
    criterion: str
    decide_by: date
    activities: int
    empty: tuple[str, ...]


def undecided(
    agreement: Agreement, reader: Actor, members: Sequence[Party], doings: Sequence[Doing], day: date
) -> list[Undecided]:
    """Return the agreement's areas to be decided within a year, seen by all its parties; one query."""
    ours = (
        Q(agreements=agreement) | Q(commitments__agreement=agreement) | Q(activities__commitments__agreement=agreement)
    )
    found = Area.objects.visible_to(reader).filter(ours, status=AreaStatus.EXPLORING, decide_by__lte=day + AHEAD)
    for party in members[1:]:
        seen_by = Actor(organisation=party.organisation, shares_only=reader.shares_only)
        found = found.filter(pk__in=Area.objects.visible_to(seen_by).order_by().values("pk"))
    rows = Area.objects.filter(pk__in=found.order_by().values("pk")).order_by("decide_by", "name_key")
    open_ones = {doing.pk: doing for doing in doings if doing.status != "stopped"}
    areas: dict[int, tuple[str, str, date]] = {}
    within: dict[int, dict[int, Doing]] = defaultdict(dict)
    for pk, name, criterion, decide_by, activity in rows.values_list(
        "pk", "name", "criterion", "decide_by", "activities__pk"
    ):
        areas[pk] = (name, criterion, decide_by)
        if activity in open_ones:
            within[pk][activity] = open_ones[activity]
    return [_undecided(pk, *told, list(within[pk].values())) for pk, told in areas.items()]


def _undecided(pk: int, name: str, criterion: str, decide_by: date, doings: list[Doing]) -> Undecided:
    used = {code for doing in doings for code in doing.domains}
    empty = tuple(str(code.label) for code in DOMAINS if code not in used)
    return Undecided(pk, name, criterion, decide_by, len(doings), empty)
