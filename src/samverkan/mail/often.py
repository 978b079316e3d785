"""What this room does every few minutes: write what should have gone at once, and try again what waits for its time."""

from datetime import datetime

from samverkan.mail.actions.delivering import deliver
from samverkan.mail.actions.digests import write_left_behind


def run(*, at: datetime) -> int:
    """Hand over all that is due; return how many mails were written or sent."""
    return max(write_left_behind(at=at), deliver(at=at))
