"""Registering many agreements at once."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actions.organisations import add_organisation
from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.registering import CannotRegister, register
from samverkan.agreements.given import AgreementGiven, CommitmentGiven, PartyGiven, WordingGiven
from samverkan.agreements.models import Agreement, CommitmentKind
from samverkan.overview.naming import kind_of, mark_of
from samverkan.overview.queries.importing import Candidate
from samverkan.overview.sheet.rows import place_of
from samverkan.runs.actions import read_text
from samverkan.search import key

PORTION = 100  # a few seconds of writing at a time, so that others may write in between


class CannotImport(Exception):
    """A row could not be registered; its portion was not, those before it were."""


def register_all(candidates: Iterable[Candidate], *, by: Actor, at: datetime) -> list[Agreement]:
    """
    Register every agreement, private to the party until it is shared.

    Thousands of rows take a minute, and nobody else could write meanwhile if it were one transaction: each hundred is
    registered by itself. What was registered is recognised when the same file is tried again. Parties not known before
    become organisations. Raises CannotImport naming the row, NotAllowed.
    """
    require(by, Permission.AGREEMENT_REGISTER)
    new: dict[str, Organisation] = {}
    made: list[Agreement] = []
    waiting = iter(candidates)
    while portion := list(islice(waiting, PORTION)):
        try:
            made += register_portion(portion, new, by=by, at=at)
        except CannotRegister as fault:
            words = {"why": fault, "done": len(made)}
            sentence = _("%(why)s %(done)s agreements are registered, the rest not. Correct the row and press again.")
            raise CannotImport(sentence % words) from fault
    return made


@transaction.atomic
def register_portion(
    candidates: list[Candidate], new: dict[str, Organisation], *, by: Actor, at: datetime
) -> list[Agreement]:
    """Register some agreements, all of them or none; raise CannotRegister naming the row."""
    made = []
    for candidate in candidates:
        given = given_by(candidate, [organisation(m.name, m.organisation, new, by, at) for m in candidate.members], by)
        try:
            made.append(register(given, by=by, at=at, circle=Circle.PRIVATE))
        except CannotRegister as fault:
            sentence = _("Row %(number)s: %(why)s") % {"number": candidate.number, "why": fault}
            raise CannotRegister(sentence) from fault
    return made


def organisation(
    name: str, known: Organisation | None, new: dict[str, Organisation], by: Actor, at: datetime
) -> Organisation:
    """Return the organisation, made now when it is not known and no earlier row has named it."""
    if known:
        return known
    if key(name) not in new:
        new[key(name)] = add_organisation(name=name, short_mark=mark_of(name), kind=kind_of(name), by=by, at=at)
    return new[key(name)]


def given_by(candidate: Candidate, members: list[Organisation], by: Actor) -> AgreementGiven:
    """Return the agreement of a row as plain values."""
    entry = candidate.entry
    wording = wording_of(entry.text)
    return AgreementGiven(
        title=entry.title,
        kind=entry.kind,
        parties=tuple(
            PartyGiven(
                organisation=member,
                contact=candidate.contact if member == by.organisation else None,
                registry_number=entry.registry_number if member == by.organisation else "",
            )
            for member in members
        ),
        wording=wording,
        purpose=entry.purpose,
        signed_on=entry.signed_on,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        notice_date=entry.notice_date,
        review_date=entry.review_date,
        meeting_cadence=entry.meeting_cadence,
        commitments=tuple(promise(words, wording) for words in entry.commitments),
    )


def wording_of(text: str) -> WordingGiven | None:
    """Return the text with its paragraphs, or None for an empty one."""
    if not text:
        return None
    document = read_text(text)
    paragraphs = tuple((part.start, part.end, str(part.kind.value)) for part in document.paragraphs)
    return WordingGiven(text=document.text, paragraphs=paragraphs)


def promise(words: str, wording: WordingGiven | None) -> CommitmentGiven:
    """Return a promise at its place in the text; its kind is the mildest, to be set by a person."""
    place = place_of(words, wording.text) if wording else None
    start, end = place or (None, None)
    return CommitmentGiven(kind=CommitmentKind.DIRECTION, text=words, start=start, end=end)
