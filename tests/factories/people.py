"""Organisations, people and actors."""

from datetime import date
from itertools import count
from typing import Any

from samverkan.accounts.actor import Actor, actor
from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Role

_numbers = count(1)
PASSWORD = "norrsken över Alvdalen 7"
THE_DAY = date(2026, 3, 2)


def organisation(name: str = "", *, kind: str = "municipality", **fields: Any) -> Organisation:
    """Make an organisation."""
    number = next(_numbers)
    name = name or f"Kommun {number}"
    fields.setdefault("short_mark", f"K{number}")
    return Organisation.objects.create(name=name, kind=kind, **fields)


def person(name: str = "", *, email: str | None = None, password: str | None = None, **fields: Any) -> Person:
    """Make a person; with a password it can sign in."""
    number = next(_numbers)
    email = email or f"person{number}@example.org"
    return Person.objects.create_user(email=email, password=password, name=name or f"Person {number}", **fields)


def acting(for_: Organisation, *roles: str, who: Person | None = None, password: str | None = None) -> Actor:
    """Make a person with roles (a coordinator, unless said) and return it acting for the organisation."""
    who = who or person(password=password)
    for role in roles or (Role.COORDINATOR,):
        RoleHeld.objects.create(person=who, organisation=for_, role=role, from_date=date(2020, 1, 1))
    return actor(who, for_, on=THE_DAY)
