"""What this room does by itself: remind those who have not answered, and close what has waited long enough."""

from datetime import datetime

from samverkan.relations.actions.closing import close_due
from samverkan.relations.actions.reminding import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how much it was. Doing it again the same day does nothing more."""
    return remind_due(at=at) + close_due(at=at)
