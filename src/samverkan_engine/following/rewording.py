"""The places of a new text that may say in other words what a passage said."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from samverkan_engine.following.words import Words, is_word
from samverkan_engine.tables import Place

MOST_WINDOWS = 60
LONGEST = 1_000_000
"""Stretches are compared in order when the product of their lengths in words is no larger, else as bags of words."""
SHOWN = 0.3
"""Places less like the passage than this are not shown at all."""
COMMON = 40
"""A word that stands in more sentences than this, and in more than a tenth of them, tells nothing."""


class Rewordings:
    """The sentences of the new text by their words."""

    def __init__(self, old: Words, new: Words, back: Sequence[int | None]) -> None:
        self.old, self.new, self.back = old, new, back

    def of(self, span: tuple[int, int]) -> list[Place]:
        """Return the places like the passage with words [first, last) of the old text."""
        first, last = self.old.sentence_at(span[0]), self.old.sentence_at(span[1] - 1)
        whole = self.old.sentence(first)[0], self.old.sentence(last)[1]
        wanted = _words(self.old.keys[slice(*whole)])
        windows = list(self._windows(wanted, last - first + 1, whole))[:MOST_WINDOWS]
        return [place for window in windows if (place := self._place(span, whole, wanted, window)) is not None]

    @cached_property
    def _sentences_with(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for which in range(len(self.new.sentences)):
            for word in set(_words(self.new.keys[slice(*self.new.sentence(which))])):
                found[word].append(which)
        return found

    def _windows(self, wanted: list[str], count: int, whole: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the words [first, last) of runs of sentences round those that share rare words with the passage."""
        seen: set[tuple[int, int]] = set()
        total = len(self.new.sentences)
        for which in self._likeliest(wanted, whole):
            for size in range(max(1, count - 1), count + 2):
                for first in range(max(0, which - size + 1), min(which, total - size) + 1):
                    if (first, size) not in seen:
                        seen.add((first, size))
                        yield self.new.sentence(first)[0], self.new.sentence(first + size - 1)[1]

    def _likeliest(self, wanted: list[str], whole: tuple[int, int]) -> list[int]:
        most = max(COMMON, len(self.new.sentences) // 10)
        scores: Counter[int] = Counter()
        for word in set(wanted):
            places = self._sentences_with.get(word, [])
            if len(places) <= most:
                for which in places:
                    scores[which] += 1000 // len(places)
        ranked = sorted(scores, key=lambda which: (-scores[which], which))
        return [which for which in ranked[:40] if not self._belongs_elsewhere(which, whole)][:6]

    def _belongs_elsewhere(self, which: int, whole: tuple[int, int]) -> bool:
        """Say whether the sentence is, word for word, another sentence of the old text."""
        first, last = self.new.sentence(which)
        was = self.back[first]
        if was is None or whole[0] <= was < whole[1]:
            return False
        return all(self.back[at] == was + at - first for at in range(first, last))

    def _place(
        self, span: tuple[int, int], whole: tuple[int, int], wanted: list[str], window: tuple[int, int]
    ) -> Place | None:
        likeness = _likeness(wanted, _words(self.new.keys[slice(*window)]))
        if likeness < SHOWN:
            return None
        first, last = window if span == whole else self._part(span, whole, window)
        return Place(*self.new.characters(first, last), round(likeness, 3))

    def _part(self, span: tuple[int, int], whole: tuple[int, int], window: tuple[int, int]) -> tuple[int, int]:
        """Return the words of the window that correspond to a part of the passage's sentence."""
        if (whole[1] - whole[0]) * (window[1] - window[0]) > LONGEST:
            return window
        matcher = SequenceMatcher(None, self.old.keys[slice(*whole)], self.new.keys[slice(*window)], autojunk=False)
        found = [
            window[0] + block.b + step
            for block in matcher.get_matching_blocks()
            for step in range(block.size)
            if span[0] <= whole[0] + block.a + step < span[1]
        ]
        return (found[0], found[-1] + 1) if found else window


def _words(keys: Sequence[str]) -> list[str]:
    return [key.casefold() for key in keys if is_word(key)]


def _likeness(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if len(one) * len(other) <= LONGEST else matcher.quick_ratio()
