"""The sums that the parties put in."""

import re
from collections.abc import Iterator, Sequence

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.actors import actor_of, is_named
from samverkan_engine.drafting.calendar import YEAR
from samverkan_engine.drafting.contract import quantities
from samverkan_engine.drafting.contract.money_tables import funding_in_tables, is_row
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import BOTH, Funding, ParagraphKind, Party

YEARS = re.compile(
    rf"(?<![\d/-])(?P<first>{YEAR})(?:\s*(?:[–—-]|till(?:\s+och\s+med)?|to|til)\s*(?P<last>{YEAR}))?(?![\d/-])"
)
YEARLY = lexicon.any_of(
    r"per\s+år|årligen|varje\s+år|om\s+året|i\s+året|per\s+year|a\s+year|each\s+year|annually|per\s+annum|hvert\s+år"
    r"|årlig|årligt|om\s+året|pr\.?\s+år",
)
EACH = re.compile(r"\b(?:vardera|var\s+(?:och\s+en|sin)|var(?=[\s,.;])|each|hver(?:\s+især)?)\b", re.IGNORECASE)
EACH_PARTY = re.compile(
    r"\b(?:vardera|varje|respektive|var\s+och\s+en\s+av|each(?:\s+of\s+the)?|hver(?:\s+af|\s+av)?)\s+(?:av\s+)?(?:part\w*)\b",
    re.IGNORECASE,
)
PUTS_IN = lexicon.any_of(
    r"bidra\w*|finansiera\w*|betala\w*|avsätt\w*|anslå\w*|satsa\w*|tillskjut\w*|skjuter\s+till|står\s+för|ersätt\w*"
    r"|medfinans\w*|budget\w*|contribut\w+|fund\w*|pay\w*|provid\w+|invest\w*|finansier\w*|bidrag\w*|dekk\w*|dækk\w*|afsæt\w*"
    r"|avsett\w*|stiller|commit\w*|insats\w*",
)
GAP = re.compile(r"\b(?:och|samt|medan|and|while|og|mens)\b|[,;]", re.IGNORECASE)


def funding(reading: Reading, parties: Sequence[Party]) -> tuple[Funding, ...]:
    """Return each sum that somebody is said to put in, by sentence and by row of a table, in the order of the text."""
    found = [sum_ for sentence in reading.sentences for sum_ in _in_sentence(reading, sentence, parties)]
    return tuple(sorted([*found, *funding_in_tables(reading, parties)], key=lambda sum_: sum_.passages[0].start))


def _in_sentence(reading: Reading, sentence: Sentence, parties: Sequence[Party]) -> Iterator[Funding]:
    in_table = is_row(reading, reading.paragraphs[sentence.paragraph])
    skipped = in_table or sentence.kind is ParagraphKind.CAPTION
    if skipped or not PUTS_IN.search(sentence.text) or reading.is_speech(sentence.start, sentence.end):
        return
    for match in quantities.SUM.finditer(sentence.text):
        money = quantities.money(match, reading.language)
        if money:
            yield _funding(
                reading,
                (sentence.end - len(sentence.text[match.start() :].lstrip()), sentence.start + match.end()),
                money,
                _payer(sentence.text, match, parties),
                _years(sentence.text),
                YEARLY.search(sentence.text) is not None,
                _is_each(sentence.text, match),
            )


def _payer(text: str, sum_: re.Match[str], parties: Sequence[Party]) -> str:
    """Of several sums in a sentence each belongs to whom its own part of the sentence names."""
    if _is_each(text, sum_):
        return BOTH
    parts = [0, *(gap.end() for gap in GAP.finditer(text, 0, sum_.start()))]
    for start in reversed(parts):
        named = [party for party in parties if is_named(party, text[start : sum_.start()], parties)]
        if len(named) == 1:
            return named[0].name
    return actor_of(text, parties)


def _is_each(text: str, sum_: re.Match[str]) -> bool:
    return bool(EACH.match(text[sum_.end() :].lstrip()) or EACH_PARTY.search(text[: sum_.start()]))


def _years(text: str) -> str:
    years = YEARS.search(text)
    if not years:
        return ""
    return f"{years.group('first')}–{years.group('last')}" if years.group("last") else years.group("first")


def _funding(
    reading: Reading, span: tuple[int, int], money: tuple[int, str], payer: str, year: str, yearly: bool, each: bool
) -> Funding:
    return Funding(
        payer=payer,
        amount=money[0],
        currency=money[1],
        year=year,
        yearly=yearly,
        each=each and payer == BOTH,
        passages=(reading.passage(*span),),
        confidence=0.75,
        nature=reading.nature(*span),
    )
