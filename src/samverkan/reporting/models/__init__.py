"""What is remembered of reporting rounds."""

from samverkan.reporting.models.asks import Answer, Ask, AskQuerySet, Draft, answered_for
from samverkan.reporting.models.rounds import (
    GRACE_DAYS,
    Notice,
    Reminder,
    ReminderKind,
    Respondent,
    Round,
    RoundState,
)

__all__ = [
    "GRACE_DAYS",
    "Answer",
    "Ask",
    "AskQuerySet",
    "Draft",
    "Notice",
    "Reminder",
    "ReminderKind",
    "Respondent",
    "Round",
    "RoundState",
    "answered_for",
]
