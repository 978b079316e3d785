"""Where the passages of a text stand in its next wording."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from samverkan_engine.following.alignment import partners
from samverkan_engine.following.rewording import Rewordings
from samverkan_engine.following.surroundings import lead_in, same_sentence, shared_run
from samverkan_engine.following.words import Words, is_word
from samverkan_engine.tables import Followed, FollowKind, Place

BORDER = "\x1f"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowParameters:
    """
    How sure one must be.

    least_words      fewer equal words in a row, the passage's own and those beside it, never decide by themselves
    least_likeness   a place whose sentence is less like the passage's than this, 0 to 1, is no rewording of it
    clearer          how many more words beside it the best of several equal places must share than the next
    most_candidates  how many places a person is shown
    """

    least_words: int = 4
    least_likeness: float = 0.5
    clearer: int = 3
    most_candidates: int = 3


def follow(
    old_text: str, passages: Sequence[Span], new_text: str, parameters: FollowParameters | None = None
) -> tuple[Followed, ...]:
    """
    Return what became of each passage of the old text in the new one, in the order given.

    passages    [start, end) in characters of `old_text`; one that begins inside a word counts the whole word
    returns     one Followed for each. Exact and moved are sure: the words are the same but for white space and
                typography, and so is the sentence they stand in and, in a list, the words that lead into it.
                Everything else is left to a person.

    Raises ValueError for a passage that is empty or lies outside the text.
    Method: docs/explanation/following.md.
    """
    for start, end in passages:
        if not 0 <= start < end <= len(old_text):
            raise ValueError(f"{start}–{end} is no passage of a text of {len(old_text)} characters")
    follower = _Follower(Words.of(old_text), Words.of(new_text), parameters or FollowParameters())
    return tuple(follower.follow(start, end) for start, end in passages)


class _Follower:
    """The two texts, aligned once for all passages."""

    def __init__(self, old: Words, new: Words, parameters: FollowParameters) -> None:
        self.old, self.new, self.parameters = old, new, parameters
        self.partners = partners(old.keys, new.keys)
        self.back: list[int | None] = [None] * len(new.keys)
        for number, partner in enumerate(self.partners):
            if partner is not None:
                self.back[partner] = number
        self.rewordings = Rewordings(old, new, self.back)
        self.joined = BORDER + BORDER.join(new.keys) + BORDER
        self.offsets = list(accumulate((len(key) + 1 for key in new.keys), initial=0))

    def follow(self, start: int, end: int) -> Followed:
        span = self.old.span(start, end)
        if span[0] >= span[1]:
            return Followed(FollowKind.GONE)
        aligned = self._aligned(span)
        if aligned is not None and self._is_certain(span, aligned):
            return self._sure(FollowKind.EXACT, span, aligned)
        places = list(self._occurrences(span))
        chosen = self._clearest(span, [place for place in places if self._is_free(span, place)])
        if chosen is not None:
            return self._sure(FollowKind.MOVED, span, chosen)
        return self._doubtful(span, places)

    def _sure(self, kind: FollowKind, span: Span, place: int) -> Followed:
        start, end = self.new.characters(place, place + span[1] - span[0])
        return Followed(kind, start, end, 1.0)

    def _aligned(self, span: Span) -> int | None:
        place = _run(self.partners, span)
        if place is None or self.new.keys[place : place + span[1] - span[0]] != self.old.keys[slice(*span)]:
            return None
        return place

    def _is_certain(self, span: Span, place: int) -> bool:
        enough = self._equal_words(span, place) >= self.parameters.least_words
        return (
            enough
            and same_sentence(self.old, span, self.new, place)
            and lead_in(self.old, span[0]) == lead_in(self.new, place)
        )

    def _equal_words(self, span: Span, place: int) -> int:
        left, right = shared_run(self.old, span, self.new, place, most=self.parameters.least_words * 4)
        return sum(is_word(key) for key in self.old.keys[span[0] - left : span[1] + right])

    def _occurrences(self, span: Span) -> Iterator[int]:
        wanted = BORDER + BORDER.join(self.old.keys[slice(*span)]) + BORDER
        at = self.joined.find(wanted)
        while at >= 0:
            yield bisect_left(self.offsets, at)
            at = self.joined.find(wanted, at + 1)

    def _is_free(self, span: Span, place: int) -> bool:
        """Say whether the same words there are not those of another place of the old text."""
        was = _run(self.back, (place, place + span[1] - span[0]))
        return was is None or was == span[0]

    def _clearest(self, span: Span, places: list[int]) -> int | None:
        sure = [place for place in places if self._is_certain(span, place)]
        if len(sure) < 2:
            return sure[0] if sure and self._own_words(span) >= self.parameters.least_words else None
        ranked = sorted(sure, key=lambda place: self._beside(span, place), reverse=True)
        ahead = self._beside(span, ranked[0]) - self._beside(span, ranked[1])
        return ranked[0] if ahead >= self.parameters.clearer else None

    def _own_words(self, span: Span) -> int:
        return sum(is_word(key) for key in self.old.keys[slice(*span)])

    def _beside(self, span: Span, place: int) -> int:
        return sum(shared_run(self.old, span, self.new, place, most=60))

    def _doubtful(self, span: Span, places: list[int]) -> Followed:
        found = self.rewordings.of(span)
        length = span[1] - span[0]
        if len(places) > 1:
            found += [Place(*self.new.characters(place, place + length), 1.0) for place in places[:3]]
        best = _distinct(sorted(found, key=lambda place: -place.likeness))[: self.parameters.most_candidates]
        if best and best[0].likeness >= self.parameters.least_likeness:
            return Followed(FollowKind.REWORDED, best[0].start, best[0].end, best[0].likeness, best)
        return Followed(FollowKind.GONE, likeness=best[0].likeness if best else 0.0, candidates=best)


def _run(numbers: Sequence[int | None], span: Span) -> int | None:
    """Return where the first of the words corresponds to, as most of them say; a full stop may be another's."""
    firsts = Counter(number - step for step, number in enumerate(numbers[slice(*span)]) if number is not None)
    place, count = max(firsts.items(), key=lambda item: item[1], default=(0, 0))
    return place if count * 2 > span[1] - span[0] and place >= 0 else None


def _distinct(places: list[Place]) -> tuple[Place, ...]:
    """Return the places without those that overlap one before them."""
    kept: list[Place] = []
    for place in places:
        if all(place.start >= other.end or place.end <= other.start for other in kept):
            kept.append(place)
    return tuple(kept)
