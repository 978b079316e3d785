"""What stands in one cell."""

import re
from datetime import date, datetime

Value = str | int | float | None

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Value) -> Value:
    """Return the value so that no spreadsheet takes a text for a formula: such a text begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _tempts(value) else value


def as_meant(text: str) -> str:
    """Return the text without the apostrophe that `harmless` put before it."""
    return text[1:] if text.startswith("'") and _tempts(text[1:]) else text


def _tempts(text: str) -> bool:
    return text.lstrip("'").startswith(_FORMULA)


def without_controls(text: str) -> str:
    """Return the text without the control characters that no workbook can hold, such as the end of a page."""
    return _CONTROLS.sub("", text)


def as_read_back(value: Value) -> str:
    """Return the text that a written value is read back as."""
    return as_text(harmless(value))


def as_text(value: object) -> str:
    """Return what a cell holds as text: days as 2019-11-19, whole numbers without decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    plain = without_controls(as_meant(str(value)).replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"[ \t\u00a0]+", " ", plain).strip()
