"""What is remembered of relationship checks."""

from samverkan.relations.models.answers import Answer, Comment, Scale, Tally
from samverkan.relations.models.checks import (
    CLOSES_AFTER,
    FEW,
    MOST,
    Check,
    CheckQuerySet,
    CheckState,
    Consent,
    Reminder,
    Respondent,
    Statement,
    same_wording,
)

__all__ = [
    "CLOSES_AFTER",
    "FEW",
    "MOST",
    "Answer",
    "Check",
    "CheckQuerySet",
    "CheckState",
    "Comment",
    "Consent",
    "Reminder",
    "Respondent",
    "Scale",
    "Statement",
    "Tally",
    "same_wording",
]
