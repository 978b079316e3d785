"""Words that look like a Swedish personal identity number, which nobody may write in this room."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.numbers import luhn_digit

LOOKS_LIKE = re.compile(r"(?<!\d)(?:19|20)?(\d{2})(\d{2})(\d{2})\s*[-+\u2010-\u2015]?\s*(\d{4})(?!\d)")
COORDINATION = 60
"""What is added to the day of birth in a coordination number."""
SENTENCE = _(
    "This looks like a personal identity number. Take it away: no participants are registered here, only how many."
)


def found(text: str) -> str:
    """Return the first that looks like a personal identity number or coordination number; empty for none."""
    return next((each[0] for each in LOOKS_LIKE.finditer(text) if _is_one(*each.groups())), "")


def refuse(text: str) -> None:
    """Raise ValidationError for a text with such a number; the number itself is not repeated."""
    if found(text):
        raise ValidationError(SENTENCE)


def _is_one(year: str, month: str, day: str, last: str) -> bool:
    number = int(day) - COORDINATION if int(day) > COORDINATION else int(day)
    try:
        date(2000 + int(year) % 4, int(month), number)  # which century it is does not matter, but leap years do
    except ValueError:
        return False
    return luhn_digit(year + month + day + last[:3]) == int(last[3])
