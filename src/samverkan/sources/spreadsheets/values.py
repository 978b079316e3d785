"""What a cell says: a date, a number, or one of several words. Each raises Unclear with a sentence."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.search import key

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
ENGLISH = {"may": "maj", "oct": "okt"}


class Unclear(ValueError):
    """The cell says something that cannot be understood; the text says what to write instead."""


def chosen(text: str, choices: type[Choices], others: Mapping[str, str]) -> str:
    """
    Return the code that a word names, in any language of the product; nothing when it names none.

    others  further words, each with its code
    """
    wanted = key(text)
    for code, label in labels(choices):
        if wanted in (key(code), key(label)):
            return code
    return next((str(code) for word, code in others.items() if key(word) == wanted), "")


def labels(choices: type[Choices]) -> list[tuple[str, str]]:
    """Return each code with its label in every language of the product."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += [(str(code), str(label)) for code, label in choices.choices]
    return found


def partial_date(text: str) -> str:
    """Return a day, a month or a year as 2019-11-19, 2019-11 or 2019; nothing for an empty cell."""
    if not text:
        return ""
    parts = _parts(text)
    if parts is None:
        raise Unclear(
            _("“%(text)s” is no date that is understood. Write it as 2019-11-19, 2019-11 or 2019.") % {"text": text}
        )
    year, month, day = parts
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise Unclear(
            _("“%(text)s” is a day that does not exist. Write the date as 2019-11-19.") % {"text": text}
        ) from None
    if not 1900 <= year <= 2200:
        raise Unclear(_("“%(text)s” lies outside 1900 to 2200. Check the year.") % {"text": text})
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def whole_date(text: str) -> date | None:
    """Return a day; nothing for an empty cell."""
    partial = partial_date(text)
    if partial and len(partial) < 10:
        raise Unclear(_("“%(text)s” is not a whole date. Write the day too, as 2019-11-19.") % {"text": text})
    return date.fromisoformat(partial) if partial else None


def number(text: str) -> Decimal | None:
    """Return a number as people write it, 1 234,5 and 1,234.5 and −3 alike; None when the text is none."""
    plain = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if "," in plain and "." in plain:
        plain = plain.replace("." if plain.rindex(",") > plain.rindex(".") else ",", "")
    try:
        found = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day (0 where unknown). Day before month only with points, as Swedish writes it."""
    plain = text.strip().casefold().rstrip(".")
    plain = re.sub(r"[t ]00:00(:00(\.0+)?)?$", "", plain)
    if found := re.fullmatch(r"(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?", plain):
        return int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := re.fullmatch(r"(?:(?:den )?(\d{1,2})\.?\s)?([a-zå]{3,9})\.?,?\s(\d{4})", plain):
        month = ENGLISH.get(found[2][:3], found[2][:3])
        if month in MONTHS:
            return int(found[3]), MONTHS.index(month) + 1, int(found[1] or 0)
    return None
