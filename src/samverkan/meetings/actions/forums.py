"""Forums: how they work, who sits in them and until when, what they always take up."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import NotAParty, unchanged
from samverkan.meetings.actions.invitees import follow_seat
from samverkan.meetings.models import Forum, ForumKind, ItemKind, Rotation, Seat, SeatRole, StandingItem


class ForumExists(Exception):
    """The agreement already has a forum of that name."""


class SeatTaken(Exception):
    """The person already sits in the forum for that time, or the days are the wrong way round."""


class NotADeputyOf(Exception):
    """A deputy stands in for an ordinary seat of the same party and forum."""


@transaction.atomic
def add_forum(
    *, agreement: Agreement, kind: str = ForumKind.LEADERSHIP, name: str = "", by: Actor, at: datetime
) -> Forum:
    """Give an agreement one more body that meets; without a name it is called what it is."""
    require(by, Permission.MEETING_PLAN, agreement)
    name = name.strip() or str(ForumKind(kind).label)
    check_name(agreement, name)
    forum = Forum.objects.create(agreement=agreement, kind=kind, name=name, circle=Circle.SHARED, home=agreement.home)
    record("meetings.add_forum", forum, by=by, at=at, within=agreement, detail={"kind": forum.kind})
    return forum


def check_name(agreement: Agreement, name: str, besides: Forum | None = None) -> None:
    """Raise ForumExists when another forum of the agreement is called that."""
    named = Forum.objects.filter(agreement=agreement, name=name)
    if (named.exclude(pk=besides.pk) if besides else named).exists():
        raise ForumExists(_("The agreement already has a forum called %(name)s.") % {"name": name})


@dataclass(frozen=True)
class Ways:
    """How a forum works: who chairs in turn, what is a quorum, how often it meets and how its meetings are called."""

    rotation: str = Rotation.NONE
    quorum_members: int | None = None
    quorum_each_party: int | None = None
    name_pattern: str = ""
    times_a_year: int | None = None
    seasons: Sequence[str] = ()
    topics_days: int | None = 21
    briefing_days: int | None = 7
    usual_minutes: int = 120
    usual_place: str = ""


@transaction.atomic
def change_forum(*, forum: Forum, name: str, ways: Ways, version: int | None = None, by: Actor, at: datetime) -> Forum:
    """Change what a forum is called and how it works; meetings already planned stay as they are."""
    require(by, Permission.MEETING_PLAN, forum.agreement)
    current = locked_forum(forum)
    unchanged(current.version, version)
    name = name.strip() or current.name
    check_name(current.agreement, name, besides=current)
    current.name = name
    for field, value in vars(ways).items():
        setattr(current, field, list(value) if field == "seasons" else value)
    current.version += 1
    current.save()
    record("meetings.change_forum", current, by=by, at=at, within=current.agreement)
    return current


def locked_forum(forum: Forum) -> Forum:
    """Return the forum as it stands now, held so that nobody else changes it until we are done."""
    return Forum.objects.select_for_update(of=("self",)).select_related("agreement__home", "home").get(pk=forum.pk)


@dataclass(frozen=True)
class Standing:
    """Something a forum takes up at each meeting."""

    title: str
    kind: str = ItemKind.INFORMATION
    minutes: int = 10


@transaction.atomic
def set_standing_items(
    *, forum: Forum, items: Iterable[Standing], version: int | None = None, by: Actor, at: datetime
) -> list[StandingItem]:
    """Say what a forum always takes up, in this order; agendas that exist already stay as they are."""
    require(by, Permission.MEETING_PLAN, forum.agreement)
    current = locked_forum(forum)
    unchanged(current.version, version)
    current.version += 1
    current.save()
    current.standing_items.all().delete()
    made = StandingItem.objects.bulk_create(
        StandingItem(forum=current, position=position, **vars(item)) for position, item in enumerate(items, start=1)
    )
    record(
        "meetings.set_standing_items", current, by=by, at=at, within=current.agreement, detail={"items": len(made)}
    )  # fmt: skip
    return made


@dataclass(frozen=True)
class Sitter:
    """Who sits: a person who is known, or just a name with an address."""

    person: Person | None = None
    name: str = ""
    title: str = ""
    email: str = ""

    def fields(self) -> dict[str, Any]:
        """Return what the seat remembers; the name and title of that day are kept also for a known person."""
        known = self.person
        return {
            "person": known,
            "name": self.name.strip() or (known.name if known else ""),
            "title": self.title.strip() or (known.title if known else ""),
            "email": "" if known and known.email else self.email.strip().casefold(),
        }


@transaction.atomic
def seat(
    *,
    forum: Forum,
    party: Party,
    sitter: Sitter,
    role: str = SeatRole.MEMBER,
    deputy_for: Seat | None = None,
    from_date: date,
    to_date: date | None = None,
    by: Actor,
    at: datetime,
) -> Seat:
    """Give somebody a seat in a forum for a party, from a day and perhaps to one."""
    require(by, Permission.MEETING_PLAN, forum.agreement)
    current = locked_forum(forum)
    if party.agreement_id != current.agreement_id:
        raise NotAParty(_("Only people of the agreement's parties can sit in its forums."))
    made = Seat(
        forum=current, party=party, role=role, deputy_for=deputy_for, from_date=from_date, to_date=to_date,
        **sitter.fields(),
    )  # fmt: skip
    check_seat(made)
    made.save()
    follow_seat(made, at)
    record("meetings.seat", current, by=by, at=at, within=current.agreement, detail=said(made))
    return made


@transaction.atomic
def change_seat(
    *,
    seat: Seat,
    title: str = "",
    email: str = "",
    role: str,
    deputy_for: Seat | None = None,
    from_date: date,
    to_date: date | None = None,
    by: Actor,
    at: datetime,
) -> Seat:
    """Correct a seat, or say until when it is held; a seat that is over stays in the forum's history."""
    require(by, Permission.MEETING_PLAN, seat.forum.agreement)
    forum = locked_forum(seat.forum)
    current = Seat.objects.select_related("person", "party").get(pk=seat.pk)
    before = copy(current)
    current.title, current.email, current.role, current.deputy_for = title, email.casefold(), role, deputy_for
    current.from_date, current.to_date = from_date, to_date
    check_seat(current)
    current.save()
    if (before.role, before.from_date, before.to_date) != (role, from_date, to_date):
        follow_seat(current, at, before=before)
    record("meetings.change_seat", forum, by=by, at=at, within=forum.agreement, detail=said(current))
    return current


@transaction.atomic
def pass_seat(*, held: Seat, to: Person, by: Actor, at: datetime) -> Seat:
    """
    Let somebody else take a seat from today: the old one is over since yesterday and stays in the history.

    Somebody who sits there already, as much or more, keeps that seat; a lesser one gives way to the one taken over.
    """
    today = timezone.localdate(at)
    end_before(held, today, by=by, at=at)
    own = Seat.objects.filter(forum=held.forum_id, party=held.party_id, person=to).sitting(today).first()
    if own and rank(own) <= rank(held):
        return own
    if own:
        end_before(own, today, by=by, at=at)
    return seat(
        forum=held.forum, party=held.party, sitter=Sitter(person=to), role=held.role, deputy_for=held.deputy_for,
        from_date=today, to_date=held.to_date, by=by, at=at,
    )  # fmt: skip


def rank(seat: Seat) -> int:
    """Return the place of a seat's role among the roles: the chair's is the first."""
    return SeatRole.values.index(seat.role)


def end_before(held: Seat, day: date, *, by: Actor, at: datetime) -> None:
    """Let a seat be over since the day before, or on its only day when it began that day."""
    last = max(day - timedelta(days=1), held.from_date)
    change_seat(
        seat=held, title=held.title, email=held.email, role=held.role, deputy_for=held.deputy_for,
        from_date=held.from_date, to_date=last, by=by, at=at,
    )  # fmt: skip


def said(seat: Seat) -> dict[str, Any]:
    """Return what the journal keeps of a seat: no names."""
    return {"seat": seat.pk, "party": seat.party_id, "role": seat.role, "from": seat.from_date, "to": seat.to_date}


def check_seat(seat: Seat) -> None:
    """Raise unless the seat's days are in order, it is not held twice, and a deputy stands in for somebody ordinary."""
    if seat.to_date and seat.to_date < seat.from_date:
        raise SeatTaken(_("The last day lies before the first."))
    if held_twice(seat):
        raise SeatTaken(_("%(name)s already sits in the forum at that time.") % {"name": seat.name})
    stood_in_for = seat.deputy_for
    if stood_in_for is None:
        return
    fits = stood_in_for.forum_id == seat.forum_id and stood_in_for.party_id == seat.party_id
    if seat.role != SeatRole.DEPUTY or stood_in_for.role == SeatRole.DEPUTY or not fits or stood_in_for.pk == seat.pk:
        raise NotADeputyOf(_("A deputy stands in for a chair, secretary or member of the same party."))


def held_twice(seat: Seat) -> bool:
    """Whether the same person, or somebody of the same name for the same party, sits there at an overlapping time."""
    others = Seat.objects.filter(forum=seat.forum_id, party=seat.party_id).exclude(pk=seat.pk)
    same = others.filter(person=seat.person) if seat.person else others.filter(person=None, name__iexact=seat.name)
    if seat.to_date:
        same = same.filter(from_date__lte=seat.to_date)
    return same.exclude(to_date__lt=seat.from_date).exists()
