"""A case is sent to the meeting: to the inbox of its agreement, or at once onto a coming agenda."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries.wording import ask, reasons
from samverkan.journal.actions import record
from samverkan.meetings.actions.topics import propose_topic, send_topic, take_topic
from samverkan.meetings.models import ItemKind, Meeting, Topic, TopicState


class RaisedAlready(Exception):
    """The case waits in the inbox already."""


class NotRaised(Exception):
    """The case cannot be taken up: it is closed, or only one party sees it."""


@transaction.atomic
def take_up(*, case: GapCase, meeting: Meeting | None = None, by: Actor, at: datetime) -> Topic:
    """
    Ask the meeting to decide on a case: as a topic in the inbox, and with a meeting also on its agenda.

    A case that only one party sees becomes a topic that only that party sees. Raises RaisedAlready, NotRaised, what
    taking a topic raises, NotAllowed.
    """
    require(by, Permission.TOPIC_PROPOSE, case)
    case = GapCase.objects.select_for_update(of=("self",)).select_related("agreement__home").get(pk=case.pk)
    if case.closed_at:
        raise NotRaised(_("The case is closed. Open it again first."))
    if case.topics.visible_to(by).filter(state=TopicState.WAITING).exists():
        raise RaisedAlready(_("The case waits in the inbox already."))
    if meeting and case.circle == Circle.PRIVATE:
        raise NotRaised(_("Send the case to the other parties first: they see the agenda too."))
    topic = propose_topic(
        agreement=case.agreement, title=ask(case)[:200], why=reasons(case), kind=ItemKind.DECISION, by=by, at=at
    )
    case.topics.add(topic)
    if case.circle != Circle.PRIVATE:
        topic = send_topic(topic=topic, by=by, at=at)
    if meeting:
        take_topic(topic=topic, meeting=meeting, minutes=15, by=by, at=at)
    record("gap_cases.raise", case, by=by, at=at, within=case.agreement, detail={"case": case.pk, "topic": topic.pk})
    return topic
