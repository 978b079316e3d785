"""
Whom an ad may name: legal persons with their organisation number, never a sole trader.

A sole trader's organisation number is a personal identity number and the firm's name often a person's: both are left
behind. A number whose third digit is below 2 is such a number (or a coordination number); so is one of twelve digits
that does not begin with 16, the prefix of legal persons.
"""

import re

LEGAL = re.compile(r"\d\d[2-9]\d{7}")
NOT_DIGITS = re.compile(r"[^0-9]")
FORMS = (
    "ab|aktiebolag|aktiebolaget|hb|kb|handelsbolag|kommanditbolag|kommun|kommunen|region|regionen|landsting|landstinget|"
    "universitet|universitetet|högskola|högskolan|myndighet|myndigheten|förening|föreningen|ek|stiftelse|stiftelsen|"
    "församling|pastorat|kommunalförbund|kommunalförbundet|bolag|bolaget|verket|ltd|a/s|gmbh"
)
LEGAL_NAME = rf"(?i)(^|[ (,.])({FORMS})($|[ ),.])"
"""A name that tells by itself that it is no person's; the same pattern is used by DuckDB."""

IS_LEGAL_NAME = re.compile(LEGAL_NAME)


def employer(number: str | None, name: str | None) -> tuple[str | None, str | None]:
    """
    Return the organisation number in ten digits and the name, or nothing of what may be a person's.

    Without a number the name stays only when it tells by itself that it is a legal person's.
    """
    digits = NOT_DIGITS.sub("", number) if number else ""
    if not digits:
        return None, name if name and IS_LEGAL_NAME.search(name) else None
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    return (digits, name) if LEGAL.fullmatch(digits) else (None, None)
