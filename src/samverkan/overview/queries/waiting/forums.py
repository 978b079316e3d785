"""What waits about forums and calls: a meeting to plan, one to call, a call to answer."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.permissions import Permission
from samverkan.meetings.models import Answer, Invitee, Meeting, MeetingState
from samverkan.meetings.queries.forums import forum_line, forums_without_date, is_to_plan
from samverkan.overview.queries.waiting.viewer import Task, Viewer, Waiting, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day

AHEAD = 30  # days before a date should be set
SOON = timedelta(days=90)
CALL_BEFORE = timedelta(days=35)


def morning(viewer: Viewer) -> datetime:
    """Return when the viewer's day begins."""
    return datetime.combine(viewer.today, time.min, timezone.get_current_timezone())


def without_date(viewer: Viewer) -> QuerySet[Any]:
    """Return the forums whose next meeting has no date."""
    return forums_without_date(viewer.actor, viewer.today).select_related("agreement").order_by("pk")


def is_due(forum: Any, viewer: Viewer) -> bool:
    """Say whether a date should be set by now."""
    return is_to_plan(forum, viewer.today, AHEAD)


def plan_meeting(forum: Any, viewer: Viewer) -> Task:
    due = forum_line(forum, viewer.today).due
    plan_by = due.plan_by if due else viewer.today
    card = Card(
        title=_("Set a date for the next meeting of %(forum)s") % {"forum": forum.name},
        where=forum.agreement.title,
        text=_("The meeting should be held by %(day)s.") % {"day": day(due.hold_by)} if due else "",
        url=f"{reverse('meetings:plan', args=[forum.agreement_id])}?forum={forum.pk}",
        due=plan_by,
        minutes=5,
    )
    return Task(plan_by, card)


def drafts(viewer: Viewer) -> QuerySet[Any]:
    """Return the meetings of the next weeks of which nobody has been told."""
    mine = Meeting.objects.visible_to(viewer.actor).filter(forum__agreement__in=viewer.agreements())
    ahead = mine.filter(
        state=MeetingState.PLANNED, called_at=None, starts_at__range=(morning(viewer), morning(viewer) + SOON)
    )
    return ahead.select_related("forum__agreement").order_by("starts_at", "pk")


def call_meeting(meeting: Meeting, viewer: Viewer) -> Task:
    on = timezone.localtime(meeting.starts_at).date()
    card = Card(
        title=_("Call people to %(meeting)s") % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("The meeting is on %(date)s. It is a draft, and nobody has been called.") % {"date": day(on)},
        url=reverse("meetings:call", args=[meeting.pk]),
        due=on,
        minutes=3,
    )
    return Task(on - CALL_BEFORE, card)


def unanswered(viewer: Viewer) -> QuerySet[Any]:
    """Return the calls that people of the party have not answered: each one's own."""
    meetings = Meeting.objects.visible_to(viewer.actor).filter(
        forum__agreement__in=viewer.agreements(), state=MeetingState.PLANNED, starts_at__gte=morning(viewer)
    )
    called = Invitee.objects.filter(meeting__in=meetings, invited_at__isnull=False, answer=Answer.NONE)
    own = called.filter(person=viewer.person_id, person__isnull=False)
    return own.select_related("meeting__forum__agreement").order_by("meeting__starts_at", "pk")


def answer_call(invitee: Invitee, viewer: Viewer) -> Task:
    meeting = invitee.meeting
    on = timezone.localtime(meeting.starts_at).date()
    card = Card(
        title=_("Say whether you come to %(meeting)s") % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("The meeting is on %(date)s.") % {"date": day(on)},
        url=reverse("meetings:page", args=[meeting.pk]),
        due=on,
        minutes=1,
    )
    called_on = timezone.localtime(invitee.invited_at).date() if invitee.invited_at else viewer.today
    return Task(called_on + timedelta(days=5), card)


def one_self(viewer: Viewer) -> Q:
    return Q(person=viewer.person_id)


TO_PLAN = Waiting("forum", Permission.MEETING_PLAN, "agreement", without_date, everybody, plan_meeting, is_due)
TO_CALL = Waiting("call", Permission.MEETING_PLAN, "forum__agreement", drafts, everybody, call_meeting)
TO_ANSWER = Waiting("answer", Permission.AGREEMENT_READ, "meeting__forum__agreement", unanswered, one_self, answer_call)
