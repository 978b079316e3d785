"""What the cells of the register say: dates, kinds, how often. Each raises Unclear with a sentence."""

import re
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan.agreements.models import AgreementKind, Cadence
from samverkan.search import key

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
ENGLISH = {"may": "maj", "oct": "okt"}

KINDS: dict[str, str] = {
    "avsiktsförklaring": AgreementKind.LETTER_OF_INTENT,
    "viljeförklaring": AgreementKind.LETTER_OF_INTENT,
    "loi": AgreementKind.LETTER_OF_INTENT,
    "samverkansavtal": AgreementKind.COOPERATION,
    "samarbetsavtal": AgreementKind.COOPERATION,
    "överenskommelse": AgreementKind.COOPERATION,
    "avtal": AgreementKind.COOPERATION,
    "mou": AgreementKind.MEMORANDUM,
    "samförståndsavtal": AgreementKind.MEMORANDUM,
    "partnerskap": AgreementKind.PARTNERSHIP,
    "strategiskt partnerskap": AgreementKind.PARTNERSHIP,
    "förnyelse": AgreementKind.RENEWAL,
    "förlängning": AgreementKind.RENEWAL,
}
CADENCES: dict[str, str] = {
    "årligen": Cadence.ANNUAL,
    "varje år": Cadence.ANNUAL,
    "en gång per år": Cadence.ANNUAL,
    "1 gång per år": Cadence.ANNUAL,
    "två gånger per år": Cadence.BIANNUAL,
    "2 gånger per år": Cadence.BIANNUAL,
    "halvårsvis": Cadence.BIANNUAL,
    "kvartalsvis": Cadence.QUARTERLY,
    "varje kvartal": Cadence.QUARTERLY,
    "fyra gånger per år": Cadence.QUARTERLY,
    "månadsvis": Cadence.MONTHLY,
    "varje månad": Cadence.MONTHLY,
}


class Unclear(ValueError):
    """The cell says something that cannot be understood; the text says what to write instead."""


def kind(text: str) -> str:
    """Return the kind of agreement that a word names, in Swedish or English."""
    found = _chosen(text, AgreementKind, KINDS)
    if not found:
        words = ", ".join(str(label).lower() for label in AgreementKind.labels)
        raise Unclear(
            _("“%(text)s” is no kind that is known. Write one of: %(words)s.") % {"text": text, "words": words}
        )
    return found


def cadence(text: str) -> str:
    """Return how often the leaderships meet; nothing for an empty cell."""
    if not text:
        return ""
    found = _chosen(text, Cadence, CADENCES)
    if not found:
        words = ", ".join(str(label).lower() for label in Cadence.labels)
        raise Unclear(_("“%(text)s” is not understood. Write one of: %(words)s.") % {"text": text, "words": words})
    return found


def _chosen(text: str, choices: type[AgreementKind] | type[Cadence], others: dict[str, str]) -> str:
    wanted = key(text)
    for code, label in labels(choices):
        if wanted in (key(code), key(label)):
            return code
    return next((str(code) for word, code in others.items() if key(word) == wanted), "")


def labels(choices: type[AgreementKind] | type[Cadence]) -> list[tuple[str, str]]:
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
