"""What a meeting leads to: joint positions, each party's formal decision, actions, and what became of it all."""

from samverkan.meetings.actions.outcomes.decisions import (
    Decided,
    DecisionDateMissing,
    NothingChosen,
    NotYourDecision,
    record_party_decision,
    record_party_decisions,
)
from samverkan.meetings.actions.outcomes.positions import (
    AlreadyReplaced,
    ForeignCommitment,
    agree_position,
    record_outcome,
    reopen_position,
    reword_position,
)
from samverkan.meetings.actions.outcomes.starting import NotInParty, ServesNothing, start_action

__all__ = [
    "AlreadyReplaced",
    "Decided",
    "DecisionDateMissing",
    "ForeignCommitment",
    "NotInParty",
    "NotYourDecision",
    "NothingChosen",
    "ServesNothing",
    "agree_position",
    "record_outcome",
    "record_party_decision",
    "record_party_decisions",
    "reopen_position",
    "reword_position",
    "start_action",
]
