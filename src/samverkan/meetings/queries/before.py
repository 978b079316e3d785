"""What a meeting comes back to: the last one of its forum, and the joint positions that still stand open."""

from django.db.models import Q, QuerySet

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import JointPosition, Meeting, MeetingState, PartyDecisionState
from samverkan.meetings.queries.lists import with_decisions

REOPENED = "position"
"""What an agenda item is derived from when it takes up a joint position again: `position:12`."""


def last_meeting(meeting: Meeting) -> Meeting | None:
    """Return the last meeting held by the same forum before this one."""
    held = meeting.forum.meetings.filter(state=MeetingState.HELD, starts_at__lt=meeting.starts_at)
    return held.order_by("-starts_at").first()


def standing_positions(agreement: Agreement, last: Meeting | None, reader: Actor) -> QuerySet[JointPosition]:
    """Return the last meeting's joint positions, and earlier ones on which a party has yet to decide."""
    if last is None:
        return JointPosition.objects.none()
    awaited = Q(decisions__state=PartyDecisionState.AWAITED, meeting__starts_at__lt=last.starts_at)
    found = JointPosition.objects.visible_to(reader).filter(Q(meeting=last) | awaited, agreement=agreement)
    return with_decisions(found.distinct()).order_by("number")
