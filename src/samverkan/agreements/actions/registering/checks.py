"""What must hold before an agreement is remembered. Each refusal is a sentence that says what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements import partial_dates
from samverkan.agreements.given import AgreementGiven, CommitmentGiven
from samverkan.agreements.models import AgreementKind, Cadence, CommitmentKind

FEWEST, MOST = 2, 8
DATES = ("decided_on", "planned_on", "signed_on", "published_on", "valid_from", "valid_to")


class CannotRegister(Exception):
    """The agreement cannot be remembered as it was given; the text is a sentence for the reader."""


def check(given: AgreementGiven, *, by: Actor) -> None:
    """Raise CannotRegister unless the agreement can be remembered."""
    _check_words(given)
    _check_parties(given, by)
    _check_dates(given)
    for number, promise in enumerate(given.commitments, start=1):
        _check_promise(promise, number, given)


def _check_words(given: AgreementGiven) -> None:
    if not given.title.strip():
        raise CannotRegister(_("Give the agreement a title."))
    if len(given.title) > 250:
        raise CannotRegister(_("The title is longer than 250 characters. Shorten it."))
    if given.kind not in AgreementKind.values:
        raise CannotRegister(_("Say what kind of agreement it is."))
    if given.meeting_cadence and given.meeting_cadence not in Cadence.values:
        raise CannotRegister(_("Say how often the leaderships meet, or leave it empty."))


def _check_parties(given: AgreementGiven, by: Actor) -> None:
    members = [party.organisation.pk for party in given.parties]
    if not FEWEST <= len(members) <= MOST:
        sentence = _("An agreement has two to eight parties; this one has %(number)d.")
        raise CannotRegister(sentence % {"number": len(members)})
    if len(set(members)) < len(members):
        raise CannotRegister(_("The same organisation is there twice among the parties. Remove one of them."))
    if by.organisation_id not in members:
        sentence = _("%(party)s is not among the parties. Say which of the parties you are.")
        raise CannotRegister(sentence % {"party": by.organisation or _("Your organisation")})


def _check_dates(given: AgreementGiven) -> None:
    for name in DATES:
        if value := getattr(given, name):
            try:
                partial_dates.check(value)
            except ValidationError as fault:
                raise CannotRegister(fault.messages[0]) from None
    shared = min(len(given.valid_from), len(given.valid_to))
    if given.valid_from and given.valid_to and given.valid_to[:shared] < given.valid_from[:shared]:
        raise CannotRegister(_("The agreement ends before it begins. Correct one of the dates."))


def _check_promise(promise: CommitmentGiven, number: int, given: AgreementGiven) -> None:
    if promise.kind not in CommitmentKind.values:
        raise CannotRegister(_("Commitment %(number)d has no kind that is known.") % {"number": number})
    members = {party.organisation.pk for party in given.parties}
    if any(actor.pk not in members for actor in promise.actors):
        sentence = _("Commitment %(number)d binds an organisation that is not a party.")
        raise CannotRegister(sentence % {"number": number})
    if place(promise, given) is None and not promise.text.strip():
        raise CannotRegister(_("Commitment %(number)d has no words.") % {"number": number})
    if given.wording and place(promise, given) is None:
        sentence = _("The words of commitment %(number)d do not occur in the text.")
        raise CannotRegister(sentence % {"number": number})


def place(promise: CommitmentGiven, given: AgreementGiven) -> tuple[int, int] | None:
    """Return where the promise stands in the wording, or None when it stands nowhere there."""
    if given.wording is None:
        return None
    text = given.wording.text
    if promise.start is None or promise.end is None:
        start = text.find(promise.text) if promise.text else -1
        return (start, start + len(promise.text)) if start >= 0 else None
    if not 0 <= promise.start < promise.end <= len(text) or not text[promise.start : promise.end].strip():
        return None
    return promise.start, promise.end
