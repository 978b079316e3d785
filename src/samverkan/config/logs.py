"""What is written on the console never holds the key of a door."""

import logging
import re
from typing import Any

KEY = re.compile(r"/[\w.:-]{40,}")
"""A part of an address so long that it may be what lets somebody in: a link of a mail, a calendar's address."""


class WithoutKeys(logging.Filter):
    """Shortens the addresses in a line of the log to what says where, and not how to get in."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(shortened(each) for each in record.args)
        record.msg = shortened(record.msg)
        return True


def shortened(said: Any) -> Any:
    """Return a text with its keys replaced by three dots, anything else as it is."""
    return KEY.sub("/…", said) if isinstance(said, str) else said
