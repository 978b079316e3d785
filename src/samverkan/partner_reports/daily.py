"""What this room does by itself: remind of reports that wait for an answer."""

from datetime import datetime

from samverkan.partner_reports.actions.reminding import remind_due


def run(*, at: datetime) -> int:
    """Do what is due; return how many mails that led to. Doing it again the same day does nothing more."""
    return remind_due(at=at)
