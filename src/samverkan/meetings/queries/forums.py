"""Forums as they are listed and shown: who sits today, how they work, when they meet next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverkan.accounts.actor import Actor
from samverkan.accounts.queries.history import history
from samverkan.agreements.models import AgreementState
from samverkan.meetings.models import Forum, Meeting, MeetingState, Rotation, Season, Seat, SeatRole
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.lists import EACH_PAGE, my_agreements
from samverkan.meetings.queries.page import May
from samverkan.meetings.queries.turns import due_of, proposed_turn
from samverkan.meetings.rhythm import Due
from samverkan.ui.components import HistoryLine, PartyMark
from samverkan.ui.dates import day

FORUMS = gettext_lazy("Forums")
LATEST = 6
IN_RUNNING_TEXT: dict[str, str | Promise] = {
    Season.SPRING: gettext_lazy("in spring"),
    Season.SUMMER: gettext_lazy("in summer"),
    Season.AUTUMN: gettext_lazy("in autumn"),
    Season.WINTER: gettext_lazy("in winter"),
}
SORTS = {
    "name": ("name", "pk"),
    "agreement": ("agreement__title_key", "kind", "name"),
    "next": ("next_at", "name"),
}


def with_meetings(forums: QuerySet[Any], now: datetime) -> QuerySet[Any]:
    """Add when each forum met last, meets next, and has any date at all: cancelled meetings left out."""
    there = ~Q(meetings__state=MeetingState.CANCELLED)
    return forums.annotate(
        last_at=Max("meetings__starts_at", filter=there & Q(meetings__starts_at__lt=now)),
        next_at=Min(
            "meetings__starts_at", filter=Q(meetings__state=MeetingState.PLANNED, meetings__starts_at__gte=now)
        ),
    )


def counted_seats(on: date) -> Subquery:
    """Return how many sit in a forum on a day, deputies left out."""
    seats = Seat.objects.sitting(on).filter(forum=OuterRef("pk")).exclude(role=SeatRole.DEPUTY)
    return Subquery(seats.order_by().values("forum").annotate(n=Count("pk")).values("n"), output_field=IntegerField())


@dataclass(frozen=True)
class ForumLine:
    """A forum in the list: how many sit in it, when it met and meets, and whether the next date is overdue."""

    forum: Any
    due: Due | None
    is_late: bool

    @property
    def seats(self) -> int:
        return self.forum.seat_count or 0


@dataclass(frozen=True)
class ForumList:
    """A page of the forums of my agreements."""

    rows: Page[Any]
    lines: tuple[ForumLine, ...]
    agreements: tuple[tuple[int, str], ...]


def forum_list(
    by: Actor, now: datetime, *, agreement: int | None = None, kind: str = "", sort: str = "", number: Any = 1
) -> ForumList:
    """Return the forums of all my agreements, or of one, or of one kind."""
    today = timezone.localdate(now)
    agreements = tuple(my_agreements(by).values_list("pk", "title"))
    found = Forum.objects.visible_to(by).filter(agreement__in=[pk for pk, _title in agreements])
    if agreement:
        found = found.filter(agreement=agreement)
    if kind:
        found = found.filter(kind=kind)
    fields = SORTS.get(sort.lstrip("-"), SORTS["agreement"])
    order = [f"-{field}" if sort.startswith("-") else field for field in fields]
    shown = with_meetings(found, now).annotate(seat_count=counted_seats(today)).select_related("agreement")
    rows = Paginator(shown.order_by(*order, "pk"), EACH_PAGE).get_page(number)
    return ForumList(rows, tuple(forum_line(forum, today) for forum in rows), agreements)


def forum_line(forum: Any, today: date) -> ForumLine:
    """Return a forum that `with_meetings` has been asked about, with when its next meeting is due."""
    if forum.next_at:
        return ForumLine(forum, None, False)
    due = due_of(forum, forum.last_at, today)
    return ForumLine(forum, due, bool(due and due.plan_by < today))


def forums_without_date(by: Actor, today: date) -> QuerySet[Any]:
    """Return the forums in force that meet by a rhythm and whose next meeting has no date."""
    now = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    rhythmic = Forum.objects.visible_to(by).filter(
        agreement__in=my_agreements(by), agreement__state=AgreementState.IN_FORCE, times_a_year__gt=0
    )
    return with_meetings(rhythmic, now).filter(next_at=None)


def is_to_plan(forum: Any, today: date, ahead: int) -> bool:
    """Say whether a forum without a date for its next meeting should have one within `ahead` days."""
    due = forum_line(forum, today).due
    return due is not None and (due.plan_by - today).days <= ahead


@dataclass(frozen=True)
class SeatLine:
    """A seat, and for whom a deputy stands in."""

    seat: Seat
    is_over: bool
    is_coming: bool


@dataclass(frozen=True)
class Bench:
    """Those who sit for one party."""

    mark: PartyMark
    lines: tuple[SeatLine, ...]


@dataclass(frozen=True)
class ForumPage:
    """One forum: who sits today, who sat, how it works, its meetings."""

    forum: Forum
    benches: tuple[Bench, ...]
    former: tuple[SeatLine, ...]
    rhythm: str
    due: Due | None
    is_late: bool
    turn: str
    quorum: str
    coming: tuple[Meeting, ...]
    earlier: tuple[Meeting, ...]
    standing: tuple[Any, ...]
    history: tuple[HistoryLine, ...]
    may: May


def forum_page(forum: Forum, by: Actor, now: datetime) -> ForumPage:
    """Return a forum, already found to be visible, as its page shows it."""
    today = timezone.localdate(now)
    lines = [seat_line(seat, today) for seat in forum.seats.in_order().select_related("deputy_for")]
    sitting = [line for line in lines if not line.is_over]
    members = sharing.members(forum.agreement)
    counted = forum.meetings.annotate(item_count=Count("items", distinct=True))
    coming = tuple(counted.filter(state=MeetingState.PLANNED).order_by("starts_at")[:20])
    earlier = tuple(counted.exclude(state=MeetingState.PLANNED).order_by("-starts_at")[:LATEST])
    last = next((m for m in earlier if m.state != MeetingState.CANCELLED), None)
    ahead = [m for m in coming if m.starts_at >= now]
    due = None if ahead else due_of(forum, last, today)
    return ForumPage(
        forum=forum,
        benches=tuple(
            Bench(sharing.mark(party), tuple(line for line in sitting if line.seat.party_id == party.pk))
            for party in members
        ),
        former=tuple(line for line in lines if line.is_over),
        rhythm=rhythm_of(forum),
        due=due,
        is_late=bool(due and due.plan_by < today),
        turn=turn_in_words(forum, now) if forum.rotation != Rotation.NONE else "",
        quorum=quorum_of(forum),
        coming=coming,
        earlier=earlier,
        standing=tuple(forum.standing_items.all()),
        history=tuple(history(forum, by, within=forum.agreement, limit=10)),
        may=May.of(forum.agreement, by),
    )


def seat_line(seat: Seat, today: date) -> SeatLine:
    return SeatLine(seat, bool(seat.to_date and seat.to_date < today), seat.from_date > today)


def rhythm_of(forum: Forum) -> str:
    """Return how often a forum meets, in words; nothing when it meets as there is need."""
    if not forum.times_a_year:
        return ""
    often = ngettext("Once a year", "%(times)s times a year", forum.times_a_year) % {"times": forum.times_a_year}
    chosen = [str(IN_RUNNING_TEXT[season]) for season in Season.values if season in forum.seasons]
    return often + (", " + listed(chosen) if chosen else "")


def listed(words: Iterable[str]) -> str:
    """Return words as in a sentence: one, two and three."""
    *most, last = words
    return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def quorum_of(forum: Forum) -> str:
    """Return what the forum asks for to be able to agree, in words."""
    asked = []
    if forum.quorum_members:
        number = forum.quorum_members
        asked.append(ngettext("at least %(n)s member", "at least %(n)s members", number) % {"n": number})
    if forum.quorum_each_party:
        asked.append(_("at least %(n)s from each party") % {"n": forum.quorum_each_party})
    return listed(asked) if asked else ""


def turn_in_words(forum: Forum, now: datetime) -> str:
    """Return which parties would lead the next meeting by the forum's rule."""
    turn = proposed_turn(forum, now)
    names = {party.pk: party.organisation.short_mark for party in sharing.members(forum.agreement)}
    if turn.chair is None or turn.secretary is None:
        return ""
    words = {"chair": names[turn.chair], "secretary": names[turn.secretary]}
    return _("%(chair)s chairs the next meeting and %(secretary)s keeps the minutes.") % words


def due_in_words(due: Due) -> str:
    """Return by when the next meeting should have a date."""
    return _("The next meeting should have a date by %(plan_by)s, and be held by %(hold_by)s.") % {
        "plan_by": day(due.plan_by),
        "hold_by": day(due.hold_by),
    }
