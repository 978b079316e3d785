"""What may be the name of an area: items of lists, members of enumerations, names in capitals or quotation marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samverkan_engine.drafting.areas.announced import COUNTS, Head
from samverkan_engine.drafting.areas.tokens import Scope, Token
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import ParagraphKind

LABEL_END = re.compile(r":\s+|\s[–—-]\s|\.\s+")
CUT = re.compile(
    r",?\s+(?:hos|som|for|för|med|with|that|which|der|där|så\s+att|in\s+order|vid|ved|to|till|til|at|på|on)\b|,\s+|\s\(",
    re.IGNORECASE,
)
"""Where an item stops to name its area and says more of it."""

IN_MARKS = re.compile(r"[«»”“\"]([^«»”“\"\n]{4,60})[«»”“\"]")
NAME = re.compile(
    r"(?<![\w-])[A-ZÅÄÖÆØÉ][\w’'-]*(?:\s+(?:(?:of|for|the|och|og|and|&|/|i|för)\s+){0,2}[A-ZÅÄÖÆØÉ0-9][\w’'-]*){0,6}"
)
GOES_ON = frozenset(("of", "för", "for", "i", "in", "av", "af", "till", "til", "innen", "inom", "om", "on"))
"""After one of these a name may go on."""

SEMICOLON = re.compile(r";\s+(?:(?:och|and|og|samt)\s+)?(?:(?:the|an?)\s+)?")
NUMBERED = re.compile(r"(?<!\w)(?:\d{1,2}[.)]|\(?[a-e]\))\s+")
FEWEST_PARTINGS = 2
"""Fewer semicolons or numbers do not make a list of a sentence."""

LONGEST = 12
"""A stretch of more words than this is a sentence, not the name of an area."""

PARTING = frozenset(("treats", "picks", "says"))
NOUNS_TOO = frozenset(("centre", "centres", "chosen", "sikte", "named", "valt", "vald", "valda"))
"""Words of those classes that may stand within a name."""

LAST_JOINTS = frozenset(("samt", "as well as"))
"""What joins the last member where "and" stands within members."""

NEVER_ALONE = frozenset(("time", "money", "role", "says", "paper", "treats", "picks", "starts", "grows", "example"))
"""A single word of these classes is no area."""

TELLING = frozenset(("area", "coop", "paper", "picks", "treats", "example", "starts", "grows", "work", "project"))
"""A sentence without a word of these classes names no area alone, only in an enumeration or by capitals."""

FREE = 2
"""A name may leave out so many words less one of those that begin a run, and more where they end in a verb."""

Run = tuple[int, int]


class Candidate(NamedTuple):
    """
    A stretch that may name an area.

    sort      how it was found: item, label or cut of a list, member of an enumeration, name, or marked
    scope     the sentence it stands in
    first     the number of its first token there, and `last` of the token after it
    begins    the number of the first token of its enumeration, and `ends` of the token after it
    members   how many members the enumeration has, and `number` which of them this is
    outer     where the enumeration begins that this one is nested in, or -1
    own       where the run of words begins that it is the end of
    """

    start: int
    end: int
    sort: str
    scope: Scope
    first: int
    last: int
    begins: int
    ends: int
    members: int = 1
    number: int = 0
    outer: int = -1
    own: int = 0

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return its own tokens."""
        return self.scope.tokens[self.first : self.last]

    @property
    def family(self) -> tuple[object, ...]:
        """Return what it shares with the other members of its list or enumeration."""
        if self.sort == "head":
            return ("head",)
        if self.sort == "segment":
            return ("segment", self.scope.sentence.start)
        if self.sort in ("item", "label", "cut"):
            return ("list", self.scope.list, self.sort)
        if self.members > 1:
            return ("enumeration", self.scope.sentence.start, self.begins)
        return ("own", self.start)


def candidates(reading: Reading, scope: Scope, head: Head | None = None) -> Iterator[Candidate]:
    """Yield what may be the name of an area in a sentence; the same stretch may come more than once."""
    kind = scope.kind
    if kind is ParagraphKind.CAPTION:
        return
    if kind in (ParagraphKind.LIST_ITEM, ParagraphKind.HEADING):
        yield from _items(reading, scope)
    yield from _segments(scope)
    yield from _members(scope)
    for start, end in head.names if head else ():
        yield from _alone(scope, "head", start, end)
    for sort, pattern, group in (("name", NAME, 0), ("marked", IN_MARKS, 1)):
        for match in pattern.finditer(scope.sentence.text):
            offset = scope.sentence.start
            yield from _alone(scope, sort, offset + match.start(group), offset + match.end(group))


def _alone(scope: Scope, sort: str, start: int, end: int) -> Iterator[Candidate]:
    """A stretch that belongs to no enumeration; one word that only opens the sentence is no name."""
    first, last = scope.between(start, end)
    opens = sort == "name" and first == 0 and last == 1 and not scope.sentence.text[1:2].isupper()
    if 0 < last - first <= LONGEST and not opens:
        yield Candidate(start, end, sort, scope, first, last, first, last, own=first)


def _items(reading: Reading, scope: Scope) -> Iterator[Candidate]:
    """All of an item, its label, and what comes before it says more."""
    sentence = scope.sentence
    start = reading.after_bullet(sentence.start, sentence.end)
    label = LABEL_END.search(reading.text, start, sentence.end)
    cut = CUT.search(reading.text, start + 1, sentence.end)
    ends = {"label": label.start()} if label else {"item": sentence.end}
    if cut and not label:
        ends["cut"] = cut.start()
    for sort, end in ends.items():
        while end > start and reading.text[end - 1] in " .,;:":
            end -= 1
        yield from _alone(scope, sort, start, end)


def _segments(scope: Scope) -> Iterator[Candidate]:
    """What semicolons, or numbers within the sentence, part: "1. Skog och vatten, 2. Vind"."""
    sentence = scope.sentence
    for parting, mark in ((SEMICOLON, ";"), (NUMBERED, "")):
        if mark not in sentence.text:
            continue
        partings = list(parting.finditer(sentence.text))
        if len(partings) < FEWEST_PARTINGS:
            continue
        begins = [*([] if parting is NUMBERED else [_after_colon(sentence.text)]), *(match.end() for match in partings)]
        stops = partings[1:] if parting is NUMBERED else partings
        ends = [*(match.start() for match in stops), len(sentence.text)]
        for begin, end in zip(begins, ends, strict=True):
            bare = sentence.text[begin:end].rstrip(" .,;")
            yield from _alone(scope, "segment", sentence.start + begin, sentence.start + begin + len(bare))


def _after_colon(text: str) -> int:
    return text.find(": ") + 2 if ": " in text else 0


def _members(scope: Scope) -> Iterator[Candidate]:
    """The members of every enumeration, and single phrases."""
    tokens = scope.tokens
    telling = scope.kind is not ParagraphKind.PARAGRAPH or not TELLING.isdisjoint(token.group for token in tokens)
    at, begun, ended, outer = 0, 0, 0, -1
    while at < len(tokens):
        if tokens[at].kind != "word" or (_parts(tokens[at]) and at + 1 < len(tokens)):
            at += 1
            continue
        runs = _enumeration(tokens, at)
        if len(runs) == 1 and not telling:
            at = ended = runs[0][1]
            continue
        nested = 0 < ended < at and all(token.kind in ("prep", "lead") for token in tokens[ended:at])
        outer = (outer if outer >= 0 else begun) if nested else -1
        for number, run in enumerate(runs):
            for first, last in _variants(tokens, runs, number, *run):
                yield Candidate(
                    tokens[first].start, tokens[last - 1].end, "member", scope, first, last,
                    runs[0][0], max(runs[-1][1], last), len(runs), number, outer, run[0],
                )  # fmt: skip
        begun, at, ended = at, runs[-1][1], runs[-1][1]


def _enumeration(tokens: Sequence[Token], at: int) -> list[Run]:
    """The runs of words that commas and "and" join from a token on."""
    runs: list[Run] = []
    following: int | None = at
    while following is not None:
        end = _run(tokens, following)
        runs.append((following, end))
        following = None if _announces(tokens, following, end) else _after_joint(tokens, end)
    return runs


def _announces(tokens: Sequence[Token], first: int, end: int) -> bool:
    """So many areas are no area: "tre områden, nämligen skog, vatten och vind"."""
    last = tokens[end - 1]
    return last.group == "area" and any(token.low in COUNTS for token in tokens[max(0, first - 1) : end])


def _run(tokens: Sequence[Token], at: int) -> int:
    """Where the words that begin at a token end; a hyphen left hanging and a sign between words take in the next."""
    begun = at
    while at < len(tokens) and tokens[at].kind == "word" and (at == begun or not _parts(tokens[at])):
        hangs = tokens[at].text.endswith("-") and at + 2 < len(tokens) and tokens[at + 1].kind == "and"
        at += 3 if hangs else 1
        if at + 1 < len(tokens) and tokens[at].text in ("&", "/"):
            at += 2
    return min(at, len(tokens))


def _parts(token: Token) -> bool:
    """A verb of treating or pointing out belongs to no name: "avtalet omfattar skog"."""
    return token.group in PARTING and token.text[0].islower() and token.text not in NOUNS_TOO


def _after_joint(tokens: Sequence[Token], at: int) -> int | None:
    """The first word after a comma or "and", or None where neither stands here."""
    joint = at
    while at < len(tokens) and (tokens[at].kind in ("comma", "and") or tokens[at].text == ";"):
        at += 1
    joined = at > joint
    while joined and at < len(tokens) and tokens[at].kind == "lead":
        at += 1
    return at if joined and at < len(tokens) and tokens[at].kind == "word" else None


def _variants(tokens: Sequence[Token], runs: Sequence[Run], number: int, first: int, last: int) -> set[Run]:
    """A name may begin and end within a run, go on after a preposition, or belong together with the next run."""
    begins = [at for at in range(first, last) if _may_begin(tokens, first, at)]
    ends = [last, *(at for at in range(first + 1, last) if tokens[at].is_verb)]
    further = _further(tokens, last)
    ends += [further] if further else []
    ends += [runs[number + 1][1]] if _is_pair(tokens, runs, number) else []
    found = {(begin, end) for begin in begins for end in ends if begin < end <= begin + LONGEST}
    return {(begin, end) for begin, end in found if end - begin > 1 or tokens[begin].group not in NEVER_ALONE}


def _may_begin(tokens: Sequence[Token], first: int, at: int) -> bool:
    """No name begins with "and", right after a hyphen left hanging, or with a verb of treating that more follows."""
    token = tokens[at]
    if token.kind != "word" or (at > first and tokens[at - 1].kind == "and"):
        return False
    if token.group in ("treats", "says") and token.text[0].islower():
        return False
    return at - first < FREE or tokens[at - 1].is_verb


def _is_pair(tokens: Sequence[Token], runs: Sequence[Run], number: int) -> bool:
    """Two members by "and" are one name where a comma or "samt" parts the others: "vård och omsorg, skola"."""
    if number + 1 >= len(runs) or runs[number + 1][0] != runs[number][1] + 1:
        return False
    joint, end = tokens[runs[number][1]], runs[number + 1][1]
    if joint.kind != "and" or joint.text.lower() in LAST_JOINTS:
        return False
    if len(runs) == 2:
        return True
    follows = end < len(tokens) and (tokens[end].kind == "comma" or tokens[end].text.lower() in LAST_JOINTS)
    before = tokens[runs[number][0] - 1] if runs[number][0] else None
    return follows or (before is not None and before.text.lower() in LAST_JOINTS)


def _further(tokens: Sequence[Token], last: int) -> int | None:
    """Where a name ends that goes on after a preposition, or None."""
    if last + 1 >= len(tokens) or tokens[last].text.lower() not in GOES_ON:
        return None
    at = last + 1
    while at < len(tokens) and tokens[at].kind == "lead":
        at += 1
    end = _run(tokens, at)
    return end if end > at else None
