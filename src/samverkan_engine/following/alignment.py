"""
Which elements of two sequences correspond, in an order that both keep.

What occurs once in both is matched first, as far as it keeps its order (the patience method of Bram
Cohen); what lies between is done the same way, and by difflib when it is small. Two long texts that
are much alike, the case here, are aligned in nearly linear time; two that are not are given up on
rather than compared in quadratic time.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

SMALL = 250_000
"""difflib compares two stretches when the product of their lengths is no larger; some milliseconds."""
DEEPEST = 24
Gap = tuple[int, int, int, int, int]


def partners(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each element of `old` the number of the equal element of `new` it corresponds to, or None."""
    found: list[int | None] = [None] * len(old)
    gaps: list[Gap] = [(0, len(old), 0, len(new), 0)]
    while gaps:
        start, end, new_start, new_end, depth = gaps.pop()
        while start < end and new_start < new_end and old[start] == new[new_start]:
            found[start] = new_start
            start, new_start = start + 1, new_start + 1
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
            found[end] = new_end
        if start < end and new_start < new_end:
            gaps += _between(old, new, (start, end, new_start, new_end, depth), found)
    return found


def _between(old: Sequence[str], new: Sequence[str], gap: Gap, found: list[int | None]) -> Iterator[Gap]:
    start, end, new_start, new_end, depth = gap
    anchors = _anchors(old, new, gap) if depth < DEEPEST else []
    if not anchors:
        if (end - start) * (new_end - new_start) <= SMALL:
            _compare(old, new, gap, found)
        return
    at, new_at = start, new_start
    for one, other in anchors:
        found[one] = other
        yield at, one, new_at, other, depth + 1
        at, new_at = one + 1, other + 1
    yield at, end, new_at, new_end, depth + 1


def _anchors(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    start, end, new_start, new_end, _depth = gap
    places = _once(new, new_start, new_end)
    pairs = [(place, places[key]) for key, place in _once(old, start, end).items() if key in places]
    return _longest_rising(sorted(pairs))


def _once(keys: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(keys[start:end])
    return {keys[number]: number for number in range(start, end) if counts[keys[number]] == 1}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of the pairs in which both numbers rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_old, new) in enumerate(pairs):
        at = bisect_left(tails, new)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(new)
            ends.append(number)
        else:
            tails[at], ends[at] = new, number
    result, number = [], ends[-1] if ends else -1
    while number >= 0:
        result.append(pairs[number])
        number = before[number]
    return result[::-1]


def _compare(old: Sequence[str], new: Sequence[str], gap: Gap, found: list[int | None]) -> None:
    start, end, new_start, new_end, _depth = gap
    matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[start + block.a + step] = new_start + block.b + step
