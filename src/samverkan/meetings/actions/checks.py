"""What several actions ask first."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record
from samverkan.meetings.models import AgendaItem, Meeting, MeetingState

__all__ = [
    "EditedMeanwhile",
    "MeetingClosed",
    "NotAParty",
    "locked",
    "note_on",
    "opened",
    "opened_item",
    "own_party",
    "unchanged",
]


class MeetingClosed(Exception):
    """The meeting has been held or cancelled."""


class NotAParty(Exception):
    """The actor's organisation is not a party to the agreement."""


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it stands now, held so that nobody else changes it until we are done."""
    return Meeting.objects.select_for_update(of=("self",)).with_agreement().get(pk=meeting.pk)


def opened(meeting: Meeting) -> Meeting:
    """Return the locked meeting; raise MeetingClosed when it has been held or cancelled."""
    current = locked(meeting)
    if current.state == MeetingState.HELD:
        raise MeetingClosed(_("The meeting has been held and its agenda and minutes are closed."))
    if current.state == MeetingState.CANCELLED:
        raise MeetingClosed(_("The meeting is cancelled. Plan a new one."))
    return current


def opened_item(item: AgendaItem) -> AgendaItem:
    """Return the item as it stands now, of a meeting still open and locked."""
    meeting = opened(item.meeting)
    current = AgendaItem.objects.select_related("topic", "commitment").get(pk=item.pk)
    current.meeting = meeting
    return current


def unchanged(current: int, seen: int | None) -> None:
    """Raise EditedMeanwhile when what was seen is not what stands now; None means that nobody looked."""
    if seen is not None and seen != current:
        raise EditedMeanwhile(
            _("Somebody else saved this while you wrote. Both texts are shown; save again to keep yours.")
        )


def own_party(agreement: Agreement, by: Actor) -> Party:
    """Return the party that the actor acts for."""
    party = agreement.parties.filter(organisation=by.organisation_id).select_related("organisation").first()
    if party is None:
        raise NotAParty(_("Your organisation is not a party to this agreement."))
    return party


def note_on(action: str, item: AgendaItem, by: Actor, at: datetime, **detail: Any) -> None:
    """Journal what was done to an item, as a line about its meeting, whose page shows it."""
    meeting = item.meeting
    record(action, meeting, by=by, at=at, within=meeting.agreement, detail={"item": item.pk, **detail})
