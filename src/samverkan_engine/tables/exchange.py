"""A draft in the schema that annotated documents use, with the passage of every field."""

from collections.abc import Iterator
from typing import Any

from samverkan_engine.tables.codes import AgreementKind
from samverkan_engine.tables.draft import Draft, Party, Person
from samverkan_engine.tables.evidence import Evidenced
from samverkan_engine.tables.terms import Terms

Values = dict[str, Any]
WHOLE = ("outline", "funding", "bodies", "follow_ups", "annexes", "definitions")
LISTS = ("parties", "people", "domains", "subject_areas", "commitments", "quotations", *WHOLE)


def to_exchange(draft: Draft, name: str | None) -> Values:
    """
    Return the draft in the exchange schema.

    A document that is not an agreement has kind `none` and every other field empty. Beside the
    schema's own fields stand `passages` ({field, start, end, page}), `people` with their parts,
    `quotations` of agreement wording, and `confidence` by field.
    """
    head: Values = {"id": name} if name is not None else {}
    head |= {"language": draft.language.value, "is_agreement": draft.is_agreement.value}
    head["reason"] = draft.reason.value
    body = _agreement(draft) if draft.is_agreement.value else _nothing()
    evidence: list[tuple[str, Evidenced]] = [
        ("language", draft.language),
        ("is_agreement", draft.is_agreement),
    ]
    if draft.is_agreement.value:
        evidence += _evidence(draft)
    return {
        **head,
        **body,
        "confidence": {field: round(found.confidence, 2) for field, found in evidence},
        "passages": [
            {"field": field, "start": p.start, "end": p.end, "page": p.page}
            for field, found in evidence
            for p in found.passages
        ],
    }


def _nothing() -> Values:
    lists = ("signatories", *LISTS)
    singles = ("title", "date", "date_kind", "valid_from", "valid_to", "meeting_cadence")
    return {
        "kind": AgreementKind.NONE.value,
        **dict.fromkeys(singles),
        **{field: [] for field in lists},
        "terms": {},
    }


def _agreement(draft: Draft) -> Values:
    return {
        "kind": draft.kind.value.value,
        "title": draft.title.value,
        "parties": [_party(party) for party in draft.parties],
        "signatories": [_person(person) for person in draft.signatories()],
        "people": [{**_person(person), "part": person.part.value} for person in draft.people],
        "date": draft.date.value,
        "date_kind": draft.date_kind.value if draft.date_kind else None,
        "valid_from": draft.valid_from.value,
        "valid_to": draft.valid_to.value,
        "meeting_cadence": draft.meeting_cadence.value.value if draft.meeting_cadence.value else None,
        "domains": [domain.code.value for domain in draft.domains],
        "subject_areas": [{"name": area.name, "status": area.status.value} for area in draft.subject_areas],
        "commitments": [
            {
                "text": promise.text,
                "actor": promise.actor,
                "kind": promise.kind.value,
                "nature": promise.nature.value,
                "domains": [domain.value for domain in promise.domains],
                "subject_areas": list(promise.areas),
            }
            for promise in draft.commitments
        ],
        "quotations": [{"text": words.text, "nature": words.nature.value} for words in draft.quotations],
        **_whole_agreement(draft),
    }


def _party(party: Party) -> Values:
    number = {"number": party.number} if party.number else {}
    return {"name": party.name, "type": party.type.value, **number}


def _whole_agreement(draft: Draft) -> Values:
    terms = draft.terms
    return {
        "outline": [{"number": s.number, "title": s.title, "level": s.level} for s in draft.outline],
        "terms": {name: getattr(terms, name).value for name in Terms.__slots__},
        "funding": [
            {
                "payer": f.payer,
                "amount": f.amount,
                "currency": f.currency,
                "year": f.year,
                "yearly": f.yearly,
                "each": f.each,
            }
            for f in draft.funding
        ],
        "bodies": [
            {
                "name": body.name,
                "seats": [{"of": seats.of, "number": seats.number} for seats in body.seats],
                "cadence": body.cadence.value if body.cadence else None,
            }
            for body in draft.bodies
        ],
        "follow_ups": [{"text": f.text, "rhythm": f.rhythm.value if f.rhythm else None} for f in draft.follow_ups],
        "annexes": [{"number": annex.number, "title": annex.title} for annex in draft.annexes],
        "definitions": [{"term": word.term, "meaning": word.meaning} for word in draft.definitions],
    }


def _person(person: Person) -> Values:
    return {"name": person.name, "role": person.role, "organisation": person.organisation}


def _evidence(draft: Draft) -> list[tuple[str, Evidenced]]:
    singles = ("kind", "title", "date", "valid_from", "valid_to", "meeting_cadence")
    found: list[tuple[str, Evidenced]] = [
        (field, getattr(draft, field)) for field in singles if getattr(draft, field).value is not None
    ]
    terms = [(f"terms.{name}", getattr(draft.terms, name)) for name in Terms.__slots__]
    return [*found, *((name, said) for name, said in terms if said.passages), *_listed(draft)]


def _listed(draft: Draft) -> Iterator[tuple[str, Evidenced]]:
    for field in LISTS:
        for index, item in enumerate(getattr(draft, field)):
            yield f"{field}[{index}]", item
