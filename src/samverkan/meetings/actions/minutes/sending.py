"""Sending minutes for adjustment, taking them back, and locking what all adjusters have approved."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Party
from samverkan.journal.actions import record
from samverkan.mail.actions import queue
from samverkan.mail.addresses import whole
from samverkan.meetings.actions.checks import locked
from samverkan.meetings.actions.minutes.checks import check_draft, kept_record_of
from samverkan.meetings.models import Adjustment, AdjustmentState, Meeting, Minutes, MinutesState, MinutesVersion
from samverkan.meetings.queries.minutes.content import Content, content_of
from samverkan.meetings.queries.minutes.text import fingerprint, text_of
from samverkan.meetings.queries.people import adjusters_of, adjusting_parties
from samverkan.ui.dates import day

PURPOSE = "meetings.adjust"
OPEN_FOR = timedelta(days=21)

Adjusters = Mapping[Party, Collection[Person]]


class NotHeld(Exception):
    """Minutes are sent for adjustment when the meeting has been held."""


class NobodyAdjusts(Exception):
    """Each party needs somebody who approves the minutes."""


class NotSent(Exception):
    """There is nothing to take back: the minutes are a draft, or locked."""


class NotLocked(Exception):
    """An addendum is written to minutes that all adjusters have approved."""


@transaction.atomic
def send_minutes(*, meeting: Meeting, adjusters: Adjusters, by: Actor, at: datetime) -> MinutesVersion:
    """Keep the minutes as they are now, and ask each party's adjusters to approve them by a link of their own."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = locked(meeting)
    kept = kept_record_of(current)
    check_draft(kept)
    if not current.is_held:
        raise NotHeld(_("Close the meeting first; its minutes can be sent when it has been held."))
    check_adjusters(current, adjusters, at)
    kept.state = MinutesState.SENT
    kept.version += 1
    kept.save()
    made = keep(kept, content_of(current), by, at)
    ask(made, current, adjusters, at)
    record(
        "meetings.send_minutes", current, by=by, at=at, within=current.agreement,
        detail={"version": made.number, "fingerprint": made.fingerprint},
    )  # fmt: skip
    return made


@transaction.atomic
def write_addendum(*, meeting: Meeting, text: str, adjusters: Adjusters, by: Actor, at: datetime) -> MinutesVersion:
    """Correct locked minutes by a dated addendum, which the adjusters approve as they did the minutes."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = locked(meeting)
    kept = kept_record_of(current)
    if not kept.is_locked:
        raise NotLocked(_("The minutes are not locked yet. Change them instead."))
    check_adjusters(current, adjusters, at)
    waiting = kept.versions.filter(is_addendum=True, text=text, withdrawn_at=None).first()
    if waiting:
        return waiting  # the button was pressed twice
    made = MinutesVersion.objects.create(
        minutes=kept, number=next_number(kept), is_addendum=True, text=text, fingerprint=fingerprint(text),
        sent_at=at, sent_by=by.person,
    )  # fmt: skip
    ask(made, current, adjusters, at)
    record(
        "meetings.write_addendum", current, by=by, at=at, within=current.agreement,
        detail={"version": made.number, "fingerprint": made.fingerprint},
    )  # fmt: skip
    return made


@transaction.atomic
def take_back(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Take the minutes back to draft before they are locked; what was sent stays as a version, its links die."""
    require(by, Permission.MEETING_RECORD, meeting.agreement)
    current = locked(meeting)
    kept = kept_record_of(current)
    if kept.is_draft or kept.is_locked:
        raise NotSent(_("There is nothing to take back: the minutes are a draft, or locked."))
    return_to_draft(kept, at)
    record("meetings.take_back_minutes", current, by=by, at=at, within=current.agreement)
    return kept


def lock(kept: Minutes, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Lock minutes that all adjusters have approved: from then on they are corrected by addenda alone."""
    kept.state, kept.locked_at = MinutesState.LOCKED, at
    kept.approved_at = kept.approved_at or at
    kept.version += 1
    kept.save()
    record("meetings.lock_minutes", meeting, by=by, at=at, within=meeting.agreement)


def lock_approved(*, at: datetime) -> int:
    """Lock what was approved before minutes locked by themselves; return how many there were."""
    found = Meeting.objects.filter(record__state=MinutesState.APPROVED).values_list("pk", flat=True)
    return sum(lock_once(pk, at=at) for pk in list(found))


@transaction.atomic
def lock_once(pk: int, *, at: datetime) -> bool:
    """Lock the minutes of a meeting, unless another process was first."""
    meeting = locked(Meeting(pk=pk))
    kept = kept_record_of(meeting)
    if kept.is_approved:
        lock(kept, meeting, by=NOBODY, at=at)
    return kept.is_locked


def check_adjusters(meeting: Meeting, adjusters: Adjusters, at: datetime) -> None:
    """Raise NobodyAdjusts unless each party has an adjuster of its own."""
    today = timezone.localdate(at)
    for party in adjusting_parties(meeting.agreement, today):
        chosen = {person.pk for person in adjusters.get(party, ())}
        found = set(adjusters_of(party, today).filter(pk__in=chosen).values_list("pk", flat=True))
        if not chosen or chosen != found:
            raise NobodyAdjusts(
                _("Choose at least one adjuster for %(party)s, with a role there.") % {"party": party.organisation.name}
            )


def keep(kept: Minutes, content: Content, by: Actor, at: datetime, *, was_sent: bool = True) -> MinutesVersion:
    """Keep what the minutes say as their next version; one that was not sent is out for nobody."""
    text = text_of(content)
    return MinutesVersion.objects.create(
        minutes=kept,
        number=next_number(kept),
        text=text,
        content=content,
        fingerprint=fingerprint(text),
        was_sent=was_sent,
        sent_at=at,
        sent_by=by.person,
        withdrawn_at=None if was_sent else at,
    )


def next_number(kept: Minutes) -> int:
    """Return the number that follows on the last version's."""
    return 1 + (kept.versions.aggregate(last=Max("number"))["last"] or 0)


def ask(version: MinutesVersion, meeting: Meeting, adjusters: Adjusters, at: datetime) -> None:
    """Ask each adjuster by mail, with a link that works once and until a day; one without an address signs on paper."""
    for party in adjusting_parties(meeting.agreement, timezone.localdate(at)):
        for person in adjusters[party]:
            adjustment = Adjustment.objects.create(
                of=version, party=party, person=person, name=person.name, title=person.title
            )
            if person.email:
                mail_link(adjustment, meeting, at)


def mail_link(adjustment: Adjustment, meeting: Meeting, at: datetime) -> None:
    """Mail an adjuster the link by which the minutes are read and answered."""
    person, organisation = adjustment.person, adjustment.party.organisation
    assert person is not None  # just chosen
    expires_at = at + OPEN_FOR
    token = errands.send(
        purpose=PURPOSE, thing=adjustment.pk, person=person, organisation=organisation, expires_at=expires_at, at=at
    )
    with override(person.language):
        words = {
            "name": person.name,
            "meeting": meeting.title,
            "agreement": meeting.agreement.title,
            "day": day(timezone.localtime(expires_at).date()),
            "link": whole(reverse("meetings:adjust_by_link", args=[token])),
        }
        is_addendum = adjustment.of.is_addendum
        subject = _("Adjust the addendum: %(meeting)s") if is_addendum else _("Adjust the minutes: %(meeting)s")
        body = _(
            "Dear %(name)s,\n\nYou are asked to adjust the minutes of %(meeting)s, within “%(agreement)s”. "
            "Read them here, and approve them or ask for changes. It works on a phone, without an account:\n\n"
            "%(link)s\n\nThe link is yours alone, works for one answer and until %(day)s."
        )
        queue(
            to=str(person.email),
            subject=subject % words,
            body=body % words,
            reason=_("You have been chosen to adjust minutes."),
            party_key=organisation.key,
            at=at,
            lets_in=True,
            group="meeting",
        )


def return_to_draft(kept: Minutes, at: datetime) -> None:
    """Let the minutes be a draft again: the version that was out is withdrawn, and its links die."""
    out = kept.versions.filter(is_addendum=False, withdrawn_at=None)
    close_links(Adjustment.objects.filter(of__in=out).values_list("pk", flat=True), at)
    out.update(withdrawn_at=at, approved_at=None)
    kept.state, kept.approved_at = MinutesState.DRAFT, None
    kept.version += 1
    kept.save()


def close_links(adjustments: Collection[int], at: datetime) -> None:
    """Let the links to adjustments that are over work no more."""
    errands.close(purpose=PURPOSE, things=adjustments, at=at)


def all_approved(version: MinutesVersion) -> bool:
    """Whether every adjuster of a version has approved it."""
    return not version.adjustments.exclude(state=AdjustmentState.APPROVED).exists()
