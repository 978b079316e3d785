"""The agreement itself with its parties, its wording and everything within it."""

import hashlib
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.registering.checks import check
from samverkan.agreements.actions.registering.commitments import add_commitments
from samverkan.agreements.actions.registering.subjects import add_areas, add_domains
from samverkan.agreements.actions.registering.terms import add_terms
from samverkan.agreements.given import AgreementGiven, WordingGiven
from samverkan.agreements.models import Agreement, AgreementState, Party, Representative, Wording
from samverkan.journal.actions import record

COPIED = (
    "title", "kind", "language", "purpose", "decided_on", "planned_on", "signed_on", "published_on",
    "valid_from", "valid_to", "notice_date", "review_date", "meeting_cadence", "report_every_days",
    "notice", "source_url",
)  # fmt: skip


@transaction.atomic
def register(given: AgreementGiven, *, by: Actor, at: datetime, circle: str = Circle.PRIVATE) -> Agreement:
    """
    Remember an agreement that is already signed, at once and by one of its parties.

    The registering party has thereby confirmed it; the others have not, until `confirming.confirm`.
    circle private: seen by the registering party only, until `sharing.share`; shared: by all parties.
    Needs AGREEMENT_REGISTER, and for another circle than private AGREEMENT_SHARE or AGREEMENT_PUBLISH too.
    Raises CannotRegister with a sentence, NotAllowed.
    """
    return _make(given, by=by, at=at, circle=circle, state=AgreementState.IN_FORCE)


@transaction.atomic
def propose(given: AgreementGiven, *, by: Actor, at: datetime, circle: str = Circle.PRIVATE) -> Agreement:
    """
    Remember an agreement that is yet to be agreed: in force when each of its parties has confirmed it.

    The proposing party has agreed by proposing. Otherwise as `register`.
    """
    return _make(given, by=by, at=at, circle=circle, state=AgreementState.PROPOSED)


def _make(given: AgreementGiven, *, by: Actor, at: datetime, circle: str, state: str) -> Agreement:
    require(by, Permission.AGREEMENT_REGISTER)
    if circle != Circle.PRIVATE:
        require(by, Permission.AGREEMENT_SHARE)
    if circle == Circle.PUBLIC:
        require(by, Permission.AGREEMENT_PUBLISH)
    check(given, by=by)
    assert by.organisation is not None  # it is among the parties
    agreement = Agreement.objects.create(
        **{name: getattr(given, name) for name in COPIED},
        state=state,
        circle=circle,
        home=by.organisation,
        registered_at=at,
        registered_by=by.person,
    )
    parties = _add_parties(agreement, given, by, at)
    wording = add_wording(agreement, given.wording, by=by, at=at) if given.wording else None
    _add_representatives(agreement, given)
    domains = add_domains(agreement, given)
    areas = add_areas(agreement, given, by=by)
    add_commitments(agreement, given, wording, parties, domains, areas, at)
    if given.terms:
        add_terms(agreement, given.terms, wording, parties, by=by, at=at)
    verb = "propose" if state == AgreementState.PROPOSED else "register"
    counts = {"parties": len(given.parties), "commitments": len(given.commitments), "circle": circle}
    fingerprint = {"fingerprint": wording.fingerprint} if wording else {}
    detail = {**counts, **fingerprint}
    record(f"agreements.{verb}", agreement, by=by, at=at, within=agreement, detail=detail)
    return agreement


def _add_parties(agreement: Agreement, given: AgreementGiven, by: Actor, at: datetime) -> list[Party]:
    parties = [
        Party(
            agreement=agreement,
            organisation=each.organisation,
            position=position,
            contact=each.contact,
            registry_number=each.registry_number,
            joined_on=each.joined_on,
            left_on=each.left_on,
        )
        for position, each in enumerate(given.parties, start=1)
    ]
    for party in parties:
        if party.organisation_id == by.organisation_id:
            party.confirmed_at, party.confirmed_by = at, by.person
            party.confirmed_name = by.person.name if by.person else ""
    return Party.objects.bulk_create(parties)


def add_wording(agreement: Agreement, given: WordingGiven, *, number: int = 1, by: Actor, at: datetime) -> Wording:
    """Make a wording, seen by those who see the agreement; a new one is never public before it is published."""
    return Wording.objects.create(
        agreement=agreement,
        number=number,
        text=given.text,
        nature=given.nature,
        caption=given.caption,
        quotations=[list(span) for span in given.quotations],
        pages=[list(page) for page in given.pages],
        paragraphs=[list(paragraph) for paragraph in given.paragraphs],
        outline=[list(section) for section in given.outline],
        fingerprint=fingerprint(given.text),
        snapshot=given.snapshot,
        made_at=at,
        made_by=by.person,
        circle=Circle.SHARED if number > 1 and agreement.circle == Circle.PUBLIC else agreement.circle,
        home=by.home,
    )


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _add_representatives(agreement: Agreement, given: AgreementGiven) -> None:
    Representative.objects.bulk_create(
        Representative(
            agreement=agreement,
            name=each.name,
            title=each.title,
            organisation_name=each.organisation_name,
            part=each.part,
        )
        for each in given.representatives
    )
