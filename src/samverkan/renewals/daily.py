"""What this room does by itself: begin renewals whose time has come, end agreements whose last day has been."""

from datetime import datetime

from samverkan.renewals.actions.beginning import begin_due
from samverkan.renewals.actions.settling import end_due


def run(*, at: datetime) -> int:
    """Do what is due; return how many things were done. Doing it again the same day does nothing more."""
    return len(begin_due(at=at)) + len(end_due(at=at))
