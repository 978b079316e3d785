"""
The parts of a course plan: which of them tell what is taught.

A plan says who may come, how it is given and judged and what is read under headings that nearly all plans share. What
stands there names skills that are not taught: those needed beforehand, or the subject of a book.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

LONGEST, MOST = 70, 9
"""Characters and words of a heading; what is longer is a sentence."""

NUMBER = re.compile(r"(?:§\s*\d+|\d+(?:\.\d+)*\.?|[IVX]+\.)\s+")
HEADING = re.compile(r"[A-ZÅÄÖ][^.!;]*[^.!;,\s]")
CREDITS = re.compile(
    r"\b\d+(?:[.,]\d)?\s*(?:hp|högskolepoäng|yhp|yh-poäng|p|poäng|credits?|ects)\b|"
    r"\b(?:hp|yhp|credits?|ects)\s*:?\s*\d",
    re.IGNORECASE,
)
"""A heading that says how much it gives is that of a course or a part of one."""

LABEL = 45
"""So long may be what stands before a colon and says what the rest of the line is about."""


class About(StrEnum):
    """What a part of a course plan is about."""

    TAUGHT = "taught"
    ROUND = "round"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of a plan, blanks around it left out.

    start, end  characters of the text
    taught      it tells what is taught
    heading     it is a heading
    says        where what it says begins: after a label that only tells what follows; at its end for such a heading
    """

    start: int
    end: int
    taught: bool
    heading: bool
    says: int


def lines(text: str) -> list[Line]:
    """Return the lines of a plan that are not empty, in order."""
    places = _places(text)
    headings = [is_heading(text[start:end]) for start, end, _ in places] + [False]
    found: list[Line] = []
    is_taught = True
    for number, (start, end, is_apart) in enumerate(places):
        part, heading = text[start:end], headings[number]
        own, says = is_taught, start
        if heading:
            begins = number == 0 or (is_apart and not headings[number - 1] and not headings[number + 1])
            own = is_taught = _goes_on(part, is_taught, begins)
            says = end if _is_bare(part) else start
        elif (label := _label(part)) is not None:
            own, says = label, start + part.index(":") + 1
        found.append(Line(start, end, own, heading, says))
    return found


def _places(text: str) -> list[tuple[int, int, bool]]:
    """Return where each line that is not empty begins and ends, and whether an empty one stands before it."""
    found, is_apart, at = [], False, 0
    for whole in text.splitlines(keepends=True):
        part = whole.strip()
        start = at + len(whole) - len(whole.lstrip())
        at += len(whole)
        if part:
            found.append((start, start + len(part), is_apart))
        is_apart = not part
    return found


def taught_part(text: str) -> str:
    """Return the text with the parts that do not tell what is taught made blank; every position stays what it was."""
    kept = list(text)
    for line in lines(text):
        if not line.taught:
            kept[line.start : line.end] = " " * (line.end - line.start)
    return "".join(kept)


def is_heading(line: str) -> bool:
    """Tell whether a line, blanks around it left out, is a heading."""
    number = NUMBER.match(line)
    words = line[number.end() :] if number else line
    return (
        len(words) <= LONGEST
        and len(words.split()) <= MOST
        and ":" not in words[:-1]
        and bool(HEADING.fullmatch(words))
    )


def about(heading: str) -> About | None:
    """Return what stands under a heading; None when its words do not tell."""
    found = _pattern().search(heading.lower())
    if found is None:
        return None
    return _known().get(found[1]) or _known()[f"={found[1]}"]


def _goes_on(heading: str, is_taught: bool, begins: bool) -> bool:
    """
    Tell whether what follows a heading is taught.

    begins  it begins a part though its words may not tell of what: after an empty line, with no heading beside it
    """
    told = about(heading)
    if told is About.ROUND and CREDITS.search(heading):
        told = None
    if told is None:
        return is_taught or begins
    return told is About.TAUGHT


def _is_bare(heading: str) -> bool:
    """Tell whether a heading only says what follows; one with credits or a number names a course or a part of one."""
    return about(heading) is not None and not CREDITS.search(heading) and not re.search(r"\w \d", heading)


def _label(line: str) -> bool | None:
    """Return whether a line that begins with a known word and a colon tells what is taught; None for other lines."""
    label, colon, rest = line.partition(":")
    if not colon or not rest.strip() or len(label) > LABEL:
        return None
    told = about(label)
    return None if told is None else told is About.TAUGHT


@lru_cache(maxsize=1)
def _known() -> dict[str, About]:
    """Return the words of headings, those that end where they end with their sign, and what they tell."""
    table = resources.files("samverkan_engine.matching.plans").joinpath("headings.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")][1:]
    return {words: About(name) for name, words in rows}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return what finds the first known words of a heading, of those that begin at one place the longest."""
    words = sorted(_known(), key=len, reverse=True)
    ways = (re.escape(one.lstrip("=")) + (r"(?!\w)" if one.startswith("=") else "") for one in words)
    return re.compile(rf"\b({'|'.join(ways)})")
