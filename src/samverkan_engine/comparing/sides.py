"""A draft as one side of a comparison."""

from collections.abc import Iterator

from samverkan_engine.tables import BOTH, Draft, Funding
from samverkan_engine.tables.comparing import Side, SidePromise, SideTerm


def side_of(draft: Draft) -> Side:
    """Return what a draft promises and says of its terms; what it does not say is left out."""
    kinds = {party.name: party.type.value for party in draft.parties}
    return Side(
        promises=tuple(
            SidePromise(
                text=promise.text,
                kind=promise.kind.value,
                domains=tuple(domain.value for domain in promise.domains),
                areas=promise.areas,
                actors=(kinds[promise.actor],) if promise.actor in kinds else (),
            )
            for promise in draft.commitments
        ),
        areas=tuple(area.name for area in draft.subject_areas),
        terms=tuple(SideTerm(code=code, values=values) for code, values in _terms(draft) if values),
        names=tuple(kinds),
        language=draft.language.value or "",
    )


def _terms(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    terms = draft.terms
    single = {
        "valid_from": draft.valid_from.value,
        "valid_to": draft.valid_to.value,
        "length_months": terms.length_months.value,
        "until_further_notice": terms.until_further_notice.value or None,
        "notice_months": terms.notice_months.value,
        "renewal_months": terms.renewal_months.value,
        "renew_by": terms.renew_by.value,
        "cadence": draft.meeting_cadence.value,
    }
    for code, value in single.items():
        yield code, () if value is None else (str(getattr(value, "value", value)),)
    yield "money", tuple(_sum(funding) for funding in draft.funding)
    yield "bodies", tuple(body.name for body in draft.bodies)
    yield "follow_ups", tuple(sorted({follow.rhythm.value for follow in draft.follow_ups if follow.rhythm}))
    yield "annexes", tuple(f"{annex.number} {annex.title}".strip() for annex in draft.annexes)


def _sum(funding: Funding) -> str:
    """Return a sum as "2000000 SEK 2026 Name"; whoever shows it may set it better."""
    payer = "" if funding.payer == BOTH else funding.payer
    return " ".join(filter(None, (str(funding.amount), funding.currency, funding.year, payer)))
