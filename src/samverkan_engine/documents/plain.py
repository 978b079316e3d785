"""Plain text becomes text with paragraphs."""

import re
from dataclasses import replace
from itertools import pairwise

from samverkan_engine.documents.encoding import decode
from samverkan_engine.documents.layout import NUMBERED_HEADING, check_length, paragraph_kind
from samverkan_engine.tables import DocumentText, Paragraph, ParagraphKind

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
LINE = re.compile(r"[^\n]*[^\s][^\n]*")

WRAPPED = (45, 110)
"""Lines between these lengths may be one paragraph broken by a program, in characters."""


def read(data: bytes, name: str) -> DocumentText:
    """Return the text of a plain text file in any usual encoding; raises TooLong."""
    text = decode(data)
    check_length(len(text), name)
    return from_text(text)


def from_text(text: str) -> DocumentText:
    """
    Return pasted or decoded text with its paragraphs; it has no pages.

    Line ends become \\n and control characters spaces, so that positions mean the same in every browser
    and database; nothing else is changed.
    """
    text = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [match.span() for match in LINE.finditer(text)]
    return DocumentText(text=text, paragraphs=tuple(_paragraphs(text, lines)))


def _paragraphs(text: str, lines: list[tuple[int, int]]) -> list[Paragraph]:
    blocks: list[list[tuple[int, int]]] = []
    for line in lines:
        if blocks and _continues(text, blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return _with_lists([_paragraph(text, block[0][0], block[-1][1]) for block in blocks], text)


def _with_lists(paragraphs: list[Paragraph], text: str) -> list[Paragraph]:
    """Numbered lines straight below each other are a list; alone they are headings of clauses."""
    result = list(paragraphs)
    for index, (one, other) in enumerate(pairwise(paragraphs)):
        beside = text.count("\n", one.end, other.start) == 1
        if beside and all(NUMBERED_HEADING.match(text[p.start : p.end]) for p in (one, other)):
            result[index] = replace(one, kind=ParagraphKind.LIST_ITEM)
            result[index + 1] = replace(other, kind=ParagraphKind.LIST_ITEM)
    return result


def _continues(text: str, block: list[tuple[int, int]], line: tuple[int, int]) -> bool:
    """
    Return whether the line goes on with the paragraph above it.

    It does when no empty line lies between, the line above is long enough to have been broken by a
    program and does not end a sentence, and the line itself opens in lower case.
    """
    above = text[block[-1][0] : block[-1][1]].rstrip()
    here = text[line[0] : line[1]].lstrip()
    if text.count("\n", block[-1][1], line[0]) > 1:
        return False
    shortest, longest = WRAPPED
    unfinished = shortest <= len(above) <= longest and above[-1] not in '.:;!?”"'
    return unfinished and (here[0].islower() or (len(block) > 1 and here[0].isalnum()))


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Paragraph(start, end, None, paragraph_kind(text[start:end]))
