"""A draft as plain values and back, without loss."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

from samverkan_engine.tables.codes import (
    AgreementKind,
    AreaStatus,
    Cadence,
    CommitmentKind,
    DateKind,
    Domain,
    Nature,
    PartyType,
    PersonPart,
    Reason,
)
from samverkan_engine.tables.document import Passage
from samverkan_engine.tables.draft import (
    Commitment,
    DomainFound,
    Draft,
    Party,
    Person,
    Quotation,
    SubjectArea,
)
from samverkan_engine.tables.evidence import Found
from samverkan_engine.tables.terms import Annex, Body, Definition, FollowUp, Funding, Seats, Section, Terms

Stored = dict[str, Any]
T = TypeVar("T")

VERSION = 1


def to_json(draft: Draft) -> Stored:
    """Return the draft as dicts, lists, strings, numbers, booleans and None."""
    plain: Stored = _plain(draft)
    return {"version": VERSION, **plain}


def from_json(stored: Stored) -> Draft:
    """Return the draft that `to_json` wrote; raises ValueError for another version."""
    if stored.get("version") != VERSION:
        raise ValueError(f"a stored draft of version {stored.get('version')!r} cannot be read")
    return Draft(
        language=_found(stored["language"]),
        is_agreement=_found(stored["is_agreement"]),
        reason=Reason(stored["reason"]),
        kind=Found(value=AgreementKind(stored["kind"]["value"]), **_evidence(stored["kind"])),
        title=_found(stored["title"]),
        date=_found(stored["date"]),
        date_kind=None if stored["date_kind"] is None else DateKind(stored["date_kind"]),
        valid_from=_found(stored["valid_from"]),
        valid_to=_found(stored["valid_to"]),
        meeting_cadence=_cadence(stored["meeting_cadence"]),
        parties=tuple(map(_party, stored["parties"])),
        people=tuple(map(_person, stored["people"])),
        domains=tuple(DomainFound(code=Domain(d["code"]), **_evidence(d)) for d in stored["domains"]),
        subject_areas=tuple(map(_area, stored["subject_areas"])),
        commitments=tuple(map(_commitment, stored["commitments"])),
        quotations=tuple(map(_quotation, stored["quotations"])),
        **whole_agreement(stored),
    )


def whole_agreement(stored: Stored) -> Stored:
    """Return what only a whole agreement says; a draft stored before these fields were read has none of them."""
    return {
        "outline": tuple(_part(Section, part) for part in stored.get("outline", ())),
        "terms": Terms(**{name: _found(found) for name, found in stored.get("terms", {}).items()}),
        "funding": tuple(_part(Funding, part) for part in stored.get("funding", ())),
        "bodies": tuple(map(_body, stored.get("bodies", ()))),
        "follow_ups": tuple(map(_follow_up, stored.get("follow_ups", ()))),
        "annexes": tuple(_part(Annex, part) for part in stored.get("annexes", ())),
        "definitions": tuple(_part(Definition, part) for part in stored.get("definitions", ())),
    }


def _part(kind: type[T], stored: Stored) -> T:
    return kind(**{**stored, **_evidence(stored)})


def _rhythm(stored: Stored, name: str) -> Stored:
    return {name: None if stored[name] is None else Cadence(stored[name])}


def _follow_up(stored: Stored) -> FollowUp:
    return _part(FollowUp, {**stored, **_rhythm(stored, "rhythm")})


def _body(stored: Stored) -> Body:
    seats = tuple(Seats(**seat) for seat in stored["seats"])
    return _part(Body, {**stored, **_rhythm(stored, "cadence"), "seats": seats})


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _evidence(stored: Stored) -> Stored:
    return {
        "passages": tuple(Passage(p["start"], p["end"], p["page"]) for p in stored["passages"]),
        "confidence": stored["confidence"],
        "nature": Nature(stored["nature"]),
    }


def _found(stored: Stored) -> Found[Any]:
    return Found(value=stored["value"], **_evidence(stored))


def _cadence(stored: Stored) -> Found[Cadence | None]:
    value = stored["value"]
    return Found(value=None if value is None else Cadence(value), **_evidence(stored))


def _party(stored: Stored) -> Party:
    type_, number = PartyType(stored["type"]), stored.get("number", "")
    return Party(name=stored["name"], type=type_, number=number, **_evidence(stored))


def _person(stored: Stored) -> Person:
    return Person(
        name=stored["name"],
        role=stored["role"],
        organisation=stored["organisation"],
        part=PersonPart(stored["part"]),
        **_evidence(stored),
    )


def _area(stored: Stored) -> SubjectArea:
    return SubjectArea(name=stored["name"], status=AreaStatus(stored["status"]), **_evidence(stored))


def _commitment(stored: Stored) -> Commitment:
    return Commitment(
        start=stored["start"],
        end=stored["end"],
        text=stored["text"],
        actor=stored["actor"],
        kind=CommitmentKind(stored["kind"]),
        domains=tuple(map(Domain, stored["domains"])),
        areas=tuple(stored["areas"]),
        **_evidence(stored),
    )


def _quotation(stored: Stored) -> Quotation:
    return Quotation(start=stored["start"], end=stored["end"], text=stored["text"], **_evidence(stored))
