"""What this room does by itself: remind of what waits, and remove contacts that are no longer to be kept."""

from datetime import datetime

from samverkan.commissioned.actions.forgetting import forget_due
from samverkan.commissioned.actions.reminding import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how much it was. Doing it again the same day does nothing more."""
    return remind_due(at=at) + forget_due(at=at)
