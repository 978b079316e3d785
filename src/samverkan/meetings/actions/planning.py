"""Forums and the dates of their meetings."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement
from samverkan.journal.actions import record
from samverkan.meetings.actions.checks import opened, unchanged
from samverkan.meetings.models import Forum, ForumKind, Meeting, MeetingState


class ForumExists(Exception):
    """The agreement already has a forum of that name."""


@transaction.atomic
def add_forum(
    *, agreement: Agreement, kind: str = ForumKind.LEADERSHIP, name: str = "", by: Actor, at: datetime
) -> Forum:
    """Give an agreement one more body that meets; without a name it is called what it is."""
    require(by, Permission.MEETING_PLAN, agreement)
    name = name.strip() or str(ForumKind(kind).label)
    if Forum.objects.filter(agreement=agreement, name=name).exists():
        raise ForumExists(_("The agreement already has a forum called %(name)s.") % {"name": name})
    forum = Forum.objects.create(agreement=agreement, kind=kind, name=name, circle=Circle.SHARED, home=agreement.home)
    record("meetings.add_forum", forum, by=by, at=at, within=agreement, detail={"kind": forum.kind})
    return forum


@transaction.atomic
def plan(
    *,
    agreement: Agreement,
    starts_at: datetime,
    minutes: int = 120,
    place: str = "",
    forum: Forum | None = None,
    title: str = "",
    by: Actor,
    at: datetime,
) -> Meeting:
    """Plan a meeting of a forum, by default of the leaderships; it is numbered within its forum."""
    require(by, Permission.MEETING_PLAN, agreement)
    forum = forum or leadership(agreement, by=by, at=at)
    Forum.objects.select_for_update().get(pk=forum.pk)  # two meetings planned at once get different numbers
    number = 1 + (forum.meetings.aggregate(last=Max("number"))["last"] or 0)
    meeting = Meeting.objects.create(
        forum=forum,
        number=number,
        title=title.strip() or f"{forum.name} {number} ({timezone.localtime(starts_at).year})",
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        calendar_uid=uuid4(),
        calendar_changed_at=at,
    )
    record("meetings.plan", meeting, by=by, at=at, within=agreement, detail={"starts_at": starts_at})
    return meeting


def leadership(agreement: Agreement, *, by: Actor, at: datetime) -> Forum:
    """Return the forum of the leaderships, made when it is first needed."""
    found = Forum.objects.filter(agreement=agreement, kind=ForumKind.LEADERSHIP).first()
    return found or add_forum(agreement=agreement, kind=ForumKind.LEADERSHIP, by=by, at=at)


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    starts_at: datetime,
    minutes: int,
    place: str,
    title: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Change when and where a meeting is; calendars that hold it see a higher sequence number."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    unchanged(current.version, version)
    wanted = {
        "starts_at": starts_at,
        "minutes": minutes,
        "place": place,
        "title": title.strip() or current.title,
    }
    changed = sorted(name for name, value in wanted.items() if getattr(current, name) != value)
    for name in changed:
        setattr(current, name, wanted[name])
    if changed:
        in_calendars(current, at)
    current.version += 1
    current.save()
    record("meetings.change", current, by=by, at=at, within=current.agreement, detail={"changed": changed})
    return current


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str = "", by: Actor, at: datetime) -> Meeting:
    """Cancel a meeting: it stays on the list and is struck out in calendars."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    current.state, current.cancel_reason = MeetingState.CANCELLED, reason
    in_calendars(current, at)
    current.version += 1
    current.save()
    record("meetings.cancel", current, by=by, at=at, within=current.agreement)
    return current


def in_calendars(meeting: Meeting, at: datetime) -> None:
    """Let calendars know that what they hold is out of date."""
    meeting.calendar_sequence += 1
    meeting.calendar_changed_at = at
