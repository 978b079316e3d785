"""What this room does by itself: asks those who have not answered whether they come."""

from datetime import datetime

from samverkan.meetings.actions.calling import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how many were reminded. Doing it again does nothing more."""
    return remind_due(at=at)
