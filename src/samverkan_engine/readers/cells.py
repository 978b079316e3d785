"""Values as Swedish sources write them: codes with leading zeros, decimal commas, signs for what is missing."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

ABSENT = frozenset({"", "..", ".", "-", "–", "...", "…"})
"""Signs for a value that there is none of, or that is not told; never 0."""

WRAPPED = re.compile(r'="?([^"]*)"?')
SPACES = re.compile(r"[\s\u00a0\u202f]+")
NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, nothing as an empty list, and anything else as a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_dict(value: Any) -> dict[str, Any]:
    """Return an object as it is, and anything else as an empty one; so that a missing level has no fields."""
    return value if isinstance(value, dict) else {}


def plain(written: str) -> str:
    """Return what a cell of a spreadsheet says, without the wrapper by which some keep a leading zero (`="0180"`)."""
    text = written.strip()
    found = WRAPPED.fullmatch(text)
    return found[1].strip() if found else text


def number(written: str) -> float | None:
    """Return a number with decimal comma or point and spaces between thousands; nothing when it is none."""
    text = SPACES.sub("", written).replace("−", "-")
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    return float(text) if NUMBER.fullmatch(text) else None


def region(code: object) -> str | None:
    """
    Return a region as 00, two or four digits; nothing when it is no such code.

    A leading zero that a spreadsheet took away is put back. Kolada's 0000 is the country, and its regions are 00 and
    the county.
    """
    text = str(code).strip() if isinstance(code, str | int) and not isinstance(code, bool) else ""
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        return None
    text = text.zfill(2 if len(text) <= 2 else 4)
    return text[2:] if len(text) == 4 and text.startswith("00") else text


def day(written: object) -> date | None:
    """Return the day of a date or time as written; nothing when it is none."""
    try:
        return date.fromisoformat(written.strip()[:10]) if isinstance(written, str) else None
    except ValueError:
        return None


def breakdown(parts: Iterable[tuple[str, str]]) -> str | None:
    """Return other dimensions as `variable=code` joined by `;`, sorted; nothing when there are none."""
    return ";".join(sorted(f"{variable}={code}" for variable, code in parts)) or None
