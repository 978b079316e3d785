"""The terms of a corrected draft, as they are to be remembered."""

from collections.abc import Mapping

from samverkan.accounts.models import Organisation
from samverkan.agreements.drafting import Content
from samverkan.agreements.drafting.terms import TERMS, Funding
from samverkan.agreements.given_terms import (
    AnnexGiven,
    BodyGiven,
    DefinitionGiven,
    FollowUpGiven,
    FundingGiven,
    TermsGiven,
)


def terms_of(content: Content, organisations: Mapping[int, Organisation]) -> TermsGiven:
    """Return the terms; parties are named by the organisations that they are."""
    singles = {name: getattr(content, name) for name in TERMS}
    return TermsGiven(
        length_months=content.length_months.value,
        runs_from_signing=bool(content.runs_from_signing.value),
        until_further_notice=bool(content.until_further_notice.value),
        notice_months=content.notice_months.value,
        renewal_months=content.renewal_months.value,
        renew_by=content.renew_by.value or "",
        passages={name: part.passages for name, part in singles.items() if part.value and part.passages},
        funding=tuple(_funding(each, organisations) for each in content.funding),
        bodies=tuple(
            BodyGiven(
                name=each.name[:1].upper() + each.name[1:],
                cadence=each.cadence,
                seats=tuple((organisations[party] if party else None, number) for party, number in each.seats),
                passages=each.passages,
            )
            for each in content.bodies
        ),
        follow_ups=tuple(
            FollowUpGiven(text=each.text, rhythm=each.rhythm, passages=each.passages) for each in content.follow_ups
        ),
        annexes=tuple(
            AnnexGiven(number=each.number, title=each.title, passages=each.passages) for each in content.annexes
        ),
        definitions=tuple(
            DefinitionGiven(term=each.term, meaning=each.meaning, passages=each.passages)
            for each in content.definitions
        ),
    )


def _funding(each: Funding, organisations: Mapping[int, Organisation]) -> FundingGiven:
    first, last = years_of(each.year)
    return FundingGiven(
        payer=organisations[each.payer] if each.payer else None,
        amount=each.amount,
        currency=each.currency,
        first_year=first,
        last_year=last,
        yearly=each.yearly,
        from_each=each.each,
        passages=each.passages,
    )


def years_of(written: str) -> tuple[int | None, int | None]:
    """Return the first and last year of "2025" or "2025–2027"; neither of an empty text."""
    first, _dash, last = written.partition("–")
    return (int(first), int(last or first)) if first else (None, None)
