"""The agreement's commitments, each with its passage and the parties it binds."""

from datetime import datetime

from samverkan.agreements.actions.registering.checks import place
from samverkan.agreements.given import AgreementGiven, CommitmentGiven, WordingGiven
from samverkan.agreements.models import (
    Agreement,
    Binding,
    Commitment,
    Domain,
    Party,
    Passage,
    Wording,
    WordingNature,
)
from samverkan.areas.models import Area
from samverkan.search import key

LONGEST_TITLE = 90


def add_commitments(
    agreement: Agreement,
    given: AgreementGiven,
    wording: Wording | None,
    parties: list[Party],
    domains: dict[str, Domain],
    areas: dict[str, Area],
    at: datetime,
) -> list[Commitment]:
    """Make the commitments in the order given, numbered from 1."""
    places = [place(promise, given) for promise in given.commitments]
    made = Commitment.objects.bulk_create(
        _commitment(agreement, number, promise, span, given.wording, at)
        for number, (promise, span) in enumerate(zip(given.commitments, places, strict=True), start=1)
    )
    if wording:
        Passage.objects.bulk_create(
            Passage(commitment=commitment, wording=wording, start=span[0], end=span[1])
            for commitment, span in zip(made, places, strict=True)
            if span
        )
    pairs = list(zip(made, given.commitments, strict=True))
    Binding.objects.bulk_create(
        Binding(commitment=commitment, party=party)
        for commitment, promise in pairs
        for party in parties
        if not promise.actors or party.organisation in promise.actors
    )
    _tie(pairs, domains, areas)
    return made


def _commitment(
    agreement: Agreement,
    number: int,
    promise: CommitmentGiven,
    span: tuple[int, int] | None,
    wording: WordingGiven | None,
    at: datetime,
) -> Commitment:
    words = wording.text[slice(*span)] if wording and span else promise.text
    text = " ".join(words.split())
    is_wording = promise.is_agreement_wording
    if is_wording is None:
        is_wording = bool(wording and span and _is_own_wording(wording, span))
    return Commitment(
        agreement=agreement,
        number=number,
        title=promise.title or short_name(text),
        text=text,
        kind=promise.kind,
        is_agreement_wording=is_wording,
        due_on=promise.due_on,
        report_every_days=promise.report_every_days,
        circle=agreement.circle,
        home=agreement.home,
        made_at=at,
    )


def short_name(text: str) -> str:
    """Return the beginning of a promise as its short name, cut between words; it opens with a capital."""
    text = text[:1].upper() + text[1:]
    if len(text) <= LONGEST_TITLE:
        return text.rstrip(" .")
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"


def _is_own_wording(wording: WordingGiven, span: tuple[int, int]) -> bool:
    if wording.nature == WordingNature.AGREEMENT:
        return True
    return any(start <= span[0] and span[1] <= end for start, end in wording.quotations)


def _tie(pairs: list[tuple[Commitment, CommitmentGiven]], domains: dict[str, Domain], areas: dict[str, Area]) -> None:
    in_domain, in_area = Commitment.domains.through, Commitment.areas.through
    in_domain.objects.bulk_create(
        in_domain(commitment=commitment, domain=domains[name])
        for commitment, promise in pairs
        for name in dict.fromkeys(promise.domains)
        if name in domains
    )
    in_area.objects.bulk_create(
        in_area(commitment=commitment, area=areas[name])
        for commitment, promise in pairs
        for name in dict.fromkeys(key(area) for area in promise.areas)
        if name in areas
    )
