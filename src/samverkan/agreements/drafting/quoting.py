"""Finding the words that a person points at without a mouse: typed or pasted into a box."""

import re

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Span
from samverkan.agreements.drafting.refusals import CannotApply


def find(text: str, quote: str, start: int = 0, end: int | None = None) -> Span:
    """
    Return where the words stand in the text from start to end, whatever the spaces and line breaks between them.

    Raises CannotApply when nothing was written, or when the words do not occur.
    """
    words = quote.split()
    if not words:
        raise CannotApply(_("Select the words in the text first, or paste them into the box."))
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = re.compile(pattern).search(text, start, len(text) if end is None else end)
    if not found:
        raise CannotApply(_("These words do not occur in the text. Copy them exactly as they stand there."))
    return found.span()


def check(text: str, start: int, end: int) -> Span:
    """Return the span without the spaces around it; raise CannotApply when it holds no words of the text."""
    if not 0 <= start < end <= len(text):
        raise CannotApply(_("The selection lies outside the text. Select the words again."))
    words = text[start:end]
    if not words.strip():
        raise CannotApply(_("The selection holds no words. Select the words again."))
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
