"""What the parts of an ad are about, told by how their headings and sentences begin."""

import re
from dataclasses import dataclass, field
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

READ = 60
"""How many characters of a sentence are looked at."""

PART = re.compile(r"[^\s:?!.,]+")

MOST = 6
"""Words in the longest opening."""


@dataclass(slots=True)
class Step:
    """
    The words of openings, one step a word.

    further  the next words
    section  what follows an opening that ends here; None when none does
    alone    nothing may follow that opening
    size     its characters
    """

    further: dict[str, "Step"] = field(default_factory=dict)
    section: Section | None = None
    alone: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Openings:
    """
    How headings, or sentences, begin.

    first   the first words
    gapped  openings with any words inside, by their first word
    """

    first: dict[str, Step]
    gapped: dict[str, tuple[tuple[re.Pattern[str], Section], ...]]


def opening_words(begun: str) -> list[str]:
    """Return the first words of a lower-case beginning, one more than the longest opening has."""
    return PART.findall(begun)[: MOST + 1]


def heading(words: list[str], openings: Openings, size: int) -> Section | None:
    """Return what follows a heading of `size` characters; None when no known heading begins so."""
    opening, further = _longest(words, openings)
    if opening and (further == 0 or (not opening.alone and size - opening.size <= FURTHER)):
        return opening.section
    return None


def lead(words: list[str], openings: Openings, begun: str) -> Section | None:
    """Return what a sentence is about by how it begins; None when that does not tell."""
    opening, _ = _longest(words, openings)
    if opening:
        return opening.section
    for pattern, section in openings.gapped.get(words[0], ()) if words else ():
        if pattern.match(begun):
            return section
    return None


def _longest(words: list[str], openings: Openings) -> tuple[Step | None, int]:
    """Return the end of the longest opening with which the words begin, and how many words follow it."""
    found, followed = None, 0
    steps, left = openings.first, len(words)
    for word in words:
        step = steps.get(word)
        if step is None:
            break
        left -= 1
        if step.section:
            found, followed = step, left
        steps = step.further
    return found, followed


def _read(use: str) -> Openings:
    table = resources.files("samverkan_engine.matching").joinpath("sections.tsv").read_text("utf-8")
    first: dict[str, Step] = {}
    gapped: dict[str, tuple[tuple[re.Pattern[str], Section], ...]] = {}
    for line in table.splitlines():
        if not line.startswith(f"{use}\t"):
            continue
        _, name, words = line.split("\t")
        if "@" in words:
            begins = words.split(" ")[0]
            pattern = re.compile(words.replace("@", r"\S+(?: \S+){0,4}"))
            gapped[begins] = (*gapped.get(begins, ()), (pattern, Section(name)))
        else:
            _lay(first, words, Section(name))
    return Openings(first, gapped)


def _lay(steps: dict[str, Step], words: str, section: Section) -> None:
    """Add an opening, a step a word."""
    parts = PART.findall(words.lstrip("="))
    step = Step()
    for part in parts:
        step = steps.setdefault(part, Step())
        steps = step.further
    step.section, step.alone, step.size = section, words.startswith("="), len(" ".join(parts))


HEADINGS, LEADS = _read("heading"), _read("lead")
