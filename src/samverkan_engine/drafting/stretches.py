"""Which stretches of a text may each be one promise: sentences, items of lists, clauses, and words quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import promises
from samverkan_engine.drafting.clauses import after_entailing, clauses
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.sentences import spans
from samverkan_engine.tables import ParagraphKind

CUT = re.compile(
    r",\s+(?=(?:så\s+att|slik\s+at|så\s+at|so\s+that|vilket|hvilket|noe\s+som|which|där|der|till\s+exempel|for\s+example"
    r"|säger|sa|menar|says|said|forklar\w+|but|men|while|medan|mens|and|och|og)\b)|\s+[–—]\s+|;\s+|:\s+",
    re.IGNORECASE,
)
"""Where a promise may begin or be over within its sentence."""

TAIL = re.compile(
    r",\s+(?:vilket|hvilket|noe\s+som|which\s+(?:is|will|should|means)|(?:och|og|and)\s+(?:här|her|detta|dette"
    r"|det|this|it)\s+(?:är|er|is)\b)",
    re.IGNORECASE,
)
"""Where a promise is over and a comment on it begins."""

WISHES = re.compile(
    r"\b(?:vill|önskar|hoppas|tror|wants?|wishes|hopes?|believes?|ønsker|håper|håber|tror)\s+(?:att|that|at)\b",
    re.IGNORECASE,
)
"""What somebody wants others to do."""

LABEL = re.compile(r"[^.:!?]{2,60}:\s+")
LEADING = re.compile(r"(?:and|och|og|that|att|at|samt|så|medan|while|but|men)\s+(?:that\s+|att\s+|at\s+)?")
SHORTEST = 12
"""Fewer characters than this promise nothing."""

SHORTEST_LEAD = 6
"""A line of fewer words that ends with a colon only leads up to what follows."""

MOST_CUTS = 4
"""A sentence with more places to cut is an enumeration; it is left whole."""

NOT_SAID = (ParagraphKind.CAPTION, ParagraphKind.HEADING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A stretch that may be a promise.

    sort      sentence, item, labelled, clause, entailed, cut or wording
    number    which sentence of the reading it lies in, or None for wording
    lead      the sentence or heading before the list that it is an item of
    """

    start: int
    end: int
    sort: str
    number: int | None = None
    lead: str = ""


def stretches(reading: Reading, names: Sequence[str]) -> list[Stretch]:
    """Return every stretch that may be a promise, each once; `names` are those of the parties."""
    found: dict[tuple[int, int], Stretch] = {}
    for stretch in (*_worded(reading), *_told(reading, names)):
        start = stretch.start
        if stretch.sort.startswith(("cut", "clause", "sentence")):
            leading = LEADING.match(reading.text, start, stretch.end)
            start = leading.end() if leading else start
        if (
            stretch.end - start >= SHORTEST
            and not _is_set_aside(reading, start, stretch.end)
            and reading.text[stretch.end - 1] != "?"
        ):
            shorter = Stretch(start, stretch.end, stretch.sort, stretch.number, stretch.lead)
            found.setdefault((start, stretch.end), shorter)
    return list(found.values())


def _is_set_aside(reading: Reading, start: int, end: int) -> bool:
    """
    Speech, wishes, questions within a sentence, purposes and the signing of the paper itself are never promises.

    Nor is what an agreement says of itself without any verb of promise.
    """
    text = reading.text[start:end]
    if text.endswith(":") and len(text.split()) < SHORTEST_LEAD:
        return True
    modal = promises.MODAL.search(text)
    asked = modal and promises.ASKS.search(text[: modal.start()])
    if asked or promises.OF_THE_PAPER.search(text) or promises.purpose(text) or reading.is_speech(start, end):
        return True
    if WISHES.search(text):
        return True
    return reading.is_agreement_itself and not modal and not promises.PRESENT.search(text)


def _worded(reading: Reading) -> Iterator[Stretch]:
    """Every sentence quoted as the agreement's own words."""
    for quotation in reading.quotations:
        if quotation.is_wording:
            for start, end in spans(reading.text, quotation.start, quotation.end):
                yield Stretch(start, end - (reading.text[end - 1] == "."), "wording")


def _told(reading: Reading, names: Sequence[str]) -> Iterator[Stretch]:
    lead = ""
    for number, sentence in enumerate(reading.sentences):
        if sentence.kind not in NOT_SAID:
            for start, end, sort in _within(reading, sentence, names):
                yield Stretch(start, end, sort, number, lead)
        if sentence.kind not in (ParagraphKind.LIST_ITEM, ParagraphKind.CAPTION):
            lead = sentence.text


def _within(reading: Reading, sentence: Sentence, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The sentence, what follows its label or what it entails, its clauses, and what lies between its cuts."""
    start, end = reading.after_bullet(sentence.start, sentence.end), sentence.end
    tail = TAIL.search(reading.text, start, end)
    end = tail.start() if tail else end
    label = LABEL.match(reading.text, start, end)
    promised = label and promises.MODAL.search(reading.text, label.end(), end)
    if label and promised:
        start = label.end()
    elif label:
        yield label.end(), end, "labelled"
    parts = clauses(reading, sentence, names)
    if len(parts) == 1:
        yield start, end, "item" if sentence.kind is ParagraphKind.LIST_ITEM else "sentence"
    for number, (first, last) in enumerate(parts if len(parts) > 1 else []):
        yield after_entailing(reading, first, last), last, f"clause{min(number, 1)}"
    entailed = after_entailing(reading, start, end)
    if entailed != start and len(parts) == 1:
        yield entailed, end, "entailed"
    yield from _between_cuts(reading.text, start, end)


def _between_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    cuts = list(CUT.finditer(text, start, end))
    if not cuts:
        return
    begins = [start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    if len(cuts) > MOST_CUTS:
        yield from ((first, last, "cut mid") for first, last in zip(begins, ends, strict=True) if last > first)
        return
    for first in begins:
        for last in ends:
            if first < last and (first, last) != (start, end):
                yield first, last, "cut head" if first == start else "cut tail" if last == end else "cut mid"
