"""The inbox of topics: proposed within a party, sent to the others, taken onto an agenda."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.pressing import just_made
from samverkan.agreements.models import Agreement, Commitment
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import append, check_decisions
from samverkan.meetings.actions.checks import note_on, opened, own_party
from samverkan.meetings.models import AgendaItem, ItemKind, Meeting, Topic, TopicState
from samverkan.meetings.queries import inbox


class NotYourTopic(Exception):
    """Only the party that proposed a topic may send or withdraw it."""


class TopicNotWaiting(Exception):
    """The topic is on an agenda already, or withdrawn."""


class TopicNotSent(Exception):
    """A topic that only one party has seen cannot stand on a shared agenda."""


class RestsOnPrivate(Exception):
    """What is to be sent names something that the other parties may not see."""


class NothingWaits(Exception):
    """What the data brought up is settled, or on an agenda already."""


@transaction.atomic
def propose_topic(
    *,
    agreement: Agreement,
    title: str,
    why: str = "",
    kind: str = ItemKind.QUESTION,
    proposal: str = "",
    commitment: Commitment | None = None,
    by: Actor,
    at: datetime,
) -> Topic:
    """Write down a topic; until it is sent only the own party sees it. The button pressed twice writes it down once."""
    require(by, Permission.TOPIC_PROPOSE, agreement)
    said = {
        "agreement": agreement, "title": title, "why": why, "kind": kind, "proposal": proposal,
        "commitment": commitment, "circle": Circle.PRIVATE, "home": own_party(agreement, by).organisation,
        "proposed_by": by.person,
    }  # fmt: skip
    waiting = Topic.objects.filter(**said, state=TopicState.WAITING)
    if twin := just_made(waiting, "proposed_at", by=by, at=at).first():
        return twin
    topic = Topic.objects.create(**said, proposed_at=at)
    record("meetings.propose_topic", topic, by=by, at=at, within=agreement)
    return topic


@transaction.atomic
def send_topic(*, topic: Topic, by: Actor, at: datetime) -> Topic:
    """Send a topic to the other parties' inbox: it may then be a public document with all of them."""
    require(by, Permission.TOPIC_PROPOSE, topic.agreement)
    current = own_waiting(topic, by)
    if current.commitment and current.commitment.circle == Circle.PRIVATE:
        raise RestsOnPrivate(
            _("The topic concerns a commitment that only your party sees. Share the commitment first.")
        )
    current.circle, current.sent_at = Circle.SHARED, at
    current.save()
    record("meetings.send_topic", current, by=by, at=at, within=current.agreement)
    return current


@transaction.atomic
def withdraw_topic(*, topic: Topic, by: Actor, at: datetime) -> Topic:
    """Take a topic back before it stands on an agenda."""
    require(by, Permission.TOPIC_PROPOSE, topic.agreement)
    current = own_waiting(topic, by)
    current.state = TopicState.WITHDRAWN
    current.save()
    record("meetings.withdraw_topic", current, by=by, at=at, within=current.agreement)
    return current


def own_waiting(topic: Topic, by: Actor) -> Topic:
    """Return the topic as it stands now; raise unless it waits and is the actor's party's own."""
    current = waiting(topic)
    if current.home_id != by.organisation_id:
        raise NotYourTopic(_("Another party proposed the topic. Only that party can send or withdraw it."))
    return current


def waiting(topic: Topic) -> Topic:
    """Return the topic as it stands now; raise TopicNotWaiting unless it waits."""
    current = Topic.objects.select_for_update(of=("self",)).select_related("agreement__home").get(pk=topic.pk)
    if current.state != TopicState.WAITING:
        raise TopicNotWaiting(_("The topic is on an agenda already, or withdrawn."))
    return current


@transaction.atomic
def take_topic(*, topic: Topic, meeting: Meeting, minutes: int = 10, by: Actor, at: datetime) -> AgendaItem:
    """Put a topic from the inbox onto a meeting's agenda."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    taken = waiting(topic)
    if not taken.is_sent:
        raise TopicNotSent(_("Send the topic to the other parties first: they see the agenda too."))
    item = append_topic(taken, current, minutes)
    note_on("meetings.take_topic", item, by, at, topic=taken.pk)
    return item


def append_topic(topic: Topic, meeting: Meeting, minutes: int) -> AgendaItem:
    """Make the item of a topic, and mark the topic as taken."""
    if topic.kind == ItemKind.DECISION:
        check_decisions(meeting)
    topic.state = TopicState.TAKEN
    topic.save()
    return append(
        meeting,
        title=topic.title,
        kind=topic.kind,
        minutes=minutes,
        background=topic.why,
        proposal=topic.proposal,
        topic=topic,
        commitment=topic.commitment,
    )


@transaction.atomic
def take_derived(*, key: str, meeting: Meeting, minutes: int = 10, by: Actor, at: datetime) -> AgendaItem:
    """Put onto the agenda what the data brought up: a difference, an awaited decision, a late action, an area."""
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    entry = next((e for e in inbox.derived(current.agreement, at) if e.key == key), None)
    if entry is None:
        raise NothingWaits(_("This is no longer waiting: it is settled, or on an agenda already."))
    item = append_derived(entry, current, minutes)
    note_on("meetings.take_derived", item, by, at, source=key)
    return item


def append_derived(entry: inbox.Derived, meeting: Meeting, minutes: int) -> AgendaItem:
    """Make the item of what the data brought up."""
    if entry.kind == ItemKind.DECISION:
        check_decisions(meeting)
    return append(
        meeting,
        title=entry.title[:200],
        kind=entry.kind,
        minutes=minutes,
        background=entry.why,
        commitment_id=entry.commitment_id,
        derived_from=entry.key,
    )
