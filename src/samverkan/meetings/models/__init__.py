"""What is remembered of forums, meetings and what they agreed."""

from samverkan.meetings.models.agenda import (
    AgendaItem,
    ItemKind,
    ItemPaper,
    ItemState,
    StandingItem,
    Topic,
    TopicState,
)
from samverkan.meetings.models.briefings import (
    Briefing,
    BriefingPart,
    PartKind,
    PartVersion,
    QuestionChoice,
    QuestionState,
)
from samverkan.meetings.models.feeds import CalendarFeed, number_of
from samverkan.meetings.models.forums import Forum, ForumKind, Rotation, Season, Seat, SeatRole
from samverkan.meetings.models.meetings import Answer, Invitee, Meeting, MeetingState, Participant
from samverkan.meetings.models.minutes import (
    Adjustment,
    AdjustmentRemark,
    AdjustmentState,
    Minutes,
    MinutesState,
    MinutesVersion,
)
from samverkan.meetings.models.outcomes import (
    NOT_DECIDED,
    JointPosition,
    OutcomeAction,
    OutcomeNote,
    PartyDecision,
    PartyDecisionState,
)

__all__ = [
    "NOT_DECIDED",
    "Adjustment",
    "AdjustmentRemark",
    "AdjustmentState",
    "AgendaItem",
    "Answer",
    "Briefing",
    "BriefingPart",
    "CalendarFeed",
    "Forum",
    "ForumKind",
    "Invitee",
    "ItemKind",
    "ItemPaper",
    "ItemState",
    "JointPosition",
    "Meeting",
    "MeetingState",
    "Minutes",
    "MinutesState",
    "MinutesVersion",
    "OutcomeAction",
    "OutcomeNote",
    "PartKind",
    "PartVersion",
    "Participant",
    "PartyDecision",
    "PartyDecisionState",
    "QuestionChoice",
    "QuestionState",
    "Rotation",
    "Season",
    "Seat",
    "SeatRole",
    "StandingItem",
    "Topic",
    "TopicState",
    "number_of",
]
