"""What became of the enquiries: how many came how far, how long it took, what was lost and why, and the need unmet."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Q

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.commissioned.models import Desk, Enquiry, Move
from samverkan.commissioned.models.enquiries import EnquiryQuerySet
from samverkan.commissioned.states import NOT_A_NEED, LostBecause, State

FEWEST = 3
"""Employers at least, before what others' enquiries add is told: fewer, and one of them could be recognised."""
ROUNDED_TO = 5
MOST = 50
"""Skills on the page."""


@dataclass(frozen=True)
class Unmet:
    """
    A skill that was asked for and not given.

    enquiries, people   the actor's own and those shared with it, exactly; others' only where there are enough
    of_others           what of `people` others' enquiries add, rounded; nothing where they are too few, or none
    is_more             others asked for it too, but too few to say how many
    to_tell             how many people may be said to anybody: rounded, and only of what enough employers asked for;
                        the actor's own and others' counted each by itself, so that no subtraction gives anybody away
    """

    name: str
    concept: str
    enquiries: int
    people: int
    of_others: int | None
    is_more: bool
    to_tell: int | None

    @property
    def key(self) -> str:
        """What it is known by: its id in a taxonomy, else its words."""
        return self.concept or self.name


@dataclass(frozen=True)
class Lost:
    """How many enquiries came to nothing for one reason."""

    reason: str
    label: str
    count: int
    people: int


@dataclass(frozen=True)
class Outcomes:
    """The figures of a period, by the day the enquiry came."""

    received: int
    open: int
    given: int
    lost: int
    withdrawn: int
    completed: int
    days_to_offer: float | None
    days_to_course: float | None
    reasons: tuple[Lost, ...]
    unmet: tuple[Unmet, ...]


def outcomes(by: Actor, since: date | None = None, until: date | None = None) -> Outcomes:
    """Return the figures of the enquiries that the actor sees; those that were none are not counted."""
    found = within(Enquiry.objects.visible_to(by), since, until).exclude(lost_because=LostBecause.NO_ENQUIRY)
    rows = list(found.values("pk", "state", "lost_because", "people", "received_at", "course__completed"))
    states = Counter(row["state"] for row in rows)
    return Outcomes(
        received=len(rows),
        open=sum(states[state] for state in (State.NEW, State.ANSWERING, State.OFFERED, State.AGREED)),
        given=states[State.GIVEN] + states[State.EVALUATED],
        lost=states[State.LOST],
        withdrawn=states[State.WITHDRAWN],
        completed=sum(row["course__completed"] or 0 for row in rows if row["state"] in (State.GIVEN, State.EVALUATED)),
        days_to_offer=_days(rows, State.OFFERED),
        days_to_course=_days(rows, State.GIVEN),
        reasons=_reasons(rows),
        unmet=unmet_need(by, since=since, until=until)[:MOST],
    )


def unmet_need(
    by: Actor,
    *,
    organisations: Iterable[Organisation] | None = None,
    region: str = "",
    since: date | None = None,
    until: date | None = None,
) -> tuple[Unmet, ...]:
    """
    Return the skills asked for in enquiries that came to nothing though the need was there, most people first.

    organisations   only what these parties were asked: those of an agreement; none for all
    region          only what was asked for there: a county's two digits
    What the actor sees anyway is counted as it is. Enquiries of other parties count only when the party lets them be
    counted, and per skill only when at least three employers asked: then as how many people, rounded.
    """
    lost = within(Enquiry.objects.filter(state=State.LOST).exclude(lost_because__in=NOT_A_NEED), since, until)
    if organisations is not None:
        lost = lost.filter(home__in=list(organisations))
    if region:
        lost = lost.filter(region=region)
    seen = lost.filter(pk__in=Enquiry.objects.visible_to(by).order_by().values("pk"))
    others = lost.filter(home__in=_counting()).exclude(pk__in=seen.order_by().values("pk"))
    return _together(_by_skill(seen), _by_skill(others))


def within(found: EnquiryQuerySet, since: date | None, until: date | None) -> EnquiryQuerySet:
    """Return those that came in a period."""
    begins = Q(received_at__date__gte=since) if since else Q()
    ends = Q(received_at__date__lte=until) if until else Q()
    return found.filter(begins, ends)


def _counting() -> Any:
    return Desk.objects.filter(shows_figures=True).values("organisation")


Asked = dict[tuple[str, str], list[dict[str, Any]]]


def _by_skill(found: EnquiryQuerySet) -> Asked:
    """Return the enquiries of each skill, by what counts as the same: its id, else its words."""
    asked: Asked = defaultdict(list)
    wanted = ("pk", "people", "employer_key", "needs__name", "needs__name_key", "needs__concept")
    for row in found.filter(needs__isnull=False).order_by("pk", "needs__position").values(*wanted):
        asked[row["needs__concept"], "" if row["needs__concept"] else row["needs__name_key"]].append(row)
    return asked


def _together(seen: Asked, others: Asked) -> tuple[Unmet, ...]:
    lines = []
    for one in {**seen, **others}:
        own, added = seen.get(one, []), others.get(one, [])
        people = _rounded(added)
        if not own and not people:
            continue
        name, to_tell = (own or added)[0]["needs__name"], _rounded(own) + people
        is_more = bool(added) and not people
        lines.append(Unmet(name, one[0], len(own), _people(own), people or None, is_more, to_tell or None))
    return tuple(sorted(lines, key=lambda line: (-line.people - (line.of_others or 0), -line.enquiries, line.name)))


def _rounded(rows: list[dict[str, Any]]) -> int:
    """Return how many people, to the nearest five; nothing when too few employers asked."""
    enough = len({row["employer_key"] for row in rows}) >= FEWEST
    return ROUNDED_TO * round(_people(rows) / ROUNDED_TO) if enough else 0


def _people(rows: list[dict[str, Any]]) -> int:
    return sum(row["people"] or 0 for row in rows)


def _reasons(rows: list[dict[str, Any]]) -> tuple[Lost, ...]:
    lost = [row for row in rows if row["state"] == State.LOST]
    counts = Counter(row["lost_because"] for row in lost)
    return tuple(
        Lost(code, str(LostBecause(code).label), count, _people([row for row in lost if row["lost_because"] == code]))
        for code, count in counts.most_common()
    )


def _days(rows: list[dict[str, Any]], state: State) -> float | None:
    """Return the days from enquiry to a step, as most took: the median; nothing when none came so far."""
    reached = dict(
        Move.objects.standing()
        .filter(enquiry__in=[row["pk"] for row in rows], to_state=state)
        .values_list("enquiry", "at")
    )
    took = [(reached[row["pk"]] - row["received_at"]).days for row in rows if row["pk"] in reached]
    return median(took) if took else None
