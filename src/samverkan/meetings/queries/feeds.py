"""The meetings that a person's own calendar holds: what the person may see, and never a draft."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.meetings.models import CalendarFeed, Invitee, Meeting, MeetingState, number_of
from samverkan.meetings.queries.lists import my_agreements

BACK = timedelta(days=366)


def feed_of(token: str) -> CalendarFeed | None:
    """Return the feed of an address, of somebody who may still sign in."""
    found = CalendarFeed.objects.filter(number=number_of(token), person__is_active=True)
    return found.select_related("person").first()


def actors_of(person: Person, at: datetime) -> list[Actor]:
    """Return the person acting for each of its organisations, where it may read agreements."""
    roles: dict[Organisation, set[str]] = defaultdict(set)
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(person=person).select_related("organisation")
    for each in held:
        roles[each.organisation].add(each.role)
    actors = [Actor(person, organisation, frozenset(those)) for organisation, those in roles.items()]
    return [actor for actor in actors if Permission.AGREEMENT_READ in actor.permissions]


def meetings_of(feed: CalendarFeed, at: datetime) -> QuerySet[Any]:
    """
    Return the meetings, from a year ago on, in their order; `is_called` tells those to which the person is called.

    Cancelled ones stay, so that calendars strike them out. One that nobody has been called to is a draft.
    """
    called = Exists(Invitee.objects.filter(meeting=OuterRef("pk"), person=feed.person, invited_at__isnull=False))
    known = Meeting.objects.filter(Q(called_at__isnull=False) | Q(state=MeetingState.HELD), starts_at__gte=at - BACK)
    seen = Q(is_called=True)
    if not feed.only_called:
        for actor in actors_of(feed.person, at):
            visible = Meeting.objects.visible_to(actor).filter(forum__agreement__in=my_agreements(actor))
            seen |= Q(pk__in=visible.values("pk"))
    found = known.annotate(is_called=called).filter(seen)
    return found.select_related("forum__agreement").order_by("starts_at", "pk")
