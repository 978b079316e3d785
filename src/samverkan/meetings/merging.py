"""Two people wrote in the same text: what each changed is put together, paragraph by paragraph, where that is clear."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Lines = list[str]


@dataclass(frozen=True)
class Change:
    """The lines [start, end) of what both began from, and what one of them wrote instead."""

    start: int
    end: int
    lines: tuple[str, ...]

    def meets(self, other: "Change") -> bool:
        """Whether two changes concern the same lines, or add at the same place."""
        if self.start == other.start:
            return True
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Piece:
    """A stretch of the text: as both have it, or as each of them wrote it."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def is_clear(self) -> bool:
        return self.mine == self.theirs


def put_together(base: str, mine: str, theirs: str) -> str | None:
    """Return the text with the changes of both, or None when both changed the same paragraph or wrote at one place."""
    pieces = list(_pieces(base.split("\n"), mine.split("\n"), theirs.split("\n")))
    return "\n".join(line for piece in pieces for line in piece.mine) if all(p.is_clear for p in pieces) else None


def side_by_side(base: str, mine: str, theirs: str) -> str:
    """Return a text in which nothing of either is missing: where they differ, theirs stands first and then mine."""
    lines: Lines = []
    for piece in _pieces(base.split("\n"), mine.split("\n"), theirs.split("\n")):
        own = () if piece.is_clear else piece.mine
        lines += [*piece.theirs, *(line for line in own if line not in piece.theirs)]
    return "\n".join(lines)


def _pieces(base: Lines, mine: Lines, theirs: Lines) -> Iterator[Piece]:
    at = 0
    for start, end, own, other in _groups(_changes(base, mine), _changes(base, theirs)):
        kept = tuple(base[at:start])
        yield Piece(kept, kept)
        if own and other:
            yield Piece(_written(base, start, end, own), _written(base, start, end, other))
        else:
            alone = _written(base, start, end, own or other)
            yield Piece(alone, alone)
        at = end
    kept = tuple(base[at:])
    yield Piece(kept, kept)


def _changes(base: Lines, written: Lines) -> list[Change]:
    found = SequenceMatcher(None, base, written, autojunk=False).get_opcodes()
    return [Change(i1, i2, tuple(written[j1:j2])) for tag, i1, i2, j1, j2 in found if tag != "equal"]


def _groups(mine: list[Change], theirs: list[Change]) -> Iterator[tuple[int, int, list[Change], list[Change]]]:
    """Yield the changes in order, those that meet together: from, to, mine and theirs."""
    waiting = sorted(
        [(c.start, c.end, c, True) for c in mine] + [(c.start, c.end, c, False) for c in theirs], key=_place
    )
    while waiting:
        start, end = waiting[0][:2]
        taken, whole = [waiting.pop(0)], Change(start, end, ())
        while waiting and whole.meets(waiting[0][2]):
            taken.append(waiting.pop(0))
            whole = Change(start, max(whole.end, taken[-1][1]), ())
        own = [change for *_span, change, is_mine in taken if is_mine]
        yield whole.start, whole.end, own, [change for *_span, change, is_mine in taken if not is_mine]


def _place(waiting: tuple[int, int, Change, bool]) -> tuple[int, int]:
    return waiting[:2]


def _written(base: Lines, start: int, end: int, changes: list[Change]) -> tuple[str, ...]:
    """Return the lines [start, end) as one of them left them."""
    lines: Lines = []
    for change in changes:
        lines += [*base[start : change.start], *change.lines]
        start = change.end
    return (*lines, *base[start:end])
