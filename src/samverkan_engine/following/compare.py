"""How two wordings of a text differ, paragraph by paragraph and word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from samverkan_engine.following.alignment import partners
from samverkan_engine.following.words import Words
from samverkan_engine.tables import DifferenceKind, ParagraphCompared, WordsCompared

PAIRED = 0.4
"""Two paragraphs of which less than this is shared, 0 to 1, are one removed and one added."""
MOST_PAIRS = 2_500
LONGEST = 1_000_000
"""Paragraphs are weighed against each other when the product of their lengths in words is no larger."""
Span = tuple[int, int]


def compare(old_text: str, new_text: str) -> tuple[ParagraphCompared, ...]:
    """
    Return the paragraphs of both texts in reading order, each with what became of it.

    A paragraph is a line, or several that a program broke. White space and typography are no difference.
    Every word of the new text comes once, as the same or as added; every word of the old one, as the same
    or as removed. What moved comes twice: where it stood, and where it stands.
    """
    return tuple(_Comparison(Words.of(old_text), Words.of(new_text)).paragraphs())


class _Comparison:
    """The two texts and their paragraphs, each as words [first, last)."""

    def __init__(self, old: Words, new: Words) -> None:
        self.old, self.new = old, new
        self.old_paragraphs, self.new_paragraphs = _paragraphs(old), _paragraphs(new)
        self.old_keys = [" ".join(old.keys[slice(*span)]) for span in self.old_paragraphs]
        self.new_keys = [" ".join(new.keys[slice(*span)]) for span in self.new_paragraphs]

    def paragraphs(self) -> Iterator[ParagraphCompared]:
        found = partners(self.old_keys, self.new_keys)
        taken = Counter(number for number in found if number is not None)
        self.left = Counter(self.old_keys[at] for at, number in enumerate(found) if number is None)
        self.come = Counter(key for at, key in enumerate(self.new_keys) if not taken[at])
        at = 0
        for is_same, group in groupby(enumerate([*found, len(self.new_keys)]), key=lambda pair: pair[1] is not None):
            pairs = list(group)
            if not is_same:
                waiting = [number for number, _partner in pairs]
                following = next((p for p in found[waiting[-1] + 1 :] if p is not None), len(self.new_keys))
                yield from self._changed(waiting, range(at, following))
                at = following
                continue
            for number, partner in pairs:
                assert partner is not None
                yield from (self._added(other) for other in range(at, partner))
                at = partner + 1
                if partner < len(self.new_keys):
                    yield self._same(number, partner)

    def _changed(self, old: Sequence[int], new: Sequence[int]) -> Iterator[ParagraphCompared]:
        at = 0
        for number, partner in self._pairs(old, new):
            if partner is None:
                yield self._removed(number)
                continue
            yield from (self._added(other) for other in new[at:partner])
            at = partner + 1
            yield self._reworded(number, new[partner])
        yield from (self._added(other) for other in new[at:])

    def _pairs(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int | None]]:
        """Yield each old paragraph with the position in `new` of the one it was rewritten into, if any."""
        at = 0
        for number in old:
            best, likeness = None, PAIRED
            if len(old) * len(new) <= MOST_PAIRS and not self._is_moved(self.old_keys[number]):
                for position in range(at, len(new)):
                    ratio = self._likeness(number, new[position])
                    if ratio > likeness:
                        best, likeness = position, ratio
            yield number, best
            at = at if best is None else best + 1

    def _likeness(self, number: int, other: int) -> float:
        if self._is_moved(self.new_keys[other]):
            return 0.0
        one = self.old.keys[slice(*self.old_paragraphs[number])]
        two = self.new.keys[slice(*self.new_paragraphs[other])]
        if len(one) * len(two) > LONGEST:
            return 0.0
        matcher = SequenceMatcher(None, one, two, autojunk=False)
        return matcher.ratio() if matcher.quick_ratio() > PAIRED else 0.0

    def _is_moved(self, key: str) -> bool:
        return bool(self.left[key] and self.come[key])

    def _same(self, number: int, partner: int) -> ParagraphCompared:
        new = self._new(partner)
        words = (WordsCompared(DifferenceKind.SAME, self.new.text[slice(*new)]),)
        return ParagraphCompared(DifferenceKind.SAME, words, self._old(number), new)

    def _added(self, number: int) -> ParagraphCompared:
        span = self._new(number)
        kind = DifferenceKind.MOVED_HERE if self._is_moved(self.new_keys[number]) else DifferenceKind.ADDED
        return ParagraphCompared(kind, (WordsCompared(DifferenceKind.ADDED, self.new.text[slice(*span)]),), new=span)

    def _removed(self, number: int) -> ParagraphCompared:
        span = self._old(number)
        kind = DifferenceKind.MOVED_AWAY if self._is_moved(self.old_keys[number]) else DifferenceKind.REMOVED
        return ParagraphCompared(kind, (WordsCompared(DifferenceKind.REMOVED, self.old.text[slice(*span)]),), span)

    def _reworded(self, number: int, other: int) -> ParagraphCompared:
        words = tuple(_words(self.old, self.old_paragraphs[number], self.new, self.new_paragraphs[other]))
        return ParagraphCompared(DifferenceKind.CHANGED, words, self._old(number), self._new(other))

    def _old(self, number: int) -> Span:
        return self.old.characters(*self.old_paragraphs[number])

    def _new(self, number: int) -> Span:
        return self.new.characters(*self.new_paragraphs[number])


def _paragraphs(words: Words) -> list[Span]:
    """Return the paragraphs: what begins on a line of its own."""
    firsts = [
        number
        for number in words.sentences
        if number == 0 or "\n" in words.text[words.ends[number - 1] : words.starts[number]]
    ]
    return list(pairwise([*firsts, len(words.keys)]))


def _words(old: Words, one: Span, new: Words, other: Span) -> Iterator[WordsCompared]:
    found = partners(old.keys[slice(*one)], new.keys[slice(*other)])
    new_at = 0
    for is_same, start, end in _runs(found):
        if not is_same:
            yield WordsCompared(DifferenceKind.REMOVED, _text(old, one, start, end))
            continue
        first = found[start] or 0
        if first > new_at:
            yield WordsCompared(DifferenceKind.ADDED, _text(new, other, new_at, first))
        new_at = first + end - start
        yield WordsCompared(DifferenceKind.SAME, _text(new, other, first, new_at))
    if new_at < other[1] - other[0]:
        yield WordsCompared(DifferenceKind.ADDED, _text(new, other, new_at, other[1] - other[0]))


def _runs(found: Sequence[int | None]) -> Iterator[tuple[bool, int, int]]:
    """Yield [start, end) of what follows on each other in both, and of what stands in the old text alone."""
    start = 0
    for at in range(1, len(found) + 1):
        before = found[at - 1]
        expected = None if before is None else before + 1
        if at == len(found) or found[at] != expected:
            yield before is not None, start, at
            start = at


def _text(words: Words, within: Span, start: int, end: int) -> str:
    """Return the words with the white space that follows them in the paragraph."""
    first, last = within[0] + start, within[0] + end
    until = words.starts[last] if last < within[1] else words.ends[last - 1]
    return words.text[words.starts[first] : until]
