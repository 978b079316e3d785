"""What stands in quotation marks: the agreement's own words, a person's speech, or a mere name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import Paragraph

LONGEST = 3000
"""A quotation mark that is not closed within this many characters is taken for a stray one."""

MARKED = re.compile(
    rf"[”]([^”“\"\n]{{2,{LONGEST}}})[”]|[“]([^”“\n]{{2,{LONGEST}}})[”“]|[„]([^”“\n]{{2,{LONGEST}}})[”“]"
    rf"|«([^«»\n]{{2,{LONGEST}}})»|»([^«»\n]{{2,{LONGEST}}})[«»]|\"([^\"\n]{{2,{LONGEST}}})\""
    rf"|(?<![\w])[‘]([^‘’\n]{{2,{LONGEST}}})[’](?!\w)"
)
SPEECH_DASH = re.compile(r"[–—-]\s+")
SHORTEST_WORDING = 5
"""Fewer words than this within marks are a name or an emphasis, not a quotation."""

LEAD_IN = 200
"""How many characters before a quotation can introduce it."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words within marks; is_wording: introduced as the agreement's; is_speech: said by a person."""

    start: int
    end: int
    is_wording: bool
    is_speech: bool


def quoted_spans(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quoted, ...]:
    """Return every quotation with whose words it is, in order."""
    found = [_spoken(text, paragraph) for paragraph in paragraphs]
    marked = [_marked(text, match) for match in MARKED.finditer(text)]
    return tuple(sorted((q for q in found + marked if q), key=lambda q: q.start))


def _marked(text: str, match: re.Match[str]) -> Quoted | None:
    group = match.lastindex or 0
    start, end = match.span(group)
    if len(text[start:end].split()) < SHORTEST_WORDING:
        return None
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, match.start() - LEAD_IN) : match.start()]
    after = text[match.end() : match.end() + LEAD_IN].split("\n")[0]
    speech = bool(lexicon.SAYS.search(after[:80])) or bool(lexicon.SAYS.search(before))
    wording = bool(lexicon.STANDS_WRITTEN.search(before) or lexicon.STANDS_WRITTEN_AFTER.match(after))
    return Quoted(
        start,
        end,
        is_wording=wording and not lexicon.SAYS.search(after[:80]),
        is_speech=speech or not wording,
    )


def _spoken(text: str, paragraph: Paragraph) -> Quoted | None:
    """A paragraph that opens with a dash is speech when it says who speaks."""
    words = text[paragraph.start : paragraph.end]
    dash = SPEECH_DASH.match(words)
    if not dash or not lexicon.SAYS.search(words):
        return None
    return Quoted(paragraph.start + dash.end(), paragraph.end, is_wording=False, is_speech=True)
