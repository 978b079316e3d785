"""All agreements of a party in one table."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement, AgreementState, Party
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.overview.queries.dates import AgreementDate, coming_dates
from samverkan.overview.queries.health import Health, health_by_agreement
from samverkan.overview.queries.waiting import Viewer, waiting_by_agreement
from samverkan.renewals.deadlines import dates_of
from samverkan.renewals.models import Renewal
from samverkan.search import key
from samverkan.ui.components import PartyMark

ON_A_PAGE = 50
YEAR = timedelta(days=365)
DEFAULT_SORT = "title"


@dataclass(frozen=True)
class Wanted:
    """What a person asks of the table; all of it stands in the address."""

    text: str = ""
    counterpart: int | None = None
    kind: str = ""
    health: str = ""
    year: str = ""
    renewal: str = ""
    sort: str = DEFAULT_SORT

    @property
    def filters(self) -> int:
        """How many filters are in use."""
        return sum(map(bool, (self.text, self.counterpart, self.kind, self.health, self.year, self.renewal)))


@dataclass(frozen=True)
class Row:
    """One agreement in the table."""

    agreement: Agreement
    counterparts: tuple[PartyMark, ...]
    counterpart_ids: tuple[int, ...]
    unconfirmed_by: tuple[str, ...]
    next_date: AgreementDate | None
    last_meeting: date | None
    waiting: int = 0
    renew_by: date | None = None
    is_renewing: bool = False
    health: Health = field(default_factory=Health)

    @property
    def pk(self) -> int:
        return self.agreement.pk

    @property
    def year(self) -> str:
        """The year it was signed, else the one it is first heard of."""
        known = self.agreement
        return (known.signed_on or known.decided_on or known.published_on or known.valid_from)[:4]


SORTS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: row.agreement.title_key,
    "counterpart": lambda row: tuple(key(party.name) for party in row.counterparts),
    "next": lambda row: row.next_date.on if row.next_date else date.max,
    "waiting": lambda row: row.waiting,
    "last": lambda row: row.last_meeting or date.min,
    "health": lambda row: row.health.asking,
    "promises": lambda row: row.health.promises,
    "renew": lambda row: row.renew_by or date.max,
}


@dataclass(frozen=True)
class Portfolio:
    """One page of the table, and what can be chosen."""

    today: date
    page: Page[Row]
    wanted: Wanted
    is_empty: bool
    choices: "Choices"


@dataclass(frozen=True)
class Choices:
    """What the party's agreements offer the filters to choose from."""

    counterparts: tuple[tuple[int, str], ...]
    years: tuple[str, ...]


def portfolio(viewer: Viewer, wanted: Wanted, number: str = "1") -> Portfolio:
    """Return one page of the party's agreements, with what waits in each and how it is."""
    every = with_waiting(rows(viewer), viewer)
    page = Paginator(chosen(every, viewer, wanted), ON_A_PAGE).get_page(number)
    if page.object_list and not needs_health(wanted):
        page.object_list = with_health(list(page), viewer)
    return Portfolio(viewer.today, page, wanted, not every, choices(every))


def all_rows(viewer: Viewer, wanted: Wanted) -> list[Row]:
    """Return every chosen agreement, for a file."""
    found = chosen(with_waiting(rows(viewer), viewer), viewer, wanted)
    return found if needs_health(wanted) else with_health(found, viewer)


def chosen(every: list[Row], viewer: Viewer, wanted: Wanted) -> list[Row]:
    """Return the rows that fit the filters, in the order asked for."""
    words = key(wanted.text)
    kept = [row for row in every if fits(row, wanted) and names_hold(row, words) and renews(row, wanted, viewer.today)]
    if needs_health(wanted):
        kept = [row for row in with_health(kept, viewer) if not wanted.health or row.health.has(wanted.health)]
    name = wanted.sort.removeprefix("-")
    ordered = sorted(kept, key=SORTS["title"])
    return sorted(ordered, key=SORTS.get(name, SORTS["title"]), reverse=wanted.sort.startswith("-"))


def needs_health(wanted: Wanted) -> bool:
    """Say whether all agreements' health must be known, and not only that of those on the page."""
    return bool(wanted.health) or wanted.sort.removeprefix("-") in ("health", "promises")


def fits(row: Row, wanted: Wanted) -> bool:
    return (
        (not wanted.counterpart or wanted.counterpart in row.counterpart_ids)
        and (not wanted.kind or row.agreement.kind == wanted.kind)
        and (not wanted.year or row.year == wanted.year)
    )


def renews(row: Row, wanted: Wanted, today: date) -> bool:
    """Say whether the agreement's renewal is as far as asked for: under way, or to be decided within a year."""
    if wanted.renewal == "under_way":
        return row.is_renewing
    soon = row.renew_by is not None and today <= row.renew_by <= today + YEAR
    return not wanted.renewal or soon


def names_hold(row: Row, words: str) -> bool:
    """Say whether the title, or the name or mark of a counterpart, holds the words."""
    names = (key(f"{party.name} {party.mark}") for party in row.counterparts)
    return not words or words in row.agreement.title_key or any(words in name for name in names)


def rows(viewer: Viewer) -> list[Row]:
    """Return a row for each of the party's agreements, what waits in it and its health not yet looked at."""
    parties = parties_by_agreement(viewer)
    return [row_of(agreement, parties[agreement.pk], viewer) for agreement in with_meetings(viewer)]


def with_meetings(viewer: Viewer) -> QuerySet[Agreement]:
    """Return the party's agreements with the next meeting planned and the latest one held."""
    midnight = datetime.combine(viewer.today, time.min, timezone.get_current_timezone())
    meetings = Meeting.objects.filter(forum__agreement=OuterRef("pk")).exclude(forum__circle=Circle.PRIVATE)
    planned = meetings.filter(state=MeetingState.PLANNED, starts_at__gte=midnight).order_by("starts_at")
    held = meetings.filter(state=MeetingState.HELD).order_by("-starts_at")
    renewing = Renewal.objects.visible_to(viewer.actor).open().filter(agreement=OuterRef("pk"))
    agreements = viewer.agreements().select_related("terms").annotate(is_renewing=Exists(renewing))
    return agreements.annotate(
        next_meeting=Subquery(planned.values("starts_at")[:1]), last_meeting=Subquery(held.values("starts_at")[:1])
    )


def parties_by_agreement(viewer: Viewer) -> dict[int, list[Party]]:
    """Return the members of each agreement, in their order."""
    members = Party.objects.filter(agreement__in=viewer.agreements().order_by()).select_related("organisation")
    found: dict[int, list[Party]] = defaultdict(list)
    for party in members.order_by("position"):
        if party.is_member(viewer.today):
            found[party.agreement_id].append(party)
    return found


def row_of(agreement: Any, members: list[Party], viewer: Viewer) -> Row:
    """Return the row of one agreement."""
    others = [party for party in members if party.organisation_id != viewer.organisation_id]
    coming = coming_dates(agreement, viewer.today, day_of(agreement.next_meeting))
    return Row(
        agreement=agreement,
        counterparts=tuple(
            PartyMark(party.organisation.short_mark, party.position, party.organisation.name) for party in others
        ),
        counterpart_ids=tuple(party.organisation_id for party in others),
        unconfirmed_by=tuple(party.organisation.short_mark for party in members if not party.confirmed_at),
        next_date=coming[0] if coming else None,
        last_meeting=day_of(agreement.last_meeting),
        renew_by=decisive_day(agreement),
        is_renewing=agreement.is_renewing,
    )


def decisive_day(agreement: Agreement) -> date | None:
    """Return the day by which it must be decided what becomes of an agreement in force."""
    if agreement.state == AgreementState.ENDED:
        return None
    dates = dates_of(agreement)
    return dates.renew_by or dates.notice or dates.end


def day_of(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def with_waiting(some: list[Row], viewer: Viewer) -> list[Row]:
    """Return the rows with how many things wait in their agreements."""
    waiting = waiting_by_agreement(viewer) if some else {}
    return [replace(row, waiting=waiting.get(row.pk, 0)) for row in some]


def with_health(some: list[Row], viewer: Viewer) -> list[Row]:
    """Return the rows with the health of their agreements."""
    known = health_by_agreement([row.pk for row in some], viewer.actor, viewer.today)
    return [
        replace(row, health=replace(known.get(row.pk, Health()), unconfirmed_by=row.unconfirmed_by)) for row in some
    ]


def choices(every: list[Row]) -> Choices:
    """Return the counterparts and years that occur."""
    names = {
        organisation: party.name
        for row in every
        for organisation, party in zip(row.counterpart_ids, row.counterparts, strict=True)
    }
    return Choices(
        counterparts=tuple(sorted(names.items(), key=lambda named: key(named[1]))),
        years=tuple(sorted({row.year for row in every if row.year}, reverse=True)),
    )
