"""What this room does by itself: remind the owners of look-backs that are due."""

from datetime import datetime

from samverkan.gap_cases.actions.looking_back import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how many mails it led to. Doing it again the same day does nothing more."""
    return remind_due(at=at)
