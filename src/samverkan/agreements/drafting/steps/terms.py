"""Corrections of money, bodies, follow-up, annexes and words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Content, Party
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps.checks import added, choice, evidence, found, put, required
from samverkan.agreements.drafting.terms import Annex, Body, Definition, FollowUp, Funding
from samverkan_engine.tables import Cadence

CURRENCIES = ("SEK", "NOK", "DKK", "EUR", "GBP", "USD")
RHYTHMS = ("", *(cadence.value for cadence in Cadence))
PERIODS = ("once", "yearly")
MOST_MONTHS = 1200
MOST_MONEY = 10**13
MOST_SEATS = 500
YEARS = re.compile(r"(\d{4})(?:\s*[–—-]\s*(\d{4}))?")


def months(value: str) -> int:
    """Return whole months; refuse what is no number of them."""
    if not value.isdecimal() or not 1 <= int(value) <= MOST_MONTHS:
        raise CannotApply(_("Write the time in whole months, as 6 or 36."))
    return int(value)


def yes(value: str) -> bool:
    """Return that something is so; nothing at all says that it is not."""
    choice(value, ("yes",))
    return True


def money(value: str) -> int:
    """Return whole units of money, however the figures are grouped."""
    figures = re.sub(r"[\s\u00a0\u202f.,’']", "", value)
    if not figures.isdecimal() or not 1 <= int(figures) <= MOST_MONEY:
        raise CannotApply(_("Write the sum in whole kronor (or euro, pounds), as 1 200 000."))
    return int(figures)


def years(value: str) -> str:
    """Return no year, one, or the first and last with a dash between them."""
    match = YEARS.fullmatch(value.strip())
    if not value.strip():
        return ""
    if not match or (match[2] and match[2] < match[1]):
        raise CannotApply(_("Write the year as 2025, or the first and last as 2025–2027."))
    return f"{match[1]}–{match[2]}" if match[2] else match[1]


def add_funding(
    content: Content,
    text: str,
    *,
    payer: str,
    amount: str,
    currency: str,
    year: str = "",
    period: str = "once",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add a sum that a party, all or each of them puts in."""
    values = _funding(content, payer, amount, currency, year, period)
    return added(content, Funding, **values, **evidence(content, text, start, end))


def change_funding(
    content: Content, text: str, *, row: int, payer: str, amount: str, currency: str, year: str, period: str
) -> Content:
    """Correct a sum, who pays it, or when."""
    item = found(content, row, Funding)
    return put(content, replace(item, by_hand=True, **_funding(content, payer, amount, currency, year, period)))


def _funding(content: Content, payer: str, amount: str, currency: str, year: str, period: str) -> dict[str, Any]:
    members = {str(party.id): party.id for party in content.parties}
    choice(payer, ("all", "each", *members))
    return {
        "payer": members.get(payer),
        "each": payer == "each",
        "amount": money(amount),
        "currency": choice(currency, CURRENCIES),
        "year": years(year),
        "yearly": choice(period, PERIODS) == "yearly",
    }


def add_body(
    content: Content,
    text: str,
    *,
    name: str,
    cadence: str = "",
    seats: Mapping[str, str] | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add a group that governs or prepares."""
    values = _body(content, name, cadence, seats or {})
    return added(content, Body, **values, **evidence(content, text, start, end))


def change_body(content: Content, text: str, *, row: int, name: str, cadence: str, seats: Mapping[str, str]) -> Content:
    """Correct a group's name, its meetings or its seats: by the id of each party, or `each`."""
    item = found(content, row, Body)
    return put(content, replace(item, by_hand=True, **_body(content, name, cadence, seats)))


def _body(content: Content, name: str, cadence: str, seats: Mapping[str, str]) -> dict[str, Any]:
    members: dict[str, int | None] = {"each": None, **{str(party.id): party.id for party in content.parties}}
    taken = []
    for party, number in seats.items():
        choice(party, members)
        if not str(number).isdecimal() or not 1 <= int(number) <= MOST_SEATS:
            raise CannotApply(_("Write the seats as a whole number, or leave them empty."))
        taken.append((members[party], int(number)))
    return {"name": required(name, 150), "cadence": choice(cadence, RHYTHMS), "seats": tuple(taken)}


def add_follow_up(
    content: Content,
    text: str,
    *,
    duty: str,
    rhythm: str = "",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add a duty to follow up."""
    values: dict[str, Any] = {"text": required(duty, 1000), "rhythm": choice(rhythm, RHYTHMS)}
    return added(content, FollowUp, **values, **evidence(content, text, start, end))


def change_follow_up(content: Content, text: str, *, row: int, duty: str, rhythm: str) -> Content:
    """Correct a duty to follow up, or its rhythm."""
    item = found(content, row, FollowUp)
    return put(content, replace(item, text=required(duty, 1000), rhythm=choice(rhythm, RHYTHMS), by_hand=True))


def add_annex(
    content: Content,
    text: str,
    *,
    number: str,
    title: str = "",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add an annex."""
    values: dict[str, Any] = {"number": required(number, 10), "title": required(title) if title.strip() else ""}
    return added(content, Annex, **values, **evidence(content, text, start, end))


def change_annex(content: Content, text: str, *, row: int, number: str, title: str) -> Content:
    """Correct an annex."""
    item = found(content, row, Annex)
    values: dict[str, Any] = {"number": required(number, 10), "title": required(title) if title.strip() else ""}
    return put(content, replace(item, by_hand=True, **values))


def add_definition(
    content: Content, text: str, *, term: str, meaning: str, start: int | None = None, end: int | None = None
) -> Content:
    """Add a word with its meaning."""
    values: dict[str, Any] = {"term": required(term, 120), "meaning": required(meaning, 2000)}
    return added(content, Definition, **values, **evidence(content, text, start, end))


def change_definition(content: Content, text: str, *, row: int, term: str, meaning: str) -> Content:
    """Correct a word or its meaning."""
    item = found(content, row, Definition)
    values: dict[str, Any] = {"term": required(term, 120), "meaning": required(meaning, 2000)}
    return put(content, replace(item, by_hand=True, **values))


def without_party(content: Content, party: Party) -> Content:
    """Return the content without a removed party's seats; what it alone paid is to be checked."""
    funding = tuple(
        replace(sum_, payer=None, by_hand=False, confidence=min(sum_.confidence, 0.5))
        if sum_.payer == party.id
        else sum_
        for sum_ in content.funding
    )
    bodies = tuple(
        replace(body, seats=tuple(seat for seat in body.seats if seat[0] != party.id)) for body in content.bodies
    )
    return replace(content, funding=funding, bodies=bodies)
