"""What the parts of an ad are about, told by how their headings and sentences begin."""

import re
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources


class Section(StrEnum):
    """What a part of an ad is about."""

    OPENING = "opening"
    TASKS = "tasks"
    MUST = "must"
    NICE = "nice"
    EMPLOYER = "employer"
    OFFER = "offer"
    PROCESS = "process"
    WISH = "wish"
    """Said of the person: needed, or an advantage where the part of the ad is about advantages."""


ASKING = frozenset({Section.OPENING, Section.TASKS, Section.MUST, Section.NICE})
"""Where skills that are asked for stand; the rest is about the employer, what is offered and how to apply."""

LONGEST_HEADING = 70
"""Characters; what is longer is a sentence."""

FURTHER = 45
"""How many characters a heading may go on after its opening."""

READ = 90
"""How many characters of a sentence are looked at."""

PART = re.compile(r"[^\s:?!.,]+")

MOST = 6
"""Words in the longest opening."""


@dataclass(frozen=True, slots=True)
class Openings:
    """
    How headings, or sentences, begin.

    told    what follows, by the words of the opening with one blank between
    alone   openings after which nothing may follow
    gapped  openings with any words inside, by their first word
    most    words in the longest opening, by its first word
    """

    told: dict[str, Section]
    most: dict[str, int]
    alone: frozenset[str]
    gapped: dict[str, tuple[tuple[re.Pattern[str], Section], ...]]


def opening_words(begun: str) -> list[str]:
    """Return the first words of a lower-case beginning, one more than the longest opening has."""
    return PART.findall(begun)[: MOST + 1]


def heading(words: list[str], openings: Openings, size: int) -> Section | None:
    """Return what follows a heading of `size` characters; None when no known heading begins so."""
    opening, further = _longest(words, openings)
    if opening and (further == 0 or (opening not in openings.alone and size - len(opening) <= FURTHER)):
        return openings.told[opening]
    return None


def lead(words: list[str], openings: Openings, begun: str) -> Section | None:
    """Return what a sentence is about by how it begins; None when that does not tell."""
    opening, _ = _longest(words, openings)
    if opening:
        return openings.told[opening]
    for pattern, section in openings.gapped.get(words[0], ()) if words else ():
        if pattern.match(begun):
            return section
    return None


def _longest(words: list[str], openings: Openings) -> tuple[str, int]:
    """Return the longest opening with which the words begin, and how many words follow it; an empty one for none."""
    most = openings.most.get(words[0], 0) if words else 0
    for count in range(min(len(words), most), 0, -1):
        opening = " ".join(words[:count])
        if opening in openings.told:
            return opening, len(words) - count
    return "", 0


def _read(use: str) -> Openings:
    table = resources.files("samverkan_engine.matching").joinpath("sections.tsv").read_text("utf-8")
    told: dict[str, Section] = {}
    alone = set()
    gapped: dict[str, tuple[tuple[re.Pattern[str], Section], ...]] = {}
    for line in table.splitlines():
        if not line.startswith(f"{use}\t"):
            continue
        _, name, words = line.split("\t")
        if "@" in words:
            first = words.split(" ")[0]
            gapped[first] = (
                *gapped.get(first, ()),
                (re.compile(words.replace("@", r"\S+(?: \S+){0,4}")), Section(name)),
            )
            continue
        opening = " ".join(PART.findall(words.lstrip("=")))
        told[opening] = Section(name)
        if words.startswith("="):
            alone.add(opening)
    most: dict[str, int] = {}
    for opening in told:
        first, count = opening.split(" ")[0], opening.count(" ") + 1
        most[first] = max(count, most.get(first, 0))
    return Openings(told, most, frozenset(alone), gapped)


HEADINGS, LEADS = _read("heading"), _read("lead")
