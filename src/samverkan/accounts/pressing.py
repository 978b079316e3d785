"""The same button pressed twice: the second press is about what the first one made."""

from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Model, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person

SAME_PRESS = timedelta(minutes=10)
"""The same words once more within so long are the same press of the button."""
Thing = TypeVar("Thing", bound=Model)


def just_made(alike: QuerySet[Thing], when: str, *, by: Actor, at: datetime) -> QuerySet[Thing]:
    """
    Return those of `alike`, things that say all that is said now, that were made by the same press of the button.

    when  the field that tells the moment a thing was made
    One press of a person waits for another, so within a transaction the second sees what the first one made.
    """
    if by.person:
        Person.objects.select_for_update(no_key=True).filter(pk=by.person.pk).first()
    return made_lately(alike, when, at)


def made_lately(alike: QuerySet[Thing], when: str, at: datetime) -> QuerySet[Thing]:
    """Return those made so lately that the same press of a button may have made them."""
    return alike.filter(**{f"{when}__gt": at - SAME_PRESS})
