"""Paragraphs become sentences."""

import re
from collections.abc import Iterator

BREAK = re.compile(r"(?:[.!?…]+[”\"»’)\]]*)(?=\s+[\"”“»«’(\[–—-]?\s?[A-ZÅÄÖÆØÉÜ0-9])|\n+")
ABBREVIATED = re.compile(
    r"(?:\b(?:t\.?\s?ex|bl\.?\s?a|m\.?\s?m|m\.?\s?fl|dvs|osv|etc|ca|kl|nr|no|st|dr|prof|mr|mrs|ms|cllr|jr|sr"
    r"|f\.?\s?d|bl|e\.g|i\.e|vs|inkl|exkl|resp|tel|sid|s\.?\s?k|o\.?\s?s\.?\s?v|pst|mill|jf|evt|jan|feb|aug"
    r"|sept?|okt|oct|nov|dec|des)|\b[A-ZÅÄÖÆØ])\.$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\b\d{1,2}\.$")
NUMBER = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)]")
"""What numbers a paragraph is no sentence."""

LONGEST = 1500
"""A sentence of more characters than this is no sentence; it is cut, so that no text can make the readers slow."""

LOOK_BACK = 12
"""How many characters before a full stop can decide whether it ends the sentence."""


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each sentence between start and end begins and ends, without surrounding space."""
    for first, last in _unbroken(text, start, end):
        begin = first
        while last - begin > LONGEST:
            cut = max(text.rfind(" ", begin + 1, begin + LONGEST), begin + LONGEST // 2)
            yield from _trimmed(text, begin, cut)
            begin = cut
        yield from _trimmed(text, begin, last)


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in BREAK.finditer(text, start, end):
        before = text[max(begin, match.end() - LOOK_BACK) : match.end()]
        if "\n" not in match.group() and _is_inside(before, text[match.end() :][:2]):
            continue
        if begin == start and NUMBER.fullmatch(text, begin, match.end()):
            continue
        yield begin, match.end()
        begin = match.end()
    yield begin, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if span := trim(text, start, end):
        yield span


def _is_inside(before: str, after: str) -> bool:
    """An abbreviation never ends a sentence; a number with a full stop does when a capital follows."""
    if ABBREVIATED.search(before):
        return True
    return bool(ORDINAL.search(before)) and after.strip()[:1].isdigit()


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without white space at its ends, or None when nothing remains."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
