"""The parties' own parts of a briefing: drafted within the party, sent in one act, edited together from then on."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Commitment
from samverkan.journal.actions import record
from samverkan.mail.actions import tell
from samverkan.meetings.actions.checks import EditedMeanwhile, opened, own_party
from samverkan.meetings.actions.freezing import check_shared
from samverkan.meetings.actions.topics import RestsOnPrivate
from samverkan.meetings.merging import put_together
from samverkan.meetings.models import BriefingPart, Meeting, PartKind, PartVersion
from samverkan.reporting.actions.telling import coordinators

STRETCH = timedelta(minutes=10)
"""What one person writes within this time is one line of the journal."""


class NotYourPart(Exception):
    """Only the party itself writes its part before it is sent."""


class NothingToSend(Exception):
    """The party has written nothing that is not sent already."""


@transaction.atomic
def write_part(
    *,
    meeting: Meeting,
    kind: str,
    text: str,
    commitment: Commitment | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> BriefingPart:
    """
    Write a part of the actor's own party; until it is sent only that party sees it.

    `version` is the one the writer saw, 0 for none. What somebody else wrote meanwhile is put together with this where
    no paragraph was changed by both; otherwise EditedMeanwhile, and nothing is overwritten.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    party = own_party(current.agreement, by)
    if (kind == PartKind.COMMENT) != (commitment is not None) or (
        commitment and commitment.agreement_id != current.agreement.pk
    ):
        raise RestsOnPrivate(_("Choose a commitment of this agreement."))
    part = BriefingPart.objects.filter(meeting=current, party=party, kind=kind, commitment=commitment).first()
    if part is None:
        part = BriefingPart.objects.create(
            meeting=current, party=party, kind=kind, commitment=commitment, text="", version=0, saved_at=at,
            circle=Circle.PRIVATE, home=party.organisation,
        )  # fmt: skip
    return _save(part, text, version, by, at, is_new=part.version == 0)


@transaction.atomic
def edit_part(*, part: BriefingPart, text: str, version: int | None = None, by: Actor, at: datetime) -> BriefingPart:
    """Change a part: one's own party's, or any that has been sent. Merges like `write_part`."""
    require(by, Permission.MEETING_PLAN, part.meeting.agreement)
    meeting = opened(part.meeting)
    current = BriefingPart.objects.select_related("commitment", "home", "party").get(pk=part.pk)
    current.meeting = meeting
    if not current.is_sent and current.home_id != by.organisation_id:
        raise NotYourPart(_("Another party writes this part and has not sent it."))
    return _save(current, text, version, by, at)


@transaction.atomic
def restore_part(*, version: PartVersion, seen: int, by: Actor, at: datetime) -> BriefingPart:
    """
    Let a part read as it did in an earlier version, which becomes its latest; what stood meanwhile stays as a version.

    `seen` is the version that the actor compared with. When another stands now, EditedMeanwhile.
    """
    require(by, Permission.MEETING_PLAN, version.part.meeting.agreement)
    meeting = opened(version.part.meeting)
    current = BriefingPart.objects.select_related("commitment", "home", "party").get(pk=version.part_id)
    current.meeting = meeting
    if current.home_id != by.organisation_id and not (current.is_sent and version.is_shared):
        raise NotYourPart(_("Another party writes this part and has not sent it."))
    if current.version != seen:
        raise EditedMeanwhile(_("Somebody else saved this meanwhile. Compare again with what stands now."))
    if current.text == version.text:
        return current
    _keep(current, version.text, by, at)
    record(
        "meetings.restore_part", current, by=by, at=at, within=meeting.agreement,
        detail={"kind": current.kind, "version": version.number},
    )  # fmt: skip
    return current


def _save(
    part: BriefingPart, text: str, version: int | None, by: Actor, at: datetime, *, is_new: bool = False
) -> BriefingPart:
    written = clean(text)
    if version is not None and version != part.version:
        written = merged(part, written, version)
    if written == part.text and not is_new:
        return part
    person = by.person.pk if by.person else None
    is_same_stretch = not is_new and part.saved_by_id == person and at - part.saved_at < STRETCH
    _keep(part, written, by, at)
    if not is_same_stretch:
        record("meetings.write_part", part, by=by, at=at, within=part.meeting.agreement, detail={"kind": part.kind})
    return part


def _keep(part: BriefingPart, text: str, by: Actor, at: datetime) -> None:
    """Let the part read so, and keep it as its latest version."""
    part.text, part.saved_at, part.saved_by = text, at, by.person
    part.version += 1
    part.save()
    PartVersion.objects.create(
        part=part, number=part.version, text=text, is_shared=part.is_sent, saved_at=at, saved_by=by.person
    )


def clean(text: str) -> str:
    """Return the text with one kind of line ends and no blanks around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def merged(part: BriefingPart, written: str, version: int) -> str:
    """Return what stands and what was written put together; raise EditedMeanwhile when that is not clear."""
    if part.text == written:
        return written
    together = put_together(base_of(part, version), written, part.text)
    if together is None:
        raise EditedMeanwhile(
            _("Somebody else saved this while you wrote. Nothing is overwritten: choose what stands.")
        )
    return together


def base_of(part: BriefingPart, version: int) -> str:
    """Return the text that a writer began from; nothing for one who began on an empty sheet."""
    kept = PartVersion.objects.filter(part=part, number=version).first()
    return kept.text if kept else ""


@transaction.atomic
def send_parts(*, meeting: Meeting, by: Actor, at: datetime) -> list[BriefingPart]:
    """Send what the own party has written to the other parties: it may then be a public document with all of them."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    party = own_party(current.agreement, by)
    check_shared(current)
    drafts = BriefingPart.objects.filter(meeting=current, party=party, circle=Circle.PRIVATE).exclude(text="")
    sent = list(drafts.select_related("commitment"))
    if not sent:
        raise NothingToSend(_("Your party has written nothing that is not sent already."))
    hidden = next((part for part in sent if part.commitment and part.commitment.circle == Circle.PRIVATE), None)
    if hidden and hidden.commitment:
        named = {"number": hidden.commitment.number}
        raise RestsOnPrivate(
            _("Only your party sees commitment %(number)s. Share it first, or empty the comment beside it.") % named
        )
    for part in sent:
        part.circle, part.sent_at, part.sent_by = Circle.SHARED, at, by.person
        part.save()
        part.versions.filter(number=part.version).update(is_shared=True)
    tell_the_others(current, by=by, at=at)
    record("meetings.send_parts", current, by=by, at=at, within=current.agreement, detail={"parts": len(sent)})
    return sent


def tell_the_others(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Tell the other parties' coordinators that a part has come; nothing of what it says is in the mail."""
    others = meeting.agreement.parties.current().exclude(organisation=by.organisation_id)
    for party in others.select_related("organisation"):
        for person in coordinators(party, at):
            with override(person.language):
                words = {"party": str(by.organisation), "meeting": meeting.title}
                tell(
                    to=str(person.email),
                    language=person.language,
                    kind="meeting.parts_sent",
                    sentence=_("%(party)s has sent its part of the briefing for %(meeting)s.") % words,
                    path=reverse("meetings:briefing_parts", args=[meeting.pk]),
                    reason=_("You are coordinator of a party to the agreement."),
                    party_key=party.organisation.key,
                    thing=f"briefing:{meeting.pk}:{by.organisation_id}",
                    about=meeting.agreement.title,
                    at=at,
                )
