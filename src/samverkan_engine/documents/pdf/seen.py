"""The words that Tesseract saw, as lines that stand where printed ones would."""

from collections.abc import Iterable
from itertools import groupby
from statistics import median
from typing import NamedTuple

from samverkan_engine.documents.layout import cleaned
from samverkan_engine.documents.pdf.printed import Fragment

WORD = "5"
COLUMNS = 12
"""Tesseract writes so many columns; those of a word carry its block, paragraph and line, its box, and its text last."""

SMALL, TALL, BELOW, ABOVE = 0.46, 0.22, 0.21, 0.18
"""What small letters, what rises, what hangs and rings measure, as shares of the size of the type."""

RISING = frozenset("bdfhklt0123456789/()[]§&!?äöåéüæøij")
HANGING = frozenset("gjpqy,;()[]")
RINGED = frozenset("ÅÄÖÉÜ")

SAME_SIZE = 0.22
"""Sizes that differ less from the usual one of the page are taken for it: a measured box is never exact."""

FEWEST_FOR_SLOPE = 3
LONG_LINE = 300
"""Whether a page is askew is told by its lines of at least so many points of the picture, when it has that many."""


class Word(NamedTuple):
    """A word seen in a picture: its text and its box, in points from the upper left corner."""

    text: str
    left: int
    top: int
    width: int
    height: int

    @property
    def size(self) -> float:
        """How large its type is, by the height of its box and the letters that it has."""
        letters = set(self.text)
        rises = any(letter in RISING or letter.isupper() for letter in letters)
        share = SMALL + TALL * rises + BELOW * bool(letters & HANGING) + ABOVE * bool(letters & RINGED)
        return self.height / share

    @property
    def base(self) -> float:
        """Where the line is that its letters stand on."""
        return self.top + self.height - BELOW * self.size * bool(set(self.text) & HANGING)


Line = list[Word]


def lines_seen(table: str) -> list[Line]:
    """Return the lines of what Tesseract writes as a table, each as its words from left to right."""
    rows = [row.split("\t", COLUMNS - 1) for row in table.splitlines()]
    words = [row for row in rows if len(row) == COLUMNS and row[0] == WORD and row[-1].strip()]
    return [
        [Word(cleaned(row[-1].strip()), *(int(cell) for cell in row[6:10])) for row in line]
        for _place, line in groupby(words, key=lambda row: row[1:5])
    ]


def slope(lines: Iterable[Line]) -> float:
    """Return how much the lines of a page climb: downwards on the picture above nothing, usual for all long lines."""
    long = [line for line in lines if len(line) > 1 and line[-1].left - line[0].left >= LONG_LINE]
    if len(long) < FEWEST_FOR_SLOPE:
        return 0.0
    return median((line[0].base - line[-1].base) / (line[-1].left - line[0].left) for line in long)


def fragments(lines: Iterable[Line], height: int, scale: float) -> list[Fragment]:
    """
    Return the lines as they would be printed, in points of the page from its lower left corner.

    height  of the picture, in its own points
    scale   points of the picture to one of the page
    """
    sized = [(line, median(word.size for word in line)) for line in lines]
    usual = median([size for line, size in sized for _word in line] or [1.0])
    found = []
    for line, measured in sized:
        size = usual if abs(measured - usual) <= SAME_SIZE * usual else measured
        base = height - median(word.base for word in line) - BELOW * size
        found.append(
            Fragment(
                " ".join(word.text for word in line),
                line[0].left / scale,
                base / scale,
                (line[-1].left + line[-1].width) / scale,
                (base + size) / scale,
            )
        )
    return found
