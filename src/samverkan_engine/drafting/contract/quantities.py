"""Numbers as words and figures, lengths of time, and sums of money, in four languages."""

import re

WORDS = {
    word: number
    for number, words in {
        1: "en ett én et one a an var varje", 2: "två två to two", 3: "tre three", 4: "fyra fire four",
        5: "fem five", 6: "sex seks six", 7: "sju syv seven", 8: "åtta åtte otte eight", 9: "nio ni nine",
        10: "tio ti ten", 12: "tolv twelve", 18: "arton atten eighteen", 24: "tjugofyra",
    }.items()
    for word in words.split()
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
UNIT = r"(?P<unit>års?|years?|månaders?|månad|months?|måneders?|måned|kvartal)[’']?(?!\w)"
LENGTH = rf"(?P<number>{NUMBER})(?:\s*\(\w{{1,12}}\))?[\s-]+(?:\w+[’']?\s+)?{UNIT}"
"""A length of time such as "sex (6) månader"; its groups are `number` and `unit`."""

COMPOUND_LENGTH = re.compile(rf"\b(?P<number>{NUMBER})(?:årig\w*|[\s-]year\b)", re.IGNORECASE)
IN_MONTHS = {"å": 12, "y": 12, "k": 3, "m": 1}
FACTOR = {"m": 1_000_000, "t": 1_000, "k": 1_000}
SUM = re.compile(
    r"(?P<sign>[£€]|\b(?:SEK|NOK|DKK|EUR|GBP)(?=\s?\d))?\s?"
    r"(?P<figure>\d{1,3}(?:[ \u00a0.,’']\d{3})+|\d+(?:[.,]\d{1,2})?)"
    r"(?:[ \u00a0]?(?P<scale>miljoner|miljon|millioner|million|mnkr|mkr|mio\.?|[kt]kr|m\b|k\b"
    r"|[mtk](?=(?:SEK|NOK|DKK|EUR|GBP)\b)))?"
    r"(?:[ \u00a0]?(?P<currency>svenska\s+kronor|kronor|kroner|kr\b|SEK|NOK|DKK|EUR|euros?|pounds|GBP))?",
    re.IGNORECASE,
)
CURRENCY = {"£": "GBP", "€": "EUR", "pounds": "GBP", "euro": "EUR", "euros": "EUR"}
CROWNS = {"sv": "SEK", "no": "NOK", "da": "DKK"}


def number(word: str) -> int:
    """Return the number that a word or figures stand for."""
    return int(word) if word.isdigit() else WORDS[word.lower()]


def months(match: re.Match[str]) -> int:
    """Return the months of a match with the groups of LENGTH."""
    return number(match.group("number")) * IN_MONTHS[match.group("unit")[0].lower()]


def money(match: re.Match[str], language: str | None) -> tuple[int, str] | None:
    """Return the amount and its currency, or None when the figures are no sum of money."""
    sign, scale, currency = match.group("sign"), match.group("scale"), match.group("currency")
    in_crowns = scale is not None and scale.lower() in ("mnkr", "mkr", "tkr", "kkr")
    if not (sign or currency or in_crowns):
        return None
    word = (sign or currency or "kr").lower()
    code = CURRENCY.get(word) or (word.upper() if len(word) == 3 else CROWNS.get(language or "sv", "SEK"))
    return amount(match.group("figure"), FACTOR[scale[0].lower()] if scale else 1), code


def amount(figure: str, factor: int) -> int:
    """Return the whole units that a figure stands for: "1 200" of thousands is 1,200,000."""
    grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+", figure)
    figures = re.sub(r"\D", "", figure) if grouped else figure.replace(",", ".")
    return round(float(figures) * factor)
