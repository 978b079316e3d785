"""What this room does by itself: write the morning's mail, and send what waits."""

from datetime import datetime

from samverkan.mail.actions.delivering import deliver
from samverkan.mail.actions.digests import drop_what_no_longer_holds, write_digests, write_left_behind


def run(*, at: datetime) -> int:
    """Write what is due and hand over all that waits; return how many mails were written or sent."""
    drop_what_no_longer_holds(at=at)
    written = write_left_behind(at=at) + write_digests(at=at)
    return max(written, deliver(at=at))
