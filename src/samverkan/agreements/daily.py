"""What this room does by itself: tell of assumptions that no longer hold."""

from datetime import datetime

from samverkan.agreements.actions.breaking import tell_of_breaks


def run(*, at: datetime) -> int:
    """Do what is due; return how many things were done. Doing it again does nothing more."""
    return tell_of_breaks(at=at)
