"""What this room does by itself: ask for what the schedule says, and clear away what was interrupted."""

from datetime import datetime

from samverkan.sources.actions.bringing import clear_old
from samverkan.sources.actions.queueing import ask_for_due


def run(*, at: datetime) -> int:
    """Ask for each source whose time has come; return how many."""
    clear_old(at=at)
    return ask_for_due(at=at)
