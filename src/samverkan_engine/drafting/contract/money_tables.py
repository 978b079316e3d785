"""The tables in which the parties' money stands, whichever way they are turned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting.actors import TOGETHER, is_named
from samverkan_engine.drafting.calendar import YEAR
from samverkan_engine.drafting.contract import quantities
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import BOTH, Funding, Paragraph, ParagraphKind, Party

YEARS = re.compile(
    rf"(?:år|året|læsåret|läsåret|studieåret|budget(?:år)?|year|budsjett|budsjettår)?\s*(?P<first>{YEAR})"
    r"(?:\s*[–—/-]\s*(?P<last>(?:20)?\d\d))?\s*(?:\([^)]*\))?",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\b(?:total\w*|summa|sum|sammanlagt|i\s+alt|samlet|samlede|tillsammans|alla\s+år)\b", re.IGNORECASE)
EACH = re.compile(r"\b(?:vardera|varje|respektive|each|hver)\b", re.IGNORECASE)
EVERY_YEAR = re.compile(
    r"\b(?:årligen|per\s+år|årlig|annually|per\s+year|per\s+annum|hvert\s+år|yearly)\b", re.IGNORECASE
)
ABOUT_MONEY = re.compile(
    r"\b(?:\w*finansier\w*|\w*budget\w*|\w*budsjett\w*|kostnad\w*|\w*belopp\w*|bidra\w*|\w*medel|kronor|kroner|ersättning\w*"
    r"|fund\w*|cost\w*|amount\w*|contribut\w*|financ\w*|beløb\w*|beløp\w*|tilskud\w*|tilskudd\w*)\b",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?<!\w)(?:(?P<crowns>tkr|kkr|mkr|mnkr|t\.kr\.?)|(?P<scaled>[mtk])(?P<code>sek|nok|dkk|eur|gbp)"
    r"|(?P<words>tusen|tusental|miljoner|millioner|thousands?|millions?)(?:\s+(?:svenska\s+)?(?P<of>kronor|kroner|euro|pounds))?"
    r"|(?P<plain>sek|nok|dkk|eur|gbp|kronor|kroner|kr|€|£|euro|pounds))(?!\w)",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|\d+(?:[.,]\d{1,2})?")
BEFORE = 400
"""How many characters before a table may say what its figures are."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is to be multiplied by, and its currency; no factor where nothing says that it is money."""

    factor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the text."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a column, or the first cell of a row, stands for: a payer, years, or neither."""

    payer: str | None = None
    each: bool = False
    year: str = ""
    yearly: bool = False
    unit: Unit | None = None


def tables_of(reading: Reading) -> Iterator[list[Paragraph]]:
    """Yield the rows of each table: paragraphs in a row of which each has cells."""
    rows: list[Paragraph] = []
    for paragraph in reading.paragraphs:
        if is_row(reading, paragraph):
            rows.append(paragraph)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def is_row(reading: Reading, paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a row of cells; the columns of a printed page come apart by tabs alone."""
    return paragraph.kind is ParagraphKind.TABLE_ROW or "\t" in reading.words(paragraph)


def funding_in_tables(reading: Reading, parties: Sequence[Party]) -> Iterator[Funding]:
    """Yield one sum for each party and year of the tables of money; totals are left out."""
    for rows in tables_of(reading):
        before = reading.text[max(0, rows[0].start - BEFORE) : rows[0].start]
        whole = _unit(before[-120:], reading.language)
        crowns = Unit(1, quantities.CROWNS.get(reading.language or "sv", "SEK"))
        known = whole or (crowns if ABOUT_MONEY.search(before) else None)
        yield from _in_table(reading, rows, parties, known)


def _in_table(
    reading: Reading, rows: Sequence[Paragraph], parties: Sequence[Party], unit: Unit | None
) -> Iterator[Funding]:
    columns: list[Head] = []
    for row in rows:
        cells = _cells(reading, row)
        heads = [_head(cell.text, parties, reading.language) for cell in cells]
        if _is_head(cells, heads):
            columns = heads
            unit = unit or next((head.unit for head in heads if head.unit), None) or _about(cells, reading.language)
            continue
        if cells and not TOTAL.search(cells[0].text):
            aligned = _aligned(row, cells, columns)
            if aligned is not None:
                yield from _row(reading, cells, heads, aligned, unit)


def _aligned(row: Paragraph, cells: Sequence[Cell], columns: Sequence[Head]) -> Sequence[Head] | None:
    """
    Return the columns as they stand over the row's cells; None when nothing tells which stands over which.

    On a printed page an empty cell leaves no trace: a head that lacks its first is moved by one, and a row that lacks
    any is left. Where rows are marked as such, only empty cells at the end are missing.
    """
    if columns and len(cells) == len(columns) + 1 and (columns[0].payer or columns[0].year):
        return [Head(), *columns]
    is_marked = row.kind is ParagraphKind.TABLE_ROW
    return columns if not columns or is_marked or len(cells) == len(columns) else None


def _about(cells: Sequence[Cell], language: str | None) -> Unit | None:
    crowns = Unit(1, quantities.CROWNS.get(language or "sv", "SEK"))
    return crowns if any(ABOUT_MONEY.search(cell.text) for cell in cells) else None


def _is_head(cells: Sequence[Cell], heads: Sequence[Head]) -> bool:
    """A head has no sums: it names payers, or years, or says with words what stands under it."""
    several = sum(bool(head.payer) for head in heads) > 1 or sum(bool(head.year) for head in heads) > 1
    figures = any(_amount(cell.text) is not None and not head.year for cell, head in zip(cells, heads, strict=True))
    return not figures and (several or all(not head.payer and not head.year for head in heads))


def _row(
    reading: Reading, cells: Sequence[Cell], heads: Sequence[Head], columns: Sequence[Head], unit: Unit | None
) -> Iterator[Funding]:
    own = _merged(heads)
    for index, cell in enumerate(cells):
        if heads[index].payer or heads[index].year:
            continue
        column = columns[index] if index < len(columns) else Head()
        if index < len(columns) and TOTAL.search(_text_of(columns, index)):
            continue
        payer, each = (column.payer, column.each) if column.payer else (own.payer, own.each)
        amount = _sum(cell.text, column.unit or own.unit or unit, reading.language)
        if payer and amount and amount[0]:
            yield Funding(
                payer=payer,
                each=each,
                amount=amount[0],
                currency=amount[1],
                year=own.year or column.year,
                yearly=own.yearly or column.yearly,
                passages=(reading.passage(cell.start, cell.start + len(cell.text)),),
                confidence=0.8,
                nature=reading.nature(cell.start, cell.start + len(cell.text)),
            )


def _text_of(columns: Sequence[Head], index: int) -> str:
    # A column that names nobody and no year adds up the others, or says something else.
    column = columns[index]
    return "" if column.payer or column.year or len([c for c in columns if c.payer or c.year]) < 2 else "total"


def _merged(heads: Sequence[Head]) -> Head:
    """What the row says of itself before its figures: whose it is, and of which year."""
    payer = next((head for head in heads if head.payer), Head())
    year = next((head.year for head in heads if head.year), "")
    yearly = any(head.yearly for head in heads)
    return Head(payer.payer, payer.each, year, yearly, payer.unit)


def _head(text: str, parties: Sequence[Party], language: str | None) -> Head:
    years = YEARS.fullmatch(text.strip())
    unit = _unit(text, language) if not FIGURE.search(text) or years else None
    if years:
        return Head(year=_years(years), unit=unit)
    yearly = EVERY_YEAR.search(text) is not None
    if FIGURE.search(text) or TOTAL.search(text):
        return Head(yearly=yearly)
    named = [party.name for party in parties if is_named(party, text, parties)]
    if len(named) == 1:
        return Head(named[0], yearly=yearly, unit=unit)
    together = EACH.search(text) or TOGETHER.search(text)
    payer = BOTH if together and len(text) <= 40 and not yearly else None
    return Head(payer, bool(payer and EACH.search(text)), yearly=yearly, unit=unit)


def _years(match: re.Match[str]) -> str:
    first, last = match.group("first"), match.group("last")
    if not last:
        return first
    return f"{first}–{last if len(last) == 4 else first[:2] + last}"


def _cells(reading: Reading, row: Paragraph) -> list[Cell]:
    found, at = [], row.start
    for text in reading.words(row).split("\t"):
        found.append(Cell(at + len(text) - len(text.lstrip()), text.strip()))
        at += len(text) + 1
    return found


def _amount(text: str) -> str | None:
    """The figure of a cell that holds nothing else but a unit."""
    figure = FIGURE.search(text)
    if not figure:
        return None
    rest = f"{text[: figure.start()]} {text[figure.end() :]}"
    return figure.group() if not UNIT.sub(" ", rest).strip(" \u00a0:-,.") else None


def _sum(text: str, unit: Unit | None, language: str | None) -> tuple[int, str] | None:
    figure = _amount(text)
    own = _unit(text, language)
    if figure is None or not (own or unit):
        return None
    used = own or unit
    assert used is not None
    currency = used.currency or (unit.currency if unit else "")
    return quantities.amount(figure, used.factor), currency


def _unit(text: str, language: str | None) -> Unit | None:
    """Return the unit that a cell or the words before a table name last, or None."""
    found = list(UNIT.finditer(text))
    if not found:
        return None
    match, crowns = found[-1], quantities.CROWNS.get(language or "sv", "SEK")
    if match.group("crowns"):
        return Unit(quantities.FACTOR[match.group("crowns")[0].lower()], crowns)
    if match.group("code"):
        return Unit(quantities.FACTOR[match.group("scaled").lower()], match.group("code").upper())
    if match.group("words"):
        code = quantities.CURRENCY.get((match.group("of") or "").lower(), crowns)
        return Unit(quantities.FACTOR[match.group("words")[0].lower()], code)
    word = match.group("plain").lower()
    return Unit(1, quantities.CURRENCY.get(word) or (word.upper() if len(word) == 3 else crowns))
