"""What of this room can be found by its words: a party's own people, by those who may open their pages."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import people_of
from samverkan.search.registry import Searched


def own_people(by: Actor) -> QuerySet[Any]:
    """Return the people of the actor's own party, for one who administers them."""
    if by.organisation_id is None or Permission.PEOPLE_ADMINISTER not in by.permissions:
        return Person.objects.none()
    return people_of(by.organisation_id, timezone.localdate())


SEARCHED = (
    Searched(
        kind="people",
        model=Person,
        tab="people",
        label=_("Person"),
        title=lambda person: person.name,
        text=lambda person: person.title,
        address=lambda person: reverse("accounts:person", args=[person.pk]),
        visible=own_people,
        fetch=lambda people: people.filter(is_pseudonymised=False),
    ),
)
