"""Whose words a document is made of: the agreement's own, or somebody's account of it."""

import re
from dataclasses import replace

from samverkan_engine.drafting import calendar, lexicon
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Nature, ParagraphKind, Quotation

CLAUSE = re.compile(
    r"^\s*(?:§\s?\d+|\d{1,2}(?:\.\d{1,2})*\.?\s*§?)?\s*(?:parter(?:na|ne)?|partene|bakgrund|bakgrunn|baggrund"
    r"|syfte|formål|ändamål|avtalstid|avtaleperiode|giltighetstid|uppsägning|oppsigelse|opsigelse|tvist\w*"
    r"|ekonomi|organisation|organisering|undertecknande|underskrift\w*|signatur\w*|parties|background|purpose"
    r"|term|termination|duration|governance|signatures?|dispute\w*|definitions|åtaganden|omfattning|uppföljning"
    r"|oppfølging|mål|målsättning)\b.{0,40}$",
    re.IGNORECASE,
)
BETWEEN_PARTIES = lexicon.any_of(
    r"detta\s+avtal|denna\s+avsiktsförklaring|denna\s+överenskommelse|har\s+(?:\w+\s+){0,3}?(?:träffats"
    r"|ingåtts|slutits)|nedan\s+kallad\w*|nedan\s+kallat|härefter|hereinafter|hereby|this\s+(?:agreement"
    r"|memorandum|mou|letter)|denne\s+(?:avtalen?|aftale|intensjonsavtalen?)|heretter|herefter"
    r"|nærværende\s+aftale",
)
SPEAKS = lexicon.any_of(
    "säger(?!\\s+upp)", "sade", "sa", "berättar", "menar", "tycker", "says", "said", "told", "commented", "added",
    "sier", "mener", "forteller", "siger", "fortæller", "udtaler", "uttaler",
)  # fmt: skip
"""Somebody speaks, as people do in news and never in an agreement; that something "describes" may stand in both."""

SECTION = re.compile(r"\s*(?:§\s?\d{1,2}\.?|\d{1,2}\s?§|\d{1,2}[.)]?)\s+\S")
OPENS = re.compile(
    rf"\W*(?:{'|'.join((*lexicon.LETTER, *lexicon.MEMORANDUM, *lexicon.COOPERATION, *lexicon.PARTNERSHIP))})"
    r"\s+(?:mellan|mellom|mellem|between)\b",
    re.IGNORECASE,
)
PLACE_AND_DAY = re.compile(
    rf"[A-ZÅÄÖÆØ]\w+(?: [A-ZÅÄÖÆØ]\w+)?,?\s+(?:den\s+)?(?:{calendar.YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}\.?\s+(?:{calendar.MONTH})\s+{calendar.YEAR})",
    re.IGNORECASE,
)
"""Where and when it was signed, on a line of its own."""

NEEDED = 3
"""How many signs of an agreement's own form are needed before the whole text is taken for one."""


def prepared(reading: Reading) -> Reading:
    """Return the reading, marked when the document is the agreement itself and no report of one."""
    headings = {
        match.group().strip().casefold()
        for paragraph in reading.paragraphs
        if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.LIST_ITEM)
        and (match := CLAUSE.match(reading.words(paragraph)))
    }
    numbered = sum(
        1
        for paragraph in reading.paragraphs
        if paragraph.kind is ParagraphKind.HEADING and SECTION.match(reading.words(paragraph))
    )
    formal = len(BETWEEN_PARTIES.findall(reading.text))
    told = sum(1 for sentence in reading.sentences if SPEAKS.search(sentence.text))
    opens = reading.title is not None and OPENS.match(reading.words(reading.title)) is not None
    dated = any(PLACE_AND_DAY.fullmatch(reading.words(paragraph)) for paragraph in reading.paragraphs)
    itself = formal >= 1 and (len(headings) + min(formal, 3) >= NEEDED or numbered >= NEEDED) and told <= 1
    itself = itself or (opens and dated and told == 0)
    return replace(reading, is_agreement_itself=True) if itself else reading


def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Return what stands in the text within marks as the agreement's own words."""
    return tuple(
        Quotation(
            start=quoted.start,
            end=quoted.end,
            text=reading.text[quoted.start : quoted.end],
            passages=(reading.passage(quoted.start, quoted.end),),
            confidence=0.9,
            nature=Nature.AGREEMENT_WORDING,
        )
        for quoted in reading.quotations
        if quoted.is_wording
    )
