"""Paragraphs that begin with a short head, and the sentence before them that announces so many areas."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting.areas.tokens import Scope
from samverkan_engine.tables import ParagraphKind

NUMBERS = {
    word: number
    for number, same in enumerate(
        ("två two to", "tre three", "fyra four fire", "fem five", "sex six seks", "sju seven syv",
         "åtta eight åtte otte", "nio nine ni", "tio ten ti"),
        start=2,
    )
    for word in same.split()
}  # fmt: skip
COUNTS = {word: number for word, number in NUMBERS.items() if word != "to"}
"""Within a sentence "to" is hardly ever the number."""

NEAR = 3
"""The word for areas stands at most so many words after the number."""

REACH = 20
"""An announcement is forgotten after so many sentences."""

LONGEST_HEAD = 8
"""A head has no more words than this."""

HEAD_END = re.compile(
    r"\s[–—-]\s|:\s|,\s(?:slutligen|till\s+sist|sist|finally|lastly|endelig|til\s+slut|til\s+sist),\s"
)
"""What parts a head from what its paragraph says of it, unless a full stop does."""


@dataclass(frozen=True, slots=True)
class Head:
    """
    The head of a paragraph.

    names       where the names of areas in it stand: all of it, or its halves
    heads       how many heads follow the same announcement
    announced   whether a sentence before them announces areas
    agrees      whether it announces as many as there are heads or names
    """

    names: tuple[tuple[int, int], ...]
    heads: int
    announced: bool
    agrees: bool

    @property
    def end(self) -> int:
        """Return where the last name ends."""
        return self.names[-1][1]


def heads(scopes: Sequence[Scope]) -> dict[int, Head]:
    """Return the heads by where their sentences begin."""
    found: dict[int, Head] = {}
    ends = {number: end for number, scope in enumerate(scopes) if (end := _head_end(scopes, number))}
    for group, count in _groups(scopes, ends):
        names = sum(len(list(_halves(scopes[number], ends[number]))) for number in group)
        for number in group:
            start = scopes[number].sentence.start
            agrees = count in (len(group), names)
            halves = tuple(_halves(scopes[number], ends[number])) if count == names != len(group) else ()
            found[start] = Head(halves or ((start, ends[number]),), len(group), count > 0, agrees)
    return found


def _groups(scopes: Sequence[Scope], ends: dict[int, int]) -> list[tuple[list[int], int]]:
    """The heads that follow one announcement, with how many it announces: 0 without one, 1 without a number."""
    groups: list[tuple[list[int], int]] = [([], 0)]
    said = -REACH
    for number, scope in enumerate(scopes):
        if number in ends:
            if groups[-1][1] and number - said > REACH:
                groups.append(([], 0))
            groups[-1][0].append(number)
            said = number
        elif count := announces(scope):
            groups.append(([], count))
            said = number
    return [(group, count) for group, count in groups if group]


def announces(scope: Scope) -> int:
    """Return how many areas a sentence announces: 1 where it ends in a colon and names no number, 0 where none."""
    tokens = scope.tokens
    for at, token in enumerate(tokens):
        number = NUMBERS.get(token.text.casefold(), 0)
        if number and any(word.group == "area" for word in tokens[at + 1 : at + 1 + NEAR]):
            return number
    colon = scope.sentence.text.endswith(":")
    return int(colon and any(token.group == "area" for token in tokens))


def _head_end(scopes: Sequence[Scope], number: int) -> int | None:
    """Where the head of a paragraph ends that goes on after it, or None."""
    scope = scopes[number]
    sentence = scope.sentence
    opens = number == 0 or scopes[number - 1].sentence.paragraph != sentence.paragraph
    if scope.kind is not ParagraphKind.PARAGRAPH or not opens:
        return None
    goes_on = number + 1 < len(scopes) and scopes[number + 1].sentence.paragraph == sentence.paragraph
    end = sentence.end - 1
    if not (goes_on and sentence.text.endswith(".")):
        parted = HEAD_END.search(sentence.text)
        if not parted:
            return None
        end = sentence.start + parted.start()
    inside = [token for token in scope.tokens if token.end <= end]
    wordy = any(token.kind in ("aux", "pron", "sub") or token.group == "says" for token in inside)
    return end if inside and not wordy and len(inside) <= LONGEST_HEAD else None


def _halves(scope: Scope, end: int) -> Iterator[tuple[int, int]]:
    """Two names by "and", both with a capital, are two areas where as many are announced."""
    tokens = [token for token in scope.tokens if token.end <= end]
    begin = scope.sentence.start
    for at, token in enumerate(tokens[1:-1], start=1):
        if token.kind == "and" and tokens[at + 1].text[0].isupper():
            yield begin, tokens[at - 1].end
            begin = tokens[at + 1].start
    yield begin, end
