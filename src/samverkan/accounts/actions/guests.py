"""Somebody who is only known by a name and an address, and is sent a link."""

from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.journal.actions import record


@transaction.atomic
def person_of_address(*, email: str, name: str, by: Actor, at: datetime) -> Person:
    """Return whoever has the address; somebody unknown is remembered without a log-in, a role or a party."""
    address = email.strip().casefold()
    known = Person.objects.filter(email=address).first()
    if known:
        return known
    person = Person.objects.create_user(email=address, name=name)
    record("accounts.note_address", person, by=by, at=at, detail={"person": person.key})
    return person
