"""A value as a person or a file gives it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Entered:
    """What the indicator was on a day, and what is to be known about the figure."""

    on: date
    value: Decimal
    is_preliminary: bool = False
    comment: str = ""
    source: str = ""
