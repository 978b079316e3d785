"""What is printed on a page: runs of characters, each on one line without a wide gap in it."""

import math
from collections import Counter
from typing import Any, NamedTuple

SPLITTING_GAP = 0.8
"""A space wider than this many heights of the line ends a fragment."""

LINE_JUMP = 0.6
"""Characters whose middles differ by more than this many heights stand on different lines."""

ASIDE = 0.15
"""Text in another direction is a stamp or a watermark when it is less than this share of the page."""

LINE_ENDS = "\r\n"
QUARTER = math.pi / 2


class Fragment(NamedTuple):
    """A run of characters on one line: the text, and its edges in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high the line is, in points; never nothing."""
        return max(self.top - self.bottom, 1.0)


class _Run:
    """A fragment being gathered."""

    def __init__(self) -> None:
        self.characters: list[str] = []
        self.left = self.bottom = self.right = self.top = 0.0

    def goes_on(self, left: float, bottom: float, top: float) -> bool:
        """Return whether a character that stands there belongs to the run."""
        height = max(self.top - self.bottom, 1.0)
        jump = abs((bottom + top) - (self.bottom + self.top)) / 2
        gap = left - self.right
        return jump <= LINE_JUMP * max(height, top - bottom) and -2 * height < gap <= SPLITTING_GAP * height


def fragments(page: Any) -> list[Fragment]:
    """Return what is printed on a page of PDFium, in the order of the file; text in odd directions is left out."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        text = _characters(textpage, count)
        found: list[tuple[int, Fragment]] = []
        start = 0
        while start < count:
            end = start
            while end < count and text[end] not in LINE_ENDS:
                end += 1
            if end > start:
                found += _on_a_line(textpage, text, start, end)
            start = end + 1
    finally:
        textpage.close()
    return _upright(found)


def _characters(textpage: Any, count: int) -> str:
    """One character for each of PDFium's, so that a place in the text is also the number of a box."""
    from pypdfium2 import raw

    text = str(textpage.get_text_range()) if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _on_a_line(textpage: Any, text: str, start: int, end: int) -> list[tuple[int, Fragment]]:
    """Cut what PDFium takes for a line where a wide gap or another height shows that it is more than one."""
    from pypdfium2 import raw

    turn = round(raw.FPDFText_GetCharAngle(textpage, start) / QUARTER) % 4
    box = raw.FS_RECTF()
    measure = raw.FPDFText_GetLooseCharBox
    done: list[Fragment] = []
    run, spaces = _Run(), 0
    for index in range(start, end):
        character = text[index]
        if character == " " or character == "\t":
            spaces += 1
            continue
        if not measure(textpage, index, box):
            continue
        left, bottom, right, top = _turned(turn, box.left, box.bottom, box.right, box.top)
        if run.characters and not run.goes_on(left, bottom, top):
            done.append(_fragment(run))
            run = _Run()
        if not run.characters:
            run.left, run.bottom, run.top = left, bottom, top
        elif spaces:
            run.characters.append(" ")
        run.characters.append(character)
        run.right, spaces = right, 0
    if run.characters:
        done.append(_fragment(run))
    return [(turn, fragment) for fragment in done]


def _fragment(run: _Run) -> Fragment:
    return Fragment("".join(run.characters), run.left, run.bottom, run.right, run.top)


def _turned(turn: int, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    """Return the edges as they are when the page is held so that the text can be read."""
    if turn == 3:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 1:
        return -top, left, -bottom, right
    return left, bottom, right, top


def _upright(found: list[tuple[int, Fragment]]) -> list[Fragment]:
    """Leave out what is written across the page, unless it is much; then the page is read in its main direction."""
    if not any(turn for turn, _ in found):
        return [fragment for _, fragment in found]
    weights: Counter[int] = Counter()
    for turn, fragment in found:
        weights[turn] += len(fragment.text)
    total = weights.total()
    kept = [turn for turn, weight in weights.most_common() if weight >= ASIDE * total] or [0]
    return [fragment for turn in kept for other, fragment in found if other == turn]
