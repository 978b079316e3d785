"""Agendas, topics and outcomes, made directly: no action runs, nothing is journalled."""

from datetime import date, datetime, timedelta
from typing import Any

from samverkan.accounts.models import Circle
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import AgendaItem, JointPosition, Meeting, Topic
from tests.factories.partnership import THE_TIME, meeting

THE_DAY = date(2026, 3, 2)


def item(of: Meeting, title: str = "En punkt", **fields: Any) -> AgendaItem:
    """Make an item last on the agenda."""
    return AgendaItem.objects.create(meeting=of, position=of.items.count() + 1, title=title, **fields)


def topic(of: Agreement, title: str = "Ett ämne", *, circle: str = Circle.SHARED, **fields: Any) -> Topic:
    """Make a topic that waits in the inbox, sent unless said otherwise."""
    fields.setdefault("home", of.home)
    if circle != Circle.PRIVATE:
        fields.setdefault("sent_at", THE_TIME)
    return Topic.objects.create(agreement=of, title=title, circle=circle, proposed_at=THE_TIME, **fields)


def position(of: Meeting, text: str = "Parterna är överens.", **fields: Any) -> JointPosition:
    """Make a joint position of a meeting."""
    agreement = of.agreement
    fields.setdefault("agreed_on", of.starts_at.date())
    number = agreement.jointpositions.count() + 1
    return JointPosition.objects.create(
        agreement=agreement, meeting=of, number=number, text=text, circle="shared", home=agreement.home, **fields
    )


def held(of: Agreement, *, starts_at: datetime = THE_TIME - timedelta(days=365), **fields: Any) -> Meeting:
    """Make a meeting that has been held, a year ago unless said otherwise."""
    return meeting(of, starts_at=starts_at, state="held", held_at=starts_at, **fields)
