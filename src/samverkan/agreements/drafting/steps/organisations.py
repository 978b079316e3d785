"""Corrections of parties and people."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Content, Party, Person
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps.checks import added, choice, evidence, found, put, required
from samverkan_engine.tables import PartyType, PersonPart

TYPES = tuple(kind.value for kind in PartyType)
PARTS = (*(part.value for part in PersonPart), "witness")
MOST_PARTIES = 8


def add_party(
    content: Content,
    text: str,
    *,
    name: str,
    kind: str = "other",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add a party; an agreement has at most eight."""
    name = required(name)
    _refuse_second(content, name)
    if len(content.parties) >= MOST_PARTIES:
        raise CannotApply(_("An agreement has at most eight parties. Remove one first."))
    return added(content, Party, name=name, type=choice(kind, TYPES), **evidence(content, text, start, end))


def change_party(content: Content, text: str, *, row: int, name: str, kind: str, number: str | None = None) -> Content:
    """Correct a party's name, kind or organisation number; with another name it is linked to no organisation."""
    party = found(content, row, Party)
    name = required(name)
    if name != party.name:
        _refuse_second(content, name)
    kept = party.organisation if name == party.name else None
    given = party.number if number is None else _number(number)
    changed = replace(party, name=name, type=choice(kind, TYPES), organisation=kept, number=given, by_hand=True)
    return put(content, changed)


def _number(number: str) -> str:
    return required(number, 20) if number.strip() else ""


def link_party(content: Content, text: str, *, row: int, organisation: int | None) -> Content:
    """Say which known organisation a party is, or that it is none of them."""
    party = found(content, row, Party)
    others = {each.organisation for each in content.parties if each.id != row}
    if organisation is not None and organisation in others:
        raise CannotApply(_("Another party is already linked to this organisation."))
    return put(content, replace(party, organisation=organisation))


def add_person(
    content: Content,
    text: str,
    *,
    name: str,
    role: str = "",
    organisation: str = "",
    part: str = "signatory",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add somebody named in the document."""
    values = _person(name, role, organisation, part)
    return added(content, Person, **values, **evidence(content, text, start, end))


def change_person(
    content: Content, text: str, *, row: int, name: str, role: str, organisation: str, part: str
) -> Content:
    """Correct somebody's name, title, organisation or part."""
    person = found(content, row, Person)
    return put(content, replace(person, by_hand=True, **_person(name, role, organisation, part)))


def _person(name: str, role: str, organisation: str, part: str) -> dict[str, Any]:
    return {
        "name": required(name, 150),
        "role": required(role, 150) if role.strip() else "",
        "organisation": required(organisation) if organisation.strip() else "",
        "part": choice(part, PARTS),
    }


def _refuse_second(content: Content, name: str) -> None:
    if any(party.name.casefold() == name.casefold() for party in content.parties):
        raise CannotApply(_("%(name)s is already among the parties.") % {"name": name})
