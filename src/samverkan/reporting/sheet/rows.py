"""The cells of a row become an answer, each with what is wrong in it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements import states
from samverkan.agreements.models import ReportState
from samverkan.agreements.sheet.rows import STATES
from samverkan.sources.spreadsheets.understanding import Read, understood
from samverkan.sources.spreadsheets.values import Unclear, chosen, number

LONGEST = {"sentence": 400, "unit": 60}
MOST = Decimal(10) ** 12


def read_cells(texts: Mapping[str, str], kind: str) -> Read:
    """Return the values of cells about a promise of a kind; what is not understood becomes a problem, never a guess."""
    return understood(texts, lambda code, text: READERS[code](text, kind))


def _state(text: str, kind: str) -> str:
    if not text:
        raise Unclear(_("A state that was reported is not taken back. Write another."))
    found = chosen(text, ReportState, {**STATES, **fitting_words(kind)})
    if not found or not states.is_fitting(kind, found):
        listed = ", ".join(fitting_words(kind))
        raise Unclear(_("“%(text)s” does not fit. Write one of: %(words)s.") % {"text": text[:40], "words": listed})
    return found


def fitting_words(kind: str) -> dict[str, str]:
    """Return the words by which the states that fit a kind are written, each with its code."""
    return {states.word(state): str(state) for state in states.BY_KIND[kind]}


def _text(code: str) -> Callable[[str, str], str]:
    def read(text: str, _kind: str) -> str:
        if len(text) > LONGEST[code]:
            sentence = _("The text is %(length)s characters; at most %(most)s fit. Shorten it.")
            raise Unclear(sentence % {"length": len(text), "most": LONGEST[code]})
        return text

    return read


def _figure(text: str, _kind: str) -> Decimal | None:
    if not text.strip():
        return None
    found = number(text)
    if found is None or abs(found) >= MOST:
        raise Unclear(_("“%(text)s” is not a number. Write it as 1234,5.") % {"text": text[:40]})
    return found.quantize(Decimal("0.01"))


READERS: dict[str, Callable[[str, str], Any]] = {
    "state": _state,
    "sentence": _text("sentence"),
    "figure": _figure,
    "unit": _text("unit"),
}
