"""What the engine read becomes a draft that a person can correct."""

from itertools import count
from typing import Any

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
        Party(id=next(ids), name=party.name, type=party.type.value, **_evidence(party)) for party in draft.parties
    )
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
        last_id=next(ids),
    )


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
