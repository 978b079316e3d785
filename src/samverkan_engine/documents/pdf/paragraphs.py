"""Printed lines become paragraphs, by the white space between and beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from samverkan_engine.documents.layout import BULLET, NUMBERED_HEADING
from samverkan_engine.documents.pdf.columns import Block
from samverkan_engine.documents.pdf.hyphens import HYPHENS, joint, plain, vocabulary
from samverkan_engine.documents.pdf.printed import Fragment

WIDE_GAP = 1.25
"""A step down of more than this many of the usual steps between lines begins a new paragraph."""

SHORT_LINE = 0.75
"""A line that ends before this share of the column's width may be the last of its paragraph."""

FULL_LINE = 0.85
"""A line that reaches this share of the column's width may go on in the next column or page."""

INDENT = 0.7
"""A line that begins this many heights to the right of the one above and the one below begins a paragraph."""

FEW_STEPS = 4
"""From fewer steps than this between lines, no usual one can be told."""

LARGEST_USUAL = 1.5
"""The largest usual step between lines that is believed without evidence, in heights of the line."""

SENTENCE_ENDS = '.:;!?"”'
NUMBER = re.compile(r"\(?(?:\d|[a-zA-Z][.)])")


@dataclass
class Joined:
    """A paragraph: its lines, the page it begins on, and where in it other pages begin."""

    parts: list[str]
    page: int
    last: Fragment
    length: int
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return plain("".join(self.parts))

    def add(self, line: Fragment, page: int, words: frozenset[str]) -> None:
        """Add the line that goes on with it."""
        cut, between = joint(self.parts[-1], line.text, words)
        if cut:
            self.parts[-1] = self.parts[-1][:-cut]
        self.parts.append(between + line.text)
        self.length += len(between) - cut
        if page != (self.breaks[-1][1] if self.breaks else self.page):
            self.breaks = (*self.breaks, (self.length, page))
        self.length += len(line.text)
        self.last = line


@dataclass(frozen=True)
class _Column:
    """What is usual in a column: the step from line to line, and its edges."""

    usual: float
    left: float
    right: float

    def reach(self, line: Fragment) -> float:
        """How far into the column a line reaches, as a share of its width."""
        return (line.right - self.left) / max(self.right - self.left, 1.0)


def paragraphs(pages: Sequence[Sequence[Block]]) -> list[Joined]:
    """Return the paragraphs of a document, also those that go on over a column or a page."""
    words = vocabulary(line.text for page in pages for block in page for line in block)
    done: list[Joined] = []
    before: _Column | None = None
    for number, page in enumerate(pages, start=1):
        usual = _usual_step(page)
        for block in page:
            column = _column(block, usual)
            for index, line in enumerate(block):
                below = block[index + 1] if index + 1 < len(block) else None
                if index:
                    fresh = _begins(block[index - 1], line, below, column)
                else:
                    fresh = not (done and before and _goes_on(done[-1], line, before))
                if fresh:
                    done.append(Joined([line.text], number, line, len(line.text)))
                else:
                    done[-1].add(line, number, words)
            before = column
    return done


def _usual_step(page: Sequence[Block]) -> float:
    lines = [(above, line) for block in page for above, line in pairwise(block) if above.bottom > line.bottom]
    steps = sorted(above.bottom - line.bottom for above, line in lines)
    if len(steps) < FEW_STEPS:
        return min((LARGEST_USUAL * line.height for _, line in lines), default=0.0)
    return steps[len(steps) // 4]


def _column(block: Block, usual: float) -> _Column:
    return _Column(usual, min(line.left for line in block), max(line.right for line in block))


def _begins(above: Fragment, line: Fragment, below: Fragment | None, column: _Column) -> bool:
    """Return whether a line begins a paragraph: by a gap, a bullet, another size, or a short line above it."""
    if above.text[-1] in HYPHENS and above.text[-2:-1].isalpha() and line.text[0].islower():
        return False
    step = above.bottom - line.bottom
    apart = step > WIDE_GAP * column.usual or step < -line.height or _differs(above, line)
    beside = "\t" in above.text + line.text
    ended = column.reach(above) < SHORT_LINE and not line.text[0].islower()
    clause = above.text[-1] in ".:;" and NUMBERED_HEADING.match(line.text) is not None
    return apart or beside or ended or clause or _is_item(above, line, column) or _indented(above, line, below)


def _is_item(above: Fragment, line: Fragment, column: _Column) -> bool:
    """A number at the start of a line is none of a list when the sentence above it runs on to the end of its line."""
    if BULLET.match(line.text) is None:
        return False
    runs_on = column.reach(above) >= FULL_LINE and above.text[-1] not in SENTENCE_ENDS + ","
    return not (runs_on and NUMBER.match(line.text) and abs(above.left - line.left) < 1.0)


def _differs(one: Fragment, other: Fragment) -> bool:
    return abs(one.height - other.height) > 0.15 * max(one.height, other.height)


def _indented(above: Fragment, line: Fragment, below: Fragment | None) -> bool:
    """A first line is set in; one that hangs below a bullet is too, but so are those after it."""
    if below is None or above.text[-1] not in SENTENCE_ENDS:
        return False
    deep = INDENT * line.height
    return line.left - above.left > deep and line.left - below.left > deep


def _goes_on(paragraph: Joined, line: Fragment, column: _Column) -> bool:
    """Return whether the first line of a column or page goes on with the last paragraph of the one before."""
    last = paragraph.last
    if _differs(last, line) or "\t" in last.text + line.text or BULLET.match(line.text):
        return False
    if last.text[-1] in HYPHENS and last.text[-2:-1].isalpha():
        return True
    if last.text[-1] in SENTENCE_ENDS:
        return False
    full = column.reach(last) >= FULL_LINE and len(paragraph.parts) > 1
    return line.text[0].islower() or (full and NUMBERED_HEADING.match(line.text) is None)
