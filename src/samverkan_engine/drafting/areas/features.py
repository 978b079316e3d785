"""What is known of a candidate and of what stands around it, as features of a linear model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samverkan_engine.drafting.areas import turns, words
from samverkan_engine.drafting.areas.announced import COUNTS, NEAR, NUMBERS, Head
from samverkan_engine.drafting.areas.candidates import LABEL_END, Candidate
from samverkan_engine.drafting.areas.structures import openings
from samverkan_engine.drafting.areas.tokens import Scope, Token
from samverkan_engine.drafting.promises import MODAL
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import ParagraphKind

COUNTED = frozenset((*NUMBERS, "följande", "følgende", "following", "samma", "same", "viktiga"))
""""Two areas" is no name of an area."""

LOOK_BACK = 6
"""So many tokens before the governor a second one is looked for."""

IN_SENTENCE = ("area", "paper", "coop", "says", "role", "money", "example", "picks", "treats")
IN_LEAD = ("area", "paper", "coop", "party", "example", "project")
IN_HEADING = ("area", "paper", "coop", "treats")
BEFORE = ("area", "paper", "coop", "picks", "treats", "work", "example", "party", "starts", "says", "project")
AFTER = ("area", "picks", "example")
ITEMS = ("item", "label", "cut")
BEGINS = 12
"""So many letters of a name are counted before the whole."""

MOST_TIMES = 3
"""A name is counted no further."""

DIGIT = re.compile(r"\d")
DEFINITES = ("en", "et", "na", "ne")
"""What words with their article end in."""


@dataclass(slots=True)
class Page:
    """What was read before a sentence: the heading above, the line that leads up to a list, the sentence before."""

    reading: Reading
    sentences: int
    low: str
    told_from: int = 0
    told_to: int = 0
    number: int = 0
    heading: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    before: set[str] = field(default_factory=set)
    head: Head | None = None
    openings: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lefts: dict[tuple[int, int, int], list[str]] = field(default_factory=dict)
    """What stands to the left of an enumeration of the sentence read last."""
    counts: dict[str, int] = field(default_factory=dict)
    """How often a name stands in the text, by what was asked before."""
    rights: dict[int, list[str]] = field(default_factory=dict)
    shared: dict[str, list[str]] = field(default_factory=dict)
    plain: dict[tuple[int, int], str] = field(default_factory=dict)
    """How many members of an enumeration of the sentence are bare words for domains."""
    led: int = 0
    """Which list the line before it leads up to: the first; others are nested in it, or come after it."""
    counted: tuple[int, int] = (0, 0)
    """How many areas or projects the sentence read last counts, and the number of the token that says so."""
    digits: bool = False
    """Whether the sentence read last holds any."""
    title: str = ""
    """What stands to the right of an enumeration, and what candidates of a sort share, in the sentence read last."""

    def around(self, scope: Scope, following: Scope | None = None, head: Head | None = None) -> list[str]:
        """Return what is known of the next sentence as a whole, and remember it for those that follow."""
        sentence = scope.sentence
        self.lefts.clear()
        self.rights.clear()
        self.shared.clear()
        self.plain.clear()
        self.digits = DIGIT.search(sentence.text) is not None
        here = {token.group for token in scope.tokens}
        promises = self.reading.has(MODAL, sentence.text)
        found = [f"has {group}" for group in IN_SENTENCE if group in here]
        found += ["area before"] if "area" in self.before else []
        found += ["modal"] if promises else []
        found += ["speech"] if self.reading.is_speech(sentence.start, sentence.end) else []
        found += ["outside"] if not self.told_from <= self.number <= self.told_to else []
        found += ["early"] if self.number < self.sentences / 4 else []
        found += ["late"] if self.number > 3 * self.sentences / 4 else []
        found += self.heading
        found += ["told after"] if following and turns.points_back(scope, following) else []
        self.head = head
        self.openings = openings(scope)
        self.counted = _counted_by(scope)
        if scope.kind is ParagraphKind.LIST_ITEM:
            self.led = self.led or scope.list
            found += self.lead if scope.list == self.led else ["of another list"]
        else:
            self.led = 0
            self._leads(scope.kind, sentence.text, here, promises)
        self.before = here
        self.number += 1
        return found

    def times(self, name: str) -> int:
        """Return how often the text holds the name, at most three times; more is not asked for."""
        if name not in self.counts:
            self.counts[name] = self._counted(name)
        return self.counts[name]

    def _counted(self, name: str) -> int:
        """What begins with words that stand but once stands once; in a long text that is soon known."""
        begins = name[:BEGINS]
        if begins != name and self.times(begins) < 2:
            return 1
        found, at = 0, self.low.find(name)
        while at >= 0 and found < MOST_TIMES:
            found, at = found + 1, self.low.find(name, at + len(name))
        return found

    def _leads(self, kind: ParagraphKind, text: str, here: set[str], promises: bool) -> None:
        self.lead = tuple(f"lead {group}" for group in IN_LEAD if group in here)
        if kind is ParagraphKind.HEADING:
            self.heading = tuple(f"heading {group}" for group in IN_HEADING if group in here)
            return
        self.lead += ("lead colon",) if text.endswith(":") else ()
        self.lead += ("lead modal",) if promises else ()


def page(reading: Reading, scopes: Sequence[Scope]) -> Page:
    """Return a page of which nothing has been read yet; what is told begins and ends with a full stop."""
    told = [number for number, scope in enumerate(scopes) if scope.sentence.text.endswith((".", ":"))] or [0]
    low, title = reading.text.casefold(), reading.title
    named = low[title.start : title.end] if title else ""
    return Page(reading, max(1, len(scopes)), low, told[0], told[-1], title=named)


def _counted_by(scope: Scope) -> tuple[int, int]:
    """How many areas or projects a sentence counts, 0 for none, and which token is the word for them."""
    for at, token in enumerate(scope.tokens):
        number = COUNTS.get(token.low, 0)
        for place in range(at + 1, min(at + 1 + NEAR, len(scope.tokens))) if number else ():
            if scope.tokens[place].group in ("area", "project"):
                return number, place
    return 0, 0


def _agrees(page: Page, candidate: Candidate) -> bool:
    """The sentence counts as many areas as the enumeration has members, which comes right after or after a mark."""
    number, at = page.counted
    if number != candidate.members or at >= candidate.begins:
        return False
    before = [token for token in candidate.scope.tokens[at : candidate.begins] if token.kind != "lead"][-1]
    return before.text in (":", ",") or before.kind == "aux" or before.group in ("area", "project", "example")


def features(page: Page, candidate: Candidate, around: Sequence[str]) -> list[str]:
    """Return the features of a candidate in a sentence of which this is known."""
    if candidate.sort not in page.shared:
        page.shared[candidate.sort] = _shared(candidate, around)
    if candidate.ends not in page.rights:
        page.rights[candidate.ends] = list(_right(candidate))
    found = [*page.shared[candidate.sort], *_left(page, candidate), *page.rights[candidate.ends]]
    tokens = candidate.tokens
    found += _shape(page, candidate, tokens)
    found += _words(page.reading.text[candidate.start : candidate.end], tokens)
    found += ["digit"] if page.digits and DIGIT.search(page.reading.text, candidate.start, candidate.end) else []
    capitals = sum([token.capital for token in tokens])
    found += turns.capitals(candidate, tokens, capitals) if capitals else []
    found += _elsewhere(page, candidate)
    found += turns.of_head(page.head, candidate) if page.head else []
    found += turns.opened(page.openings, candidate) if page.openings else []
    found += ["pointed out as areas"] if "opened points" in found and "after area" in found else []
    found += turns.fronted(candidate, found)
    return found


def _shared(candidate: Candidate, around: Sequence[str]) -> list[str]:
    """What all candidates of its sort in its sentence have in common."""
    sort, kind = candidate.sort, candidate.scope.kind.value
    prefixed = [f"{sort} {feature}" for feature in around if sort in ITEMS or feature == "has area"]
    return ["bias", f"sort {sort}", f"in {kind}", f"{sort} in {kind}", *around, *prefixed]


def _left(page: Page, candidate: Candidate) -> list[str]:
    """What governs it, what governs the enumeration that its own is nested in, and what was said before."""
    tokens = candidate.scope.tokens
    begins, found = candidate.begins, []
    dropped = tokens[candidate.own : candidate.first]
    if dropped and dropped[-1].is_verb:
        begins = candidate.first
        found = ["after verb"]
    elif dropped:
        found = [f"dropped {dropped[-1].group or 'word'}"]
        found += ["dropped capital" if dropped[-1].capital else f"dropped {min(3, len(dropped))}"]
    key = (begins, candidate.outer, min(candidate.number, 1))
    if key not in page.lefts:
        page.lefts[key] = list(_context(tokens, *key))
    return found + page.lefts[key]


def _context(tokens: Sequence[Token], begins: int, outer: int, number: int) -> Iterator[str]:
    yield from _governed(tokens, begins, "")
    if outer >= 0 and number:
        yield "nested"
        yield from _governed(tokens, outer, "outer ")
    groups = {token.group for token in tokens[:begins]}
    yield from (f"before {group}" for group in BEFORE if group in groups)
    if any(token.text == ":" for token in tokens[max(0, begins - 12) : begins]):
        yield "after colon"
        if "area" in groups:
            yield "after area colon"


def _governed(tokens: Sequence[Token], begins: int, prefix: str) -> Iterator[str]:
    """The word right before, and the nearest before that which tells something."""
    at = begins - 1
    while at >= 0 and tokens[at].kind == "lead":
        at -= 1
    if at < 0:
        yield f"{prefix}left start"
        return
    first = tokens[at].sign
    back = (tokens[number] for number in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1))
    second = next((t.group or t.kind for t in back if t.group or t.kind in ("mark", "aux")), "")
    yield f"{prefix}left {first}"
    yield f"{prefix}left2 {second}"
    yield f"{prefix}left {first} {second}"
    pooled = words.POOLED.get(tokens[at].low, "")
    if pooled == "about" and at and tokens[at - 1].low in ("inden", "när", "når"):
        pooled = "in"
    if pooled:
        yield f"{prefix}pooled {pooled}"
        yield f"{prefix}pooled {pooled} {second}"


def _right(candidate: Candidate) -> Iterator[str]:
    """What comes after the enumeration."""
    rest = candidate.scope.tokens[candidate.ends : candidate.ends + 7]
    if not rest:
        yield "right end"
        return
    yield f"right {rest[0].sign}"
    groups = {token.group for token in rest}
    told = any(token.kind == "aux" for token in rest[:3])
    for group in AFTER:
        if group in groups:
            yield f"after {group}"
            if told:
                yield f"after is {group}"


def _shape(page: Page, candidate: Candidate, tokens: Sequence[Token]) -> list[str]:
    """How many words it has, and what it is of its list or enumeration."""
    kinds = [token.kind for token in tokens]
    count = min(6, len(kinds) - kinds.count("mark") - kinds.count("comma"))
    found = [f"words {count}", f"{candidate.sort} words {count}"]
    if candidate.sort == "member":
        found += [f"members {min(candidate.members, 4)}", f"number {min(candidate.number, 2)}"]
        found += _of_member(page, candidate) if candidate.members > 1 else []
        if "and" in kinds and _is_pair(tokens):
            rest = candidate.scope.tokens[candidate.last : candidate.last + 1]
            goes_on = rest and rest[0].kind in ("comma", "and")
            found.append(f"pair {'more' if goes_on else 'last'} {min(candidate.members, 4)}")
        if page.counted[0] and _agrees(page, candidate):
            joins = "and" in kinds and _is_pair(tokens)
            found.append(
                f"number agrees {'pair' if joins else 'whole' if candidate.first == candidate.own else 'part'}"
            )
    elif candidate.sort in ITEMS:
        found += _of_item(page.reading, candidate)
    return found


def _of_member(page: Page, candidate: Candidate) -> list[str]:
    together = candidate.scope.tokens[candidate.begins : candidate.ends]
    key = (candidate.begins, candidate.ends)
    if key not in page.plain:
        page.plain[key] = f"plain members {min(2, sum([words.is_plain(token.text) for token in together]))}"
    half = turns.is_half(candidate, together)
    return ["half of a pair", page.plain[key]] if half else [page.plain[key]]


def _is_pair(tokens: Sequence[Token]) -> bool:
    """An "and" joins two words, and no hyphen is left hanging before it."""
    return any(token.kind == "and" and not tokens[at - 1].text.endswith("-") for at, token in enumerate(tokens))


def _of_item(reading: Reading, candidate: Candidate) -> Iterator[str]:
    sentence = candidate.scope.sentence
    text = sentence.text.rstrip()
    if candidate.end + 2 < sentence.end:
        yield f"{candidate.sort} goes on"
    if candidate.sort == "item" and LABEL_END.search(reading.text, candidate.start, candidate.end):
        yield "item has label"
    if text.endswith("?"):
        yield "question"
    if text.endswith("."):
        yield f"{candidate.sort} full stop"


def _words(name: str, tokens: Sequence[Token]) -> list[str]:
    """What words it is made of, and its head."""
    first, last = tokens[0], tokens[-1]
    found = [f"head {last.group}", f"head {last.group} {min(len(tokens), 3)}", f"first {first.group or first.kind}"]
    found += [f"holds {kind}" for kind in {token.kind for token in tokens} if kind != "word"]
    found += [f"holds {group}" for group in {token.group for token in tokens} if group]
    if first.is_verb:
        found.append("first verb")
    if len(tokens) < 3:
        counts = first.low in COUNTED
        if (last.group == "area" and (counts or len(tokens) == 1)) or (counts and len(tokens) == 1):
            found.append("counts areas")
        if words.is_plain(name):
            found.append("plain")
    if words.names_field(last.text):
        found.append("head field")
    if last.text.endswith(DEFINITES) and last.text[0].islower():
        found.append("head definite")
    return found


def _elsewhere(page: Page, candidate: Candidate) -> list[str]:
    """What is named again is more than words in passing."""
    found: list[str] = []
    name = page.low[candidate.start : candidate.end]
    times = page.times(name) if len(page.low) == len(page.reading.text) else 1
    if times > 1:
        found.append(f"times {min(times, 3)}")
        if candidate.last - candidate.first > 1:
            found.append("phrase again")
    if page.title and name in page.title:
        found.append("in title")
    return found
