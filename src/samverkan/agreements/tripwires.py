"""Whether an assumption is broken on a day: by a person's word, or by its indicator's value. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

BELOW, ABOVE = "below", "above"


@dataclass(frozen=True)
class Limit:
    """The value an indicator may not pass, and on which side it lies."""

    value: Decimal
    broken_when: str

    def is_passed(self, value: Decimal) -> bool:
        """Say whether a value lies beyond the limit; on the limit it does not."""
        return value < self.value if self.broken_when == BELOW else value > self.value


@dataclass(frozen=True)
class Reading:
    """An indicator's latest value: of which day, and when it was entered."""

    on: date
    value: Decimal
    entered_at: datetime
    is_preliminary: bool = False


@dataclass(frozen=True)
class Mark:
    """What a person last said of the assumption: of which day, and when; the time is unknown of the oldest."""

    holds: bool
    on: date
    at: datetime | None = None
    note: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class Break:
    """Why an assumption does not hold: since which day, when that was known, and by whose word or which value."""

    on: date
    at: datetime | None = None
    note: str = ""
    source_url: str = ""
    reading: Reading | None = None

    def is_answered(self, at: datetime | None) -> bool:
        """Say whether an answer given at a time came after the break."""
        return at is not None and (self.at is None or at >= self.at)


def broken(mark: Mark | None, limit: Limit | None, reading: Reading | None) -> Break | None:
    """
    Return why the assumption does not hold, or None while it does.

    mark     the latest that a person said; what a person says counts before any value entered until then
    limit    None where no indicator watches
    reading  the latest value of the indicator, as far as the one who looks may see it
    """
    if mark and not mark.holds:
        return Break(mark.on, mark.at, mark.note, mark.source_url)
    if limit is None or reading is None or not limit.is_passed(reading.value):
        return None
    if mark and mark.at and reading.entered_at <= mark.at:
        return None
    return Break(reading.on, reading.entered_at, reading=reading)
