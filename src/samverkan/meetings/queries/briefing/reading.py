"""How long the paper takes to read, and what must go to the annex for it to take ten minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from math import ceil
from typing import Any

from samverkan.papers.blocks import Block, Contents, Figure, Heading, KeyFigure, PageBreak, Run

WORDS_A_MINUTE = 200
MINUTES = 10
LONGEST = WORDS_A_MINUTE * MINUTES


def words_of(blocks: Iterable[Block]) -> int:
    """Return how many words there are to read in some blocks; of a drawing only its caption is read."""
    return sum(len(text.split()) for block in blocks for text in _texts(block))


def minutes(words: int) -> int:
    """Return the minutes it takes, at least one."""
    return max(1, ceil(words / WORDS_A_MINUTE))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case PageBreak() | Contents():
            return
        case Figure(caption=caption):
            yield caption
        case Heading(text=text):
            yield text
        case _:
            for field in fields(block):
                yield from _within(getattr(block, field.name))


def _within(value: Any) -> Iterator[str]:
    """Yield every text that a part of a block holds, but not words that say how it looks."""
    if isinstance(value, Run):
        yield value.text
    elif isinstance(value, KeyFigure):
        yield from (value.value, value.label)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
