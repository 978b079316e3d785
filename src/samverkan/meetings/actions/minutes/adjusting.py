"""An adjuster's answer: the minutes are approved, or changes are asked for."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Errand
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.telling import addressees
from samverkan.journal.actions import record
from samverkan.mail.actions import tell
from samverkan.meetings.actions.checks import locked
from samverkan.meetings.actions.minutes.checks import kept_record_of
from samverkan.meetings.actions.minutes.sending import all_approved, close_links, lock, return_to_draft
from samverkan.meetings.models import (
    Adjustment,
    AdjustmentRemark,
    AdjustmentState,
    AgendaItem,
    Meeting,
    MinutesVersion,
)
from samverkan.sources.actions import receive

Remarks = Mapping[AgendaItem | None, str]


class AlreadyAnswered(Exception):
    """The adjuster has answered, or the version is no longer out."""


class DayOutOfReach(Exception):
    """The minutes are signed from the day they are sent, and not ahead of time."""


class NoRemark(Exception):
    """Who asks for changes says which."""


@transaction.atomic
def approve_minutes(*, adjustment: Adjustment, by: Actor, errand: Errand | None = None, at: datetime) -> Adjustment:
    """Approve one version of the minutes; when all adjusters have, the minutes are locked."""
    current, meeting = asked(adjustment, by)
    answer(current, AdjustmentState.APPROVED, errand, at)
    note("meetings.approve_minutes", current, meeting, by, at)
    settle(current.of, meeting, by, at)
    return current


@transaction.atomic
def note_approval(
    *,
    adjustment: Adjustment,
    signed_on: date,
    data: bytes = b"",
    name: str = "",
    by: Actor,
    at: datetime,
) -> Adjustment:
    """
    Note that an adjuster of one's own party has approved on paper, perhaps with the paper as a file.

    Who noted it, and the day on the paper, stand in the minutes beside the adjuster.
    """
    current, meeting = waiting(adjustment)
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    if current.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("Another party's adjuster. Only that party notes what its adjusters sign."))
    if not timezone.localdate(current.of.sent_at) <= signed_on <= timezone.localdate(at):
        raise DayOutOfReach(_("The day lies before the version was sent, or it has not come yet."))
    current.signed_on, current.noted_by = signed_on, by.person
    current.paper = receive(data=data, name=name, by=by, at=at) if data else None
    answer(current, AdjustmentState.APPROVED, None, at)
    note("meetings.note_approval", current, meeting, by, at, adjuster=current.pk)
    settle(current.of, meeting, by, at)
    return current


def settle(version: MinutesVersion, meeting: Meeting, by: Actor, at: datetime) -> None:
    """When all adjusters have approved a version, say so to all and lock the minutes; an addendum just holds."""
    if not all_approved(version):
        return
    version.approved_at = at
    version.save(update_fields=["approved_at"])
    if not version.is_addendum:
        lock(kept_record_of(meeting), meeting, by=by, at=at)
    tell_all(meeting, _approved_sentence, "approved", at)


@transaction.atomic
def ask_for_changes(
    *, adjustment: Adjustment, remarks: Remarks, by: Actor, errand: Errand | None = None, at: datetime
) -> Adjustment:
    """Send the minutes back to draft with remarks on their items; the other adjusters' links die."""
    current, meeting = asked(adjustment, by)
    said = {item: text.strip() for item, text in remarks.items() if text.strip()}
    if not said:
        raise NoRemark(_("Write what you want changed, on an item or on the minutes as a whole."))
    answer(current, AdjustmentState.CHANGES, errand, at)
    AdjustmentRemark.objects.bulk_create(
        AdjustmentRemark(adjustment=current, item=item, text=text) for item, text in said.items()
    )
    version = current.of
    if version.is_addendum:
        version.withdrawn_at = at
        version.save(update_fields=["withdrawn_at"])
        close_links(version.adjustments.values_list("pk", flat=True), at)
    else:
        return_to_draft(kept_record_of(meeting), at)
    tell_all(meeting, _changes_sentence, "changes", at)
    note("meetings.ask_for_changes", current, meeting, by, at, remarks=len(said))
    return current


def asked(adjustment: Adjustment, by: Actor) -> tuple[Adjustment, Meeting]:
    """Return the adjustment and its meeting, locked; raise unless it is the actor's own and still waits."""
    if by.person is None or adjustment.person_id != by.person.pk:
        raise NotAllowed(_("Somebody else was asked to adjust these minutes."))
    current, meeting = waiting(adjustment)
    if current.party.organisation_id != by.organisation_id:
        raise NotAllowed(_("Somebody else was asked to adjust these minutes."))
    return current, meeting


def waiting(adjustment: Adjustment) -> tuple[Adjustment, Meeting]:
    """Return the adjustment and its meeting, locked; raise AlreadyAnswered unless it still waits."""
    meeting = locked(adjustment.of.minutes.meeting)
    current = Adjustment.objects.select_related("of__minutes", "party__organisation", "person").get(pk=adjustment.pk)
    if not current.is_waiting:
        raise AlreadyAnswered(_("There is an answer already, or the minutes have been taken back."))
    return current, meeting


def answer(adjustment: Adjustment, state: str, errand: Errand | None, at: datetime) -> None:
    """Keep the answer and use up the link it came by; a link left unused dies."""
    adjustment.state, adjustment.answered_at = state, at
    adjustment.save()
    if errand is not None:
        errands.use(errand=errand, at=at)
    close_links([adjustment.pk], at)


def note(action: str, adjustment: Adjustment, meeting: Meeting, by: Actor, at: datetime, **detail: int) -> None:
    """Journal an answer as a line about the meeting."""
    record(
        action, meeting, by=by, at=at, within=meeting.agreement,
        detail={"version": adjustment.of.number, "party": adjustment.party_id, **detail},
    )  # fmt: skip


def tell_all(meeting: Meeting, sentence: Callable[[Meeting], str], kind: str, at: datetime) -> None:
    """Tell those who write the minutes in each party what the adjusters answered."""
    for party in meeting.agreement.parties.current().select_related("contact", "organisation"):
        for person in addressees(party, Permission.MEETING_RECORD, at):
            with override(person.language):
                tell(
                    to=str(person.email),
                    language=person.language,
                    kind=f"meeting.minutes_{kind}",
                    sentence=sentence(meeting),
                    path=reverse("meetings:minutes", args=[meeting.pk]),
                    reason=_("You take part in the meetings of this agreement."),
                    party_key=party.organisation.key,
                    thing=f"meeting:{meeting.pk}",
                    about=meeting.agreement.title,
                    at=at,
                )


def _approved_sentence(meeting: Meeting) -> str:
    return _("All adjusters have approved the minutes of %(meeting)s, which are locked.") % {"meeting": meeting.title}


def _changes_sentence(meeting: Meeting) -> str:
    return _("An adjuster asks for changes in the minutes of %(meeting)s.") % {"meeting": meeting.title}
