"""The words of a wording that a term rests on, quoted in their sentence, with the way to their place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from samverkan.agreements.models import Wording

LONGEST = 280
"""So many characters of a sentence are quoted on either side of the words."""

LONGEST_WORDS = 60
"""A passage longer than this is a sentence itself, and none of it stands out."""


@dataclass(frozen=True)
class Quote:
    """The words with what stands around them in their sentence; only the address where the page shows them anyway."""

    url: str
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True)
class Quoting:
    """Quotes from one wording; none from a wording that the reader does not see."""

    wording: Wording | None
    agreement: int

    def of(self, passages: Sequence[Sequence[int]]) -> Quote | None:
        """Return the first passage in its sentence."""
        if self.wording is None or not passages:
            return None
        text, (start, end) = self.wording.text, passages[0]
        start += len(text[start:end]) - len(text[start:end].lstrip())
        first, last = _sentence(text, start, end)
        before, words, after = text[first:start], text[start:end], text[end:last]
        if end - start > LONGEST_WORDS:
            return Quote(self._url(start, end), before=" ".join(text[first:last].split()))
        return Quote(self._url(start, end), _spaced(before), " ".join(words.split()), _spaced(after))

    def place(self, passages: Sequence[Sequence[int]]) -> Quote | None:
        """Return the way to the first passage, whose words are shown already."""
        if self.wording is None or not passages:
            return None
        return Quote(self._url(*passages[0]))

    def _url(self, start: int, end: int) -> str:
        assert self.wording is not None
        page = reverse("agreements:wording", args=[self.agreement, self.wording.number])
        return f"{page}?stalle={start}-{end}#stalle"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of a passage begins and ends, as far as that is told by full stops and lines."""
    first = max(text.rfind(mark, max(0, start - LONGEST), start) + len(mark) for mark in ("\n", ". "))
    if first <= start - LONGEST:
        first = start
    # A full stop belongs to its sentence, the end of a line does not.
    ends = [at + len(mark.rstrip()) for mark in ("\n", ". ") if (at := text.find(mark, end, end + LONGEST)) >= 0]
    last = min(ends) if ends else min(len(text), end + LONGEST)
    return min(first, start), max(last, end)


def _spaced(words: str) -> str:
    """Return words on one line, with a space left where one stood beside the passage."""
    joined = " ".join(words.split())
    lead = " " if words[:1].isspace() and joined else ""
    return lead + joined + (" " if words[-1:].isspace() and joined else "")
