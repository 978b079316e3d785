"""The passage of a text where the words that were looked for stand, with those words marked."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.search.asking import Asked, Clause
from samverkan.search.words import stem, words_in

LENGTH = 240
BEFORE = 60
MOST = 12  # marks in one passage


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage, marked when it is one of the words looked for."""

    text: str
    is_marked: bool = False


def marked(text: str, asked: Asked, language: str) -> tuple[Piece, ...]:
    """Return a whole text in pieces."""
    return tuple(_pieces(text, list(hits(text, asked, language))))


def passage(text: str, asked: Asked, language: str) -> tuple[Piece, ...]:
    """Return the stretch of a text around the first word found, or its beginning when there is none."""
    first = next(hits(text, asked, language), (0, 0))[0]
    start = 0 if first <= BEFORE * 2 else _between_words(text, first - BEFORE, first)
    end = len(text) if len(text) <= start + LENGTH else text.rfind(" ", start + 1, start + LENGTH)
    end = end if end > first else min(start + LENGTH, len(text))
    shown = " ".join(text[start:end].split())
    whole = f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"
    return marked(whole, asked, language)


def _between_words(text: str, earliest: int, latest: int) -> int:
    space = text.find(" ", earliest, latest)
    return space + 1 if space >= 0 else earliest


def hits(text: str, asked: Asked, language: str) -> Iterator[tuple[int, int]]:
    """Yield where the words looked for stand; a phrase as one stretch."""
    longest = max((len(row) for each in asked.wanted for row in each.rows), default=1)
    window: deque[tuple[str, int, int]] = deque(maxlen=longest)
    for found in words_in(text):
        window.append((stem(found[0], language), found.start(), found.end()))
        ended = [length for each in asked.wanted if (length := _ends(window, each))]
        if ended:
            yield window[-max(ended)][1], found.end()


def _ends(window: "deque[tuple[str, int, int]]", one: Clause) -> int:
    """Return how many words of the text, up to the last one, are what was looked for; nought when they are not."""
    last = [each for each, _start, _end in window]
    for row in one.rows:
        if tuple(last[-len(row) :]) == row:
            return len(row)
    return int(any(last[-1].startswith(part) or last[-1].endswith(part) for part in one.within))


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in spans[:MOST]:
        start = max(start, at)
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], is_marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])
