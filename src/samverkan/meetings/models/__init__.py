"""What is remembered of forums, meetings and what they agreed."""

from samverkan.meetings.models.agenda import AgendaItem, Briefing, ItemKind, ItemState, Topic, TopicState
from samverkan.meetings.models.forums import Forum, ForumKind, Meeting, MeetingState, Participant
from samverkan.meetings.models.outcomes import (
    JointPosition,
    OutcomeAction,
    OutcomeNote,
    PartyDecision,
    PartyDecisionState,
)

__all__ = [
    "AgendaItem",
    "Briefing",
    "Forum",
    "ForumKind",
    "ItemKind",
    "ItemState",
    "JointPosition",
    "Meeting",
    "MeetingState",
    "OutcomeAction",
    "OutcomeNote",
    "Participant",
    "PartyDecision",
    "PartyDecisionState",
    "Topic",
    "TopicState",
]
