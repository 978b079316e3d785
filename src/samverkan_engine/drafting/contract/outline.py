"""The sections of an agreement and the numbered clauses in them."""

import re

from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import ParagraphKind, Section

NUMBERED = re.compile(r"\s*(?P<number>§\s?\d{1,3}|\d{1,2}(?:\.\d{1,2}){0,3}(?:\s?§)?)(?P<stop>[.)]?)\s+(?=\S)")
LONGEST_TITLE = 90
"""A numbered paragraph of more characters than this is a clause without a title."""

FEWEST = 3
"""Fewer sections than this are no outline."""


def outline(reading: Reading) -> tuple[Section, ...]:
    """Return the sections and clauses in order, each to where the next of its level or above begins."""
    if not reading.is_agreement_itself:
        return ()
    opened = [
        (*opening, number) for number, _ in enumerate(reading.paragraphs) if (opening := _opening(reading, number))
    ]
    if sum(level == 1 for _, _, level, _ in opened) < FEWEST:
        return ()
    return tuple(_section(reading, opened, index) for index in range(len(opened)))


def _opening(reading: Reading, index: int) -> tuple[str, str, int] | None:
    """Number, title and level of the section that the paragraph opens, or None."""
    paragraph = reading.paragraphs[index]
    words = reading.words(paragraph)
    match = NUMBERED.match(words)
    heading = paragraph.kind is ParagraphKind.HEADING
    if match and (heading or "." in match.group("number") or match.group("number").startswith("§")):
        rest = words[match.end() :].strip()
        level = match.group("number").count(".") + 1
        titled = heading or (len(rest) <= LONGEST_TITLE and not rest.endswith((".", ";", ":")))
        return " ".join(match.group("number").split()), rest if titled else "", level
    return None


def _section(reading: Reading, opened: list[tuple[str, str, int, int]], index: int) -> Section:
    number, title, level, paragraph = opened[index]
    following = next((other[3] for other in opened[index + 1 :] if other[2] <= level), None)
    start = reading.paragraphs[paragraph].start
    last = reading.paragraphs[following - 1] if following is not None else reading.paragraphs[-1]
    head = reading.paragraphs[paragraph]
    return Section(
        number=number,
        title=title,
        level=level,
        start=start,
        end=max(last.end, head.end),
        passages=(reading.passage(head.start, head.end),),
        confidence=0.9,
        nature=reading.nature(head.start, head.end),
    )
