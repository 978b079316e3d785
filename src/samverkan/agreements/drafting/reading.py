"""What the engine read becomes a draft that a person can correct."""

from itertools import count
from typing import Any

from samverkan.agreements.drafting import terms
from samverkan.agreements.drafting.content import (
    Area,
    Commitment,
    Content,
    DateFound,
    Domain,
    Party,
    Person,
    Value,
)
from samverkan_engine.tables import BOTH, AgreementKind, DateKind, Draft
from samverkan_engine.tables.draft import Evidenced


def content_of(draft: Draft) -> Content:
    """Return the draft with an id on every item; a promise names its parties by those ids."""
    ids = count(1)
    parties = tuple(
        Party(id=next(ids), name=party.name, type=party.type.value, number=party.number, **_evidence(party))
        for party in draft.parties
    )
    singles: dict[str, Any] = {name: _said(getattr(draft.terms, name)) for name in terms.TERMS}
    return Content(
        is_agreement=Value(value=draft.is_agreement.value, **_evidence(draft.is_agreement)),
        reason=draft.reason.value,
        title=_value(draft.title),
        kind=_kind(draft),
        language=_value(draft.language),
        valid_from=_value(draft.valid_from),
        valid_to=_value(draft.valid_to),
        cadence=_value(draft.meeting_cadence),
        parties=parties,
        dates=_dates(draft, ids),
        people=tuple(
            Person(
                id=next(ids),
                name=person.name,
                role=person.role,
                organisation=person.organisation,
                part=person.part.value,
                **_evidence(person),
            )
            for person in draft.people
        ),
        domains=tuple(Domain(id=next(ids), code=d.code.value, **_evidence(d)) for d in draft.domains),
        areas=tuple(
            Area(id=next(ids), name=area.name, status=area.status.value, **_evidence(area))
            for area in draft.subject_areas
        ),
        commitments=_commitments(draft, parties, ids),
        quotations=tuple((words.start, words.end) for words in draft.quotations),
        outline=tuple((s.number, s.title, s.level, s.start, s.end) for s in draft.outline),
        **singles,
        **_terms(draft, {party.name: party.id for party in parties}, ids),
        last_id=next(ids),
    )


def _terms(draft: Draft, known: dict[str, int], ids: "count[int]") -> dict[str, Any]:
    return {
        "funding": tuple(_funding(found, known, next(ids)) for found in draft.funding),
        "bodies": tuple(_body(found, known, next(ids)) for found in draft.bodies),
        "follow_ups": tuple(
            terms.FollowUp(
                id=next(ids),
                text=" ".join(duty.text.split()),
                rhythm=duty.rhythm.value if duty.rhythm else "",
                **_evidence(duty),
            )
            for duty in draft.follow_ups
        ),
        "annexes": tuple(
            terms.Annex(id=next(ids), number=annex.number, title=annex.title, **_evidence(annex))
            for annex in draft.annexes
        ),
        "definitions": tuple(
            terms.Definition(id=next(ids), term=word.term, meaning=word.meaning, **_evidence(word))
            for word in draft.definitions
        ),
    }


def _funding(found: Any, known: dict[str, int], row: int) -> terms.Funding:
    return terms.Funding(
        id=row,
        payer=known.get(found.payer),
        amount=found.amount,
        currency=found.currency,
        year=found.year,
        yearly=found.yearly,
        each=found.each,
        **_evidence(found),
    )


def _body(found: Any, known: dict[str, int], row: int) -> terms.Body:
    seats = {None if seat.of == BOTH else known[seat.of]: seat.number for seat in found.seats}
    cadence = found.cadence.value if found.cadence else ""
    return terms.Body(id=row, name=found.name, cadence=cadence, seats=tuple(seats.items()), **_evidence(found))


def _said(found: Any) -> Value[Any]:
    """Return a single term; what it denies is not said."""
    return Value(value=found.value or None, **_evidence(found))


def _dates(draft: Draft, ids: "count[int]") -> tuple[DateFound, ...]:
    if draft.date.value is None:
        return ()
    kind = draft.date_kind or DateKind.SIGNED
    return (DateFound(id=next(ids), value=draft.date.value, kind=kind.value, **_evidence(draft.date)),)


def _commitments(draft: Draft, parties: tuple[Party, ...], ids: "count[int]") -> tuple[Commitment, ...]:
    known = {party.name: party.id for party in parties}
    return tuple(
        Commitment(
            id=next(ids),
            start=promise.start,
            end=promise.end,
            kind=promise.kind.value,
            actors=() if promise.actor == BOTH or promise.actor not in known else (known[promise.actor],),
            domains=tuple(domain.value for domain in promise.domains),
            areas=promise.areas,
            **{**_evidence(promise), "passages": ((promise.start, promise.end),)},
        )
        for promise in draft.commitments
    )


def _kind(draft: Draft) -> Value[str | None]:
    kind = draft.kind.value
    return Value(value=None if kind is AgreementKind.NONE else kind.value, **_evidence(draft.kind))


def _value(found: Any) -> Value[Any]:
    value = found.value
    return Value(value=getattr(value, "value", value), **_evidence(found))


def _evidence(found: Evidenced) -> dict[str, Any]:
    return {
        "passages": tuple((passage.start, passage.end) for passage in found.passages),
        "confidence": found.confidence,
        "nature": found.nature.value,
    }
