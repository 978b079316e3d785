"""The sums that the parties put in."""

import re
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting.actors import actor_of, is_named
from samverkan_engine.drafting.calendar import YEAR
from samverkan_engine.drafting.contract import quantities
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import BOTH, Funding, ParagraphKind, Party

YEARS = re.compile(
    rf"(?<![\d/-])(?P<first>{YEAR})(?:\s*(?:[–—-]|till(?:\s+och\s+med)?|to|til)\s*(?P<last>{YEAR}))?(?![\d/-])"
)
YEARLY = re.compile(
    r"\b(?:per\s+år|årligen|varje\s+år|om\s+året|i\s+året|per\s+year|a\s+year|each\s+year|annually|per\s+annum|hvert\s+år"
    r"|årlig|årligt|om\s+året|pr\.?\s+år)\b",
    re.IGNORECASE,
)
EACH = re.compile(r"\b(?:vardera|var\s+(?:och\s+en|sin)|var(?=[\s,.;])|each|hver(?:\s+især)?)\b", re.IGNORECASE)
PUTS_IN = re.compile(
    r"\b(?:bidra\w*|finansiera\w*|betala\w*|avsätt\w*|anslå\w*|satsa\w*|tillskjut\w*|skjuter\s+till|står\s+för|ersätt\w*"
    r"|medfinans\w*|budget\w*|contribut\w+|fund\w*|pay\w*|provid\w+|invest\w*|finansier\w*|bidrag\w*|dekk\w*|dækk\w*|afsæt\w*"
    r"|avsett\w*|stiller|commit\w*|insats\w*)\b",
    re.IGNORECASE,
)
GAP = re.compile(r"\b(?:och|samt|medan|and|while|og|mens)\b|[,;]", re.IGNORECASE)


def funding(reading: Reading, parties: Sequence[Party]) -> tuple[Funding, ...]:
    """Return each sum that somebody is said to put in, by sentence and by row of a table, in the order of the text."""
    found = [sum_ for sentence in reading.sentences for sum_ in _in_sentence(reading, sentence, parties)]
    return tuple(sorted([*found, *_in_tables(reading, parties)], key=lambda sum_: sum_.passages[0].start))


def _in_sentence(reading: Reading, sentence: Sentence, parties: Sequence[Party]) -> Iterator[Funding]:
    skipped = sentence.kind in (ParagraphKind.TABLE_ROW, ParagraphKind.CAPTION)
    if skipped or not PUTS_IN.search(sentence.text) or reading.is_speech(sentence.start, sentence.end):
        return
    for match in quantities.SUM.finditer(sentence.text):
        money = quantities.money(match, reading.language)
        if money:
            yield _funding(
                reading,
                (sentence.start + match.start(), sentence.start + match.end()),
                money,
                _payer(sentence.text, match, parties),
                _years(sentence.text),
                YEARLY.search(sentence.text) is not None,
            )


def _payer(text: str, sum_: re.Match[str], parties: Sequence[Party]) -> str:
    """Of several sums in a sentence each belongs to whom its own part of the sentence names."""
    if EACH.match(text[sum_.end() :].lstrip()):
        return BOTH
    parts = [0, *(gap.end() for gap in GAP.finditer(text, 0, sum_.start()))]
    for start in reversed(parts):
        named = [party for party in parties if is_named(party, text[start : sum_.start()], parties)]
        if len(named) == 1:
            return named[0].name
    return actor_of(text, parties)


def _years(text: str) -> str:
    years = YEARS.search(text)
    if not years:
        return ""
    return f"{years.group('first')}–{years.group('last')}" if years.group("last") else years.group("first")


def _funding(
    reading: Reading, span: tuple[int, int], money: tuple[int, str], payer: str, year: str, yearly: bool
) -> Funding:
    return Funding(
        payer=payer,
        amount=money[0],
        currency=money[1],
        year=year,
        yearly=yearly,
        passages=(reading.passage(*span),),
        confidence=0.75,
        nature=reading.nature(*span),
    )


def _in_tables(reading: Reading, parties: Sequence[Party]) -> Iterator[Funding]:
    """A table whose head names parties and whose rows begin with a year: one sum for each party and year."""
    columns: list[str | None] = []
    for paragraph in reading.paragraphs:
        if paragraph.kind is not ParagraphKind.TABLE_ROW:
            columns = []
            continue
        cells = reading.words(paragraph).split("\t")
        named = [_only(parties, cell) for cell in cells]
        if sum(party is not None for party in named) > 1:
            columns = named
        elif columns and re.fullmatch(YEAR, cells[0].strip()):
            yield from _row(reading, paragraph.start, cells, columns)


def _row(reading: Reading, start: int, cells: Sequence[str], columns: Sequence[str | None]) -> Iterator[Funding]:
    year, at = cells[0].strip(), start
    for cell, party in zip(cells, columns, strict=False):
        match = quantities.SUM.fullmatch(cell.strip())
        if party and match:
            amount, currency = quantities.money(match, reading.language) or (0, "")
            crowns = quantities.CROWNS.get(reading.language or "sv", "SEK")
            value = amount or int("".join(filter(str.isdigit, match.group("figure"))))
            yield _funding(reading, (at, at + len(cell)), (value, currency or crowns), party, year, False)
        at += len(cell) + 1


def _only(parties: Sequence[Party], cell: str) -> str | None:
    named = [party.name for party in parties if is_named(party, cell, parties)]
    return named[0] if len(named) == 1 else None
