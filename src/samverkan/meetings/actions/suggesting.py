"""The agenda filled in with what is suggested."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.meetings.actions.agenda import append, number
from samverkan.meetings.actions.checks import opened
from samverkan.meetings.actions.topics import append_derived, append_topic
from samverkan.meetings.models import AgendaItem, Meeting, Topic
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.suggesting import Suggested, in_order, suggested
from samverkan.meetings.queries.inbox import Derived


class NothingToSuggest(Exception):
    """The agenda already holds all that waits, or there is no time left."""


@transaction.atomic
def suggest_agenda(*, meeting: Meeting, by: Actor, at: datetime) -> list[AgendaItem]:
    """
    Fill in the agenda within the time booked: the standing items, differences, questions, at most three decisions.

    What there is no time for stays in the inbox. Items already there keep their order.
    """
    require(by, Permission.MEETING_PLAN, meeting.agreement)
    current = opened(meeting)
    before = list(current.items.all())
    added = [put(one, current) for one in suggested(facts(current, at, is_whole=False))]
    if not added:
        raise NothingToSuggest(_("Nothing more to suggest: all that waits is on the agenda, or the time is full."))
    number(in_order(before, added))
    record("meetings.suggest_agenda", current, by=by, at=at, within=current.agreement, detail={"items": len(added)})
    return added


def put(one: Suggested, meeting: Meeting) -> AgendaItem:
    """Make the item."""
    if isinstance(one.source, Topic):
        return append_topic(one.source, meeting, one.minutes)
    if isinstance(one.source, Derived):
        return append_derived(one.source, meeting, one.minutes)
    return append(meeting, title=one.title, kind=one.kind, minutes=one.minutes)
