"""
A registered agreement's terms as the content of a draft, so that one set of corrections serves both.

The parties keep their ids. A row's id tells which list it is of, and its id there.
"""

from collections.abc import Sequence
from typing import Any

from samverkan.agreements.drafting import Content
from samverkan.agreements.drafting.content import UNSAID
from samverkan.agreements.drafting.content import Party as DraftParty
from samverkan.agreements.drafting.parts import Value
from samverkan.agreements.drafting.terms import TERMS, Annex, Body, Definition, FollowUp, Funding
from samverkan.agreements.models import Agreement, FundingLine, Party, Terms

LISTS = ("funding", "bodies", "follow_ups", "annexes", "definitions")


def row_id(name: str, pk: int) -> int:
    """Return the id in the content of the row of a list with its own id."""
    return pk * len(LISTS) + LISTS.index(name)


def parties_of(agreement: Agreement) -> list[Party]:
    """Return the parties with their organisations, in their order."""
    return list(agreement.parties.select_related("organisation"))


def content_of(parties: Sequence[Party], terms: Terms | None) -> Content:
    """Return the terms as content; without any, as an agreement that says none."""
    rows: dict[str, Any] = _rows(terms) if terms else {}
    singles: dict[str, Any] = {name: _value(terms, name) for name in TERMS} if terms else {}
    highest = max((item.id for items in rows.values() for item in items), default=0)
    return Content(
        is_agreement=Value(value=True),
        reason="",
        title=UNSAID,
        kind=UNSAID,
        language=UNSAID,
        valid_from=UNSAID,
        valid_to=UNSAID,
        cadence=UNSAID,
        parties=tuple(DraftParty(id=party.pk, name=party.organisation.name, type="other") for party in parties),
        last_id=highest + len(LISTS),
        **singles,
        **rows,
    )


def _value(terms: Terms, name: str) -> Value[Any]:
    spans = terms.passages.get(name, ())
    return Value(value=getattr(terms, name) or None, passages=_spans(spans), by_hand=not spans, confidence=1.0)


def _rows(terms: Terms) -> dict[str, tuple[Any, ...]]:
    return {
        "funding": tuple(_funding(each) for each in terms.funding.all()),
        "bodies": tuple(
            Body(
                name=each.name,
                cadence=each.cadence,
                seats=tuple((seat.party_id, seat.number) for seat in each.seats.all()),
                **_evidence("bodies", each),
            )
            for each in terms.bodies.all()
        ),
        "follow_ups": tuple(
            FollowUp(text=each.text, rhythm=each.rhythm, **_evidence("follow_ups", each))
            for each in terms.follow_ups.all()
        ),
        "annexes": tuple(
            Annex(number=each.number, title=each.title, **_evidence("annexes", each)) for each in terms.annexes.all()
        ),
        "definitions": tuple(
            Definition(term=each.term, meaning=each.meaning, **_evidence("definitions", each))
            for each in terms.definitions.all()
        ),
    }


def _funding(each: FundingLine) -> Funding:
    return Funding(
        payer=each.payer_id,
        amount=each.amount,
        currency=each.currency,
        year=years(each),
        yearly=each.yearly,
        each=each.from_each,
        **_evidence("funding", each),
    )


def years(line: FundingLine) -> str:
    """Return the year of a sum, or its first and last, as it is written; an empty text without any."""
    if line.first_year is None:
        return ""
    ends = dict.fromkeys((line.first_year, line.last_year or line.first_year))
    return "–".join(str(year) for year in ends)


def _evidence(name: str, row: Any) -> dict[str, Any]:
    return {"id": row_id(name, row.pk), "passages": _spans(row.passages), "confidence": 1.0}


def _spans(stored: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in stored)
