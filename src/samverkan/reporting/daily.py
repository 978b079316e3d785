"""What this room does by itself: remind those who have not answered, and tell who sees to it in their party."""

from datetime import datetime


def run(*, at: datetime) -> int:
    """Do what is due; return how many mails went out. Doing it again the same day does nothing more."""
    return 0
