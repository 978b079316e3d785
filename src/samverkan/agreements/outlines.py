"""The outline of a text: its sections and numbered clauses, as a list that leads to their places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

Section = Sequence[str | int]
"""[number, title, level, start, end]: where in the text a section or clause stands."""


@dataclass(frozen=True)
class Entry:
    """A section or titled clause with the clauses under it that have no title of their own."""

    number: str
    title: str
    level: int
    anchor: str
    clauses: "tuple[Entry, ...]" = ()


def anchors(outline: Sequence[Section]) -> dict[int, str]:
    """Return the id of each place at which a section or clause begins, by its start."""
    return {int(start): f"del-{place}" for place, (_, _, _, start, _) in enumerate(outline, start=1)}


def entries(outline: Sequence[Section]) -> tuple[Entry, ...]:
    """Return the sections in order; a clause without a title stands as a number under the section before it."""
    known = anchors(outline)
    found: list[Entry] = []
    for number, title, level, start, _end in outline:
        entry = Entry(str(number), str(title), int(level), known[int(start)])
        if entry.title or not found:
            found.append(entry)
        else:
            found[-1] = replace(found[-1], clauses=(*found[-1].clauses, entry))
    return tuple(found)
