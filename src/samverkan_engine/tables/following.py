"""What became of passages in a new wording of their text, and how two wordings differ."""

from dataclasses import dataclass
from enum import StrEnum


class FollowKind(StrEnum):
    """
    What became of a passage.

    exact     the same words, where they stood among the rest, in a sentence that says the same
    moved     the same words in a sentence that says the same, elsewhere
    reworded  something like it, or the same words in several places or in a changed sentence: a person decides
    gone      nothing like it: a person decides
    """

    EXACT = "exact"
    MOVED = "moved"
    REWORDED = "reworded"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the new text and how like the passage its sentence is, 0 to 1."""

    start: int
    end: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Followed:
    """
    What became of one passage.

    start, end   where it stands in the new text; when reworded, the likeliest place; None when gone
    likeness     0 to 1; 1 when exact or moved
    candidates   when reworded or gone, the places it may have become, the likeliest first
    """

    kind: FollowKind
    start: int | None = None
    end: int | None = None
    likeness: float = 0.0
    candidates: tuple[Place, ...] = ()

    @property
    def is_certain(self) -> bool:
        return self.kind in (FollowKind.EXACT, FollowKind.MOVED)


class DifferenceKind(StrEnum):
    """What became of a paragraph, or of some words of it."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


@dataclass(frozen=True, slots=True)
class WordsCompared:
    """Some words of a paragraph: the same in both, added or removed."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphCompared:
    """
    A paragraph of either text, or of both.

    old, new   [start, end) of it in the texts; None in the one where it does not stand
    words      its words in reading order; those that are `same` come as the new text has them
    """

    kind: DifferenceKind
    words: tuple[WordsCompared, ...]
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None
