"""The story of an agreement in time: what happened, newest last, each line with its day."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, CommitmentChange, Party, Standing, Wording
from samverkan.agreements.models.wordings import agreed, begins
from samverkan.meetings.models import JointPosition, Meeting
from samverkan.renewals.models import Renewal, RenewalState

Event = tuple[str, str]  # a date written 2019, 2019-11 or 2019-11-19, and a sentence


def story(
    agreement: Agreement, parties: Iterable[Party], said: Iterable[CommitmentChange], held: Iterable[Meeting], by: Actor
) -> list[Event]:
    """Return what has happened to the agreement, as far as the actor may see it, oldest first: three queries."""
    events = [
        *dates(agreement),
        *memberships(agreement, parties),
        *wordings(agreement, by),
        *meetings(held),
        *positions(agreement, by),
        *changes(said),
        *renewals(agreement, by),
    ]
    return sorted(events, key=lambda event: event[0])


def dates(agreement: Agreement) -> Iterator[Event]:
    """Yield what the agreement says of itself."""
    for on, sentence in (
        (agreement.decided_on, _("The agreement is decided.")),
        (agreement.signed_on, _("The agreement is signed.")),
        (agreement.published_on, _("The agreement is published.")),
        (agreement.valid_from, _("The agreement begins to hold.")),
    ):
        if on:
            yield on, sentence
    registered = timezone.localdate(agreement.registered_at).isoformat()
    yield registered, _("The agreement is registered in Samverkan.")


def memberships(agreement: Agreement, parties: Iterable[Party]) -> Iterator[Event]:
    """Yield who has confirmed, joined and left."""
    for party in parties:
        name = {"party": party.organisation.name}
        if party.confirmed_at and agreement.home_id != party.organisation_id:
            yield timezone.localdate(party.confirmed_at).isoformat(), _("%(party)s confirms the agreement.") % name
        if party.joined_on:
            yield party.joined_on.isoformat(), _("%(party)s joins.") % name
        if party.left_on:
            yield party.left_on.isoformat(), _("%(party)s leaves.") % name


def wordings(agreement: Agreement, by: Actor) -> Iterator[Event]:
    """Yield each wording after the first."""
    seen = Wording.objects.visible_to(by).filter(agreed(), agreement=agreement).exclude(number=1)
    for wording in seen.select_related("proposal").only("number", "made_at", "proposal"):
        yield (
            begins(wording).isoformat(),
            _("Wording %(number)s of the text begins to hold.") % {"number": wording.number},
        )


def meetings(held: Iterable[Meeting]) -> Iterator[Event]:
    """Yield the meetings held."""
    for meeting in held:
        yield timezone.localdate(meeting.starts_at).isoformat(), _("%(meeting)s is held.") % {"meeting": meeting.title}


def positions(agreement: Agreement, by: Actor) -> Iterator[Event]:
    """Yield what was agreed at the meetings, and what became of it."""
    for position in JointPosition.objects.visible_to(by).filter(agreement=agreement):
        words = {"number": position.number, "text": position.text}
        yield position.agreed_on.isoformat(), _("Joint position %(number)s: %(text)s") % words
        if position.outcome and position.outcome_on:
            words["text"] = position.outcome
            yield position.outcome_on.isoformat(), _("What became of joint position %(number)s: %(text)s") % words


def changes(said: Iterable[CommitmentChange]) -> Iterator[Event]:
    """Yield what has been done with the promises themselves."""
    for change in said:
        words: dict[str, Any] = {
            "number": change.commitment.number,
            "title": change.commitment.title,
            "what": str(Standing(change.standing).label).lower(),
            "reason": change.reason,
        }
        yield change.changed_on.isoformat(), _("Commitment %(number)s, %(title)s: %(what)s. %(reason)s") % words


def renewals(agreement: Agreement, by: Actor) -> Iterator[Event]:
    """Yield the renewals begun and how they ended."""
    for renewal in Renewal.objects.visible_to(by).filter(agreement=agreement):
        yield renewal.begun_on.isoformat(), _("Renewal %(number)s begins.") % {"number": renewal.number}
        if renewal.state == RenewalState.SETTLED and renewal.settled_at:
            words = {"number": renewal.number, "outcome": renewal.get_outcome_display(), "reason": renewal.reason}
            on = timezone.localdate(renewal.settled_at).isoformat()
            yield on, _("Renewal %(number)s is settled: %(outcome)s. %(reason)s") % words
