"""Words divided at the end of a line are made whole; the hyphens of compounds stay."""

import re
from collections.abc import Iterable

MARKS = "\x02￾"
"""What PDFium puts in place of a hyphen at the end of a line."""

SOFT = "\xad"
HYPHENS = MARKS + SOFT + "-‐"
WORD = re.compile(r"\w+(?:-\w+)*")
LONGEST_WORD = 80
STEM = re.compile(r"[\w-]*$")
ELLIPSIS = {"och", "eller", "samt", "respektive", "og", "and", "or"}
"""After these a hyphen stands for the rest of the word: "forsknings- och utbildningsfrågor"."""


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand undivided in a document, in lower case."""
    return frozenset(word for text in texts for word in WORD.findall(text.casefold()))


def plain(text: str) -> str:
    """Return a text with ordinary hyphens for those that stayed at the end of a line."""
    for mark in MARKS:
        text = text.replace(mark, "-")
    return text


def joint(text: str, line: str, words: frozenset[str]) -> tuple[int, str]:
    """
    Return how a line goes on with a text: how many characters go from the text's end, and what is put between.

    text   what stands so far, or at least its last word
    line   what follows on the next line
    words  the words that stand undivided in the document
    """
    stem = text[-LONGEST_WORD:-1]
    if text[-1] not in HYPHENS or not stem[-1:].isalnum() or not line[0].isalnum():
        return 0, " "
    first = WORD.match(line)
    assert first is not None  # the line opens with a letter or a figure
    if text[-1] == SOFT:
        return 1, ""
    if first[0].casefold() in ELLIPSIS:
        return 1, "- "
    before = STEM.search(stem)
    return 1, "-" if _keeps_its_hyphen(before[0] if before else "", first[0], words) else ""


def _keeps_its_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """A name, a figure, an abbreviation or a single letter keeps it; else the rest of the document tells."""
    last = before.rpartition("-")[2]
    if after[0].isupper() or after[0].isdigit() or last[-1:].isdigit():
        return True
    if len(last) == 1 or (last.isupper() and len(last) > 1):
        return True
    return (before + after).casefold() not in words and f"{before}-{after}".casefold() in words
