"""Times as Swedish services write them: without a zone they mean the clock in Stockholm."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
LATEST = datetime(9000, 1, 1, tzinfo=UTC)


def moment(written: str) -> datetime | None:
    """
    Return the moment in UTC; nothing when it is no date or time.

    Of an hour that comes twice in autumn the first is meant, and a day alone means its beginning.
    """
    written = written.strip()
    if not FORM.fullmatch(written):
        return None
    try:
        read = datetime.fromisoformat(written)
        return (read if read.tzinfo else read.replace(tzinfo=STOCKHOLM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def from_milliseconds(count: int) -> datetime | None:
    """Return the moment so many milliseconds after 1970; nothing when it cannot be."""
    try:
        read = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=count)
    except OverflowError:
        return None
    return read if read < LATEST else None


def day(written: str) -> date | None:
    """Return the day of a date or time as written, whatever its zone; nothing when it is none."""
    read = moment(written)
    return None if read is None else date.fromisoformat(written.strip()[:10])
