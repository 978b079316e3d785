"""A sentence as words and marks, each with the part that it plays."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from samverkan_engine.drafting.areas import words
from samverkan_engine.drafting.reading import BULLET, Reading, Sentence
from samverkan_engine.tables import ParagraphKind

LONGEST_LINE = 160
"""A line of more characters than this is a paragraph."""


class Token(NamedTuple):
    """
    A word or mark and its place in the document.

    kind     its part in the sentence, and `group` its class as a governor
    is_verb  whether it may be a verb
    capital  whether it begins with one
    low      the same in small letters
    sign     what tells most of it: its class, itself if it is a mark or small word, or its part
    """

    start: int
    end: int
    text: str
    kind: str
    group: str
    is_verb: bool
    capital: bool
    low: str
    sign: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A sentence, its tokens, the kind of its paragraph, and the number of the list that it is an item of, else 0."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    kind: ParagraphKind
    list: int

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first token between two places of the document, and of that after the last."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        last = bisect_right(self.tokens, end, first, key=lambda token: token.end)
        return (first, last) if last > first else (0, 0)


def scopes(reading: Reading) -> Iterator[Scope]:
    """Yield the sentences as tokens; items of paragraphs next to each other with the same bullets are one list."""
    lists, last, number, opened = 0, -2, 0, False
    known: dict[str, int] = {}
    for sentence in reading.sentences:
        listed = sentence.kind is ParagraphKind.LIST_ITEM or (opened and _is_line(reading, sentence))
        if listed:
            if sentence.paragraph > last + 1:
                known = {}
            if sentence.paragraph != last:
                # A heading after items that are marked as such opens another list, if any.
                style = f"{sentence.kind} {_bullet(sentence)}"
                lists += style not in known
                number = known.setdefault(style, lists)
            last = sentence.paragraph
        kind = ParagraphKind.LIST_ITEM if listed else sentence.kind
        opened = sentence.text.endswith(":") or (opened and listed)
        yield Scope(sentence, tuple(_tokens(sentence)), kind, number if listed else 0)


def _bullet(sentence: Sentence) -> str:
    """What kind of bullet opens an item: a number, a letter, the sign itself, or nothing."""
    bullet = BULLET.match(sentence.text)
    sign = bullet.group().strip().strip("().") if bullet else ""
    return "number" if sign[:1].isdigit() else "letter" if sign.isalpha() else sign


def _is_line(reading: Reading, sentence: Sentence) -> bool:
    """After a colon, lines without a full stop are a list that has lost its bullets."""
    paragraph = reading.paragraphs[sentence.paragraph]
    first = sentence.start - paragraph.start < 2 or reading.text[sentence.start - 1] == "\n"
    last = paragraph.end - sentence.end < 2 or reading.text[sentence.end] == "\n"
    whole = first and last
    return whole and not sentence.text.endswith((".", ":", "!", "?")) and len(sentence.text) <= LONGEST_LINE


def _tokens(sentence: Sentence) -> Iterator[Token]:
    for match in words.TOKEN.finditer(sentence.text):
        word = match.group()
        start = sentence.start + match.start()
        yield Token(start, start + len(word), word, *words.parts_of(word))
