"""What waits about meetings: briefings, decisions of one's own party, topics not yet sent."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission, Role
from samverkan.meetings.models import (
    Briefing,
    JointPosition,
    Meeting,
    MeetingState,
    PartyDecision,
    PartyDecisionState,
    Topic,
    TopicState,
)
from samverkan.overview.queries.waiting.viewer import Brief, Task, Viewer, Waiting, brief, everybody
from samverkan.ui.components import Card
from samverkan.ui.dates import day

AHEAD = timedelta(days=60)
LEAD = timedelta(days=14)  # leaders read a briefing a week before, and it is written the week before that


def awaited_decisions(viewer: Viewer) -> QuerySet[Any]:
    """Return the formal decisions that the party has yet to take on joint positions."""
    positions = JointPosition.objects.visible_to(viewer.actor).filter(agreement__in=viewer.agreements())
    awaited = PartyDecision.objects.filter(position__in=positions, state=PartyDecisionState.AWAITED)
    mine = awaited.filter(party__organisation=viewer.organisation_id)
    return mine.select_related("position__agreement").order_by("position__agreed_on", "pk")


def record_decision(decision: PartyDecision, viewer: Viewer) -> Task:
    position = decision.position
    words = {"body": decision.body or _("your party"), "number": position.number}
    card = Card(
        title=_("Enter the decision of %(body)s on joint position %(number)s") % words,
        where=position.agreement.title,
        text=_("%(position)s Agreed %(date)s.") % {"position": position.text, "date": day(position.agreed_on)},
        url=reverse("meetings:decide", args=[position.pk]),
        minutes=2,
    )
    return Task(position.agreed_on + timedelta(days=90), card)


def coming(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's meetings of the next 60 days."""
    first = datetime.combine(viewer.today, time.min, timezone.get_current_timezone())
    mine = Meeting.objects.visible_to(viewer.actor).filter(forum__agreement__in=viewer.agreements())
    soon = mine.filter(state=MeetingState.PLANNED, starts_at__range=(first, first + AHEAD))
    return soon.select_related("forum__agreement").order_by("starts_at", "pk")


FROZEN = Exists(Briefing.objects.filter(meeting=OuterRef("pk")))


def without_briefing(viewer: Viewer) -> QuerySet[Any]:
    """Return the coming meetings whose briefing is not frozen."""
    return coming(viewer).exclude(FROZEN)


def with_briefing(viewer: Viewer) -> QuerySet[Any]:
    """Return the coming meetings whose briefing is there to be read, for those who lead the party."""
    return coming(viewer).filter(FROZEN) if Role.LEADER in viewer.actor.roles else Meeting.objects.none()


def read_briefing(meeting: Meeting, viewer: Viewer) -> Task:
    on = timezone.localtime(meeting.starts_at).date()
    card = Card(
        title=_("Read the briefing for %(meeting)s") % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("The meeting is on %(date)s.") % {"date": day(on)},
        url=reverse("meetings:briefing", args=[meeting.pk]),
        due=on,
        minutes=10,
    )
    return Task(on - timedelta(days=7), card)


def freeze_briefing(meeting: Meeting, viewer: Viewer) -> Task:
    on = timezone.localtime(meeting.starts_at).date()
    card = Card(
        title=_("Prepare the briefing for %(meeting)s") % {"meeting": meeting.title},
        where=meeting.forum.agreement.title,
        text=_("The meeting is on %(date)s. The briefing is not frozen yet.") % {"date": day(on)},
        url=reverse("meetings:briefing", args=[meeting.pk]),
        due=on,
        minutes=30,
    )
    return Task(on - LEAD, card)


def kept_topics(viewer: Viewer) -> QuerySet[Any]:
    """Return the party's topics that the other parties have not been sent."""
    own = Topic.objects.visible_to(viewer.actor).filter(home=viewer.organisation_id, circle=Circle.PRIVATE)
    return brief(own.filter(state=TopicState.WAITING), what="title", where="agreement__title", since="proposed_at")


def send_topic(topic: Brief, viewer: Viewer) -> Task:
    card = Card(
        title=_("Send “%(topic)s” to the agenda, or withdraw it") % {"topic": topic["what"]},
        where=topic["where"],
        text=_("Only your party sees the topic."),
        url=reverse("meetings:send_topic", args=[topic["pk"]]),
        minutes=2,
    )
    return Task(topic["since"].astimezone(UTC).date() + timedelta(days=30), card)


DECISIONS = Waiting(
    "decision", Permission.DECISION_RECORD, "position__agreement", awaited_decisions, everybody, record_decision
)
BRIEFINGS = Waiting(
    "briefing", Permission.MEETING_PLAN, "forum__agreement", without_briefing, everybody, freeze_briefing
)
READING = Waiting("reading", Permission.AGREEMENT_CONFIRM, "forum__agreement", with_briefing, everybody, read_briefing)
TOPICS = Waiting(
    "topic",
    Permission.TOPIC_PROPOSE,
    "agreement",
    kept_topics,
    lambda viewer: Q(proposed_by=viewer.person_id),
    send_topic,
)
