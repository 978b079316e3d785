"""What this room does by itself: ask for what the schedule says."""

from datetime import datetime

from samverkan.sources.actions.queueing import ask_for_due


def run(*, at: datetime) -> int:
    """Ask for each source whose time has come; return how many."""
    return ask_for_due(at=at)
