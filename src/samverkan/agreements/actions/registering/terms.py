"""The agreement's terms, and the days that are counted from them where the agreement states none."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.agreements.given_terms import TermsGiven
from samverkan.agreements.models import (
    Agreement,
    Annex,
    Body,
    Definition,
    FollowUpDuty,
    FundingLine,
    Party,
    Seats,
    Terms,
    Wording,
)
from samverkan.agreements.queries.terms.stated import stated_of
from samverkan.agreements.time_limits import end_of, notice_of, review_of

SINGLES = (
    "length_months",
    "runs_from_signing",
    "until_further_notice",
    "notice_months",
    "renewal_months",
    "renew_by",
)


def add_terms(
    agreement: Agreement, given: TermsGiven, wording: Wording | None, parties: list[Party], *, by: Actor, at: datetime
) -> Terms | None:
    """Remember the terms; none are kept of an agreement that says none and from whose dates nothing is counted."""
    terms = Terms(
        agreement=agreement,
        wording=wording,
        **{name: getattr(given, name) for name in SINGLES},
        passages={name: _spans(spans) for name, spans in given.passages.items()},
        circle=circle_of(agreement),
        home=by.home,
        made_at=at,
    )
    count_days(agreement, terms, today=timezone.localdate(at))
    rows = (given.funding, given.bodies, given.follow_ups, given.annexes, given.definitions)
    said = any(getattr(given, name) for name in SINGLES) or any(rows)
    if not said and not terms.notice_date_is_computed and not terms.review_date_is_computed:
        return None
    terms.save()
    _add_money(terms, given, {party.organisation_id: party for party in parties})
    _add_bodies(terms, given, {party.organisation_id: party for party in parties})
    _add_rest(terms, given)
    return terms


def circle_of(agreement: Agreement) -> str:
    """Return the circle of an agreement's terms: never wider than its parties, also when its text is public."""
    return Circle.PRIVATE if agreement.circle == Circle.PRIVATE else Circle.SHARED


def count_days(agreement: Agreement, terms: Terms, *, today: date, except_for: Collection[str] = ()) -> list[str]:
    """
    Set the last day to give notice and the day of review from the terms, where nobody has set them; return which.

    A day that was counted before is counted anew, and is taken away when it no longer can be.
    Of an agreement that has ended nothing is counted.
    """
    stated = stated_of(agreement, terms)
    end = end_of(stated)
    is_over = end is not None and end.day < today
    set_by_hand = None if terms.notice_date_is_computed else agreement.notice_date
    notice, review = notice_of(stated), review_of(stated, set_by_hand)
    changed = []
    for name, counted in (("notice_date", notice), ("review_date", review)):
        flag = f"{name}_is_computed"
        if name in except_for or (getattr(agreement, name) is not None and not getattr(terms, flag)):
            continue
        day = counted.day if counted and not is_over else None
        setattr(terms, flag, day is not None)
        if getattr(agreement, name) != day:
            setattr(agreement, name, day)
            changed.append(name)
    if changed:
        agreement.save(update_fields=changed)
    return changed


def _spans(passages: object) -> list[list[int]]:
    return [list(span) for span in passages]  # type: ignore[attr-defined]


def _add_money(terms: Terms, given: TermsGiven, members: dict[int, Party]) -> None:
    FundingLine.objects.bulk_create(
        FundingLine(
            terms=terms,
            position=position,
            payer=_member(each.payer, members),
            from_each=each.from_each and each.payer is None,
            amount=each.amount,
            currency=each.currency,
            first_year=each.first_year,
            last_year=each.last_year,
            yearly=each.yearly,
            passages=_spans(each.passages),
        )
        for position, each in enumerate(given.funding, start=1)
    )


def _add_bodies(terms: Terms, given: TermsGiven, members: dict[int, Party]) -> None:
    bodies = Body.objects.bulk_create(
        Body(terms=terms, position=position, name=each.name, cadence=each.cadence, passages=_spans(each.passages))
        for position, each in enumerate(given.bodies, start=1)
    )
    Seats.objects.bulk_create(
        Seats(body=body, party=_member(organisation, members), number=number)
        for body, each in zip(bodies, given.bodies, strict=True)
        for organisation, number in each.seats
    )


def _add_rest(terms: Terms, given: TermsGiven) -> None:
    FollowUpDuty.objects.bulk_create(
        FollowUpDuty(terms=terms, position=at, text=each.text, rhythm=each.rhythm, passages=_spans(each.passages))
        for at, each in enumerate(given.follow_ups, start=1)
    )
    Annex.objects.bulk_create(
        Annex(terms=terms, position=at, number=each.number, title=each.title, passages=_spans(each.passages))
        for at, each in enumerate(given.annexes, start=1)
    )
    Definition.objects.bulk_create(
        Definition(terms=terms, position=at, term=each.term, meaning=each.meaning, passages=_spans(each.passages))
        for at, each in enumerate(given.definitions, start=1)
    )


def _member(organisation: Organisation | None, members: dict[int, Party]) -> Party | None:
    return members[organisation.pk] if organisation else None
