"""What this room does by itself: write the morning's mail, and send what waits."""

from datetime import datetime

from samverkan.mail import often
from samverkan.mail.actions.digests import drop_what_no_longer_holds, write_digests


def run(*, at: datetime) -> int:
    """Write what is due and hand over all that waits; return how many mails were written or sent."""
    drop_what_no_longer_holds(at=at)
    written = write_digests(at=at)
    return max(written, often.run(at=at))
