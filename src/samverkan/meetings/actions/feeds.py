"""A person's own calendar address: made, chosen what it holds, made anew, closed."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import Person
from samverkan.journal.actions import record
from samverkan.meetings.models import CalendarFeed


@transaction.atomic
def make_feed(*, only_called: bool = False, by: Actor, at: datetime) -> CalendarFeed:
    """Give the actor a new secret address; the one before it works no more."""
    person = signed_in(by)
    fields = {"number": secrets.token_urlsafe(32), "only_called": only_called, "made_at": at}
    made, _is_new = CalendarFeed.objects.update_or_create(person=person, defaults=fields)
    record("meetings.make_feed", person, by=by, at=at)
    return made


@transaction.atomic
def choose_feed(*, only_called: bool, by: Actor, at: datetime) -> None:
    """Say which meetings the calendar holds; its address stays."""
    if (
        CalendarFeed.objects.filter(person=signed_in(by))
        .exclude(only_called=only_called)
        .update(only_called=only_called)
    ):
        record("meetings.choose_feed", signed_in(by), by=by, at=at, detail={"only_called": only_called})


@transaction.atomic
def close_feed(*, by: Actor, at: datetime) -> None:
    """Let the actor's address work no more."""
    deleted, _kinds = CalendarFeed.objects.filter(person=signed_in(by)).delete()
    if deleted:
        record("meetings.close_feed", signed_in(by), by=by, at=at)


def signed_in(by: Actor) -> Person:
    """Return the person acting; raise NotAllowed when there is none."""
    if by.person is None:
        raise NotAllowed(_("Sign in first."))
    return by.person
