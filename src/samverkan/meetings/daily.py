"""What this room does by itself: asks those who have not answered whether they come, locks approved minutes."""

from datetime import datetime

from samverkan.meetings.actions.calling import remind_due
from samverkan.meetings.actions.minutes import lock_approved


def run(*, at: datetime) -> int:
    """Do what is due; return how many were reminded and how much was locked. Doing it again does nothing more."""
    return remind_due(at=at) + lock_approved(at=at)
