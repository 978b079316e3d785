"""What this room does by itself: remind those who have not answered, and tell who sees to it in their party."""

from datetime import datetime

from samverkan.reporting.actions.reminding import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how many mails that led to. Doing it again the same day does nothing more."""
    return remind_due(at=at)
