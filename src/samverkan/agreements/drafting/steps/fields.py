"""Corrections of single fields and dates, and the removal of any row."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samverkan.agreements.drafting.content import Commitment, Content, DateFound, Item, Party, Value
from samverkan.agreements.drafting.steps.checks import (
    added,
    choice,
    evidence,
    found,
    list_of,
    partial_date,
    put,
    required,
)
from samverkan.agreements.drafting.steps.terms import months, without_party, yes
from samverkan_engine.tables import AgreementKind, Cadence, DateKind

KINDS = tuple(kind.value for kind in AgreementKind if kind is not AgreementKind.NONE)
CADENCES = tuple(cadence.value for cadence in Cadence)
DATE_KINDS = tuple(kind.value for kind in DateKind)
LANGUAGES = ("sv", "en", "no", "da")

CHECKS: dict[str, Callable[[str], Any]] = {
    "title": lambda value: required(value, 250),
    "kind": lambda value: choice(value, KINDS),
    "language": lambda value: choice(value, LANGUAGES),
    "valid_from": partial_date,
    "valid_to": partial_date,
    "cadence": lambda value: choice(value, CADENCES),
    "length_months": months,
    "runs_from_signing": yes,
    "until_further_notice": yes,
    "notice_months": months,
    "renewal_months": months,
    "renew_by": partial_date,
}


def set_field(
    content: Content, text: str, *, field: str, value: str, start: int | None = None, end: int | None = None
) -> Content:
    """Set a single field, perhaps from a passage; an empty value says that the agreement has none."""
    choice(field, CHECKS)
    checked = CHECKS[field](value.strip()) if value.strip() else None
    changes: dict[str, Any] = {field: Value(value=checked, **evidence(content, text, start, end))}
    return replace(content, **changes)


def set_is_agreement(content: Content, text: str, *, value: bool) -> Content:
    """Say whether the document is an agreement, whatever was read."""
    return replace(content, is_agreement=Value(value=bool(value), by_hand=True, confidence=1.0))


def add_date(
    content: Content, text: str, *, value: str, kind: str, start: int | None = None, end: int | None = None
) -> Content:
    """Add a date with what happened on it."""
    checked: dict[str, Any] = {"value": partial_date(value.strip()), "kind": choice(kind, DATE_KINDS)}
    return added(content, DateFound, **checked, **evidence(content, text, start, end))


def change_date(content: Content, text: str, *, row: int, value: str, kind: str) -> Content:
    """Correct a date or what happened on it."""
    item = found(content, row, DateFound)
    checked: dict[str, Any] = {"value": partial_date(value.strip()), "kind": choice(kind, DATE_KINDS)}
    return put(content, replace(item, by_hand=True, **checked))


def remove(content: Content, text: str, *, row: int) -> Content:
    """Take a row away. A promise that bound only a removed party binds all, and is to be checked."""
    item = found(content, row, Item)
    name = list_of(item)
    rest = tuple(each for each in getattr(content, name) if each.id != row)
    content = content.with_list(name, rest)
    return without_party(_without_actor(content, item.id), item) if isinstance(item, Party) else content


def _without_actor(content: Content, party: int) -> Content:
    def freed(promise: Commitment) -> Commitment:
        if party not in promise.actors:
            return promise
        actors = tuple(actor for actor in promise.actors if actor != party)
        return replace(promise, actors=actors, by_hand=False, confidence=min(promise.confidence, 0.5))

    return replace(content, commitments=tuple(freed(promise) for promise in content.commitments))
