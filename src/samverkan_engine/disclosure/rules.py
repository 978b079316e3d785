"""What in each table is a key, what counts something, and which rows add up to which."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """
    How a declared table is protected.

    keys       columns that say what a row is about; they stay
    counts     a row in which one of these is small is suppressed as a whole
    parts      a column that is part of another: it is suppressed where it, or what is left of the other, is small
    estimates  numbers made from the counts; rounded so that the parts cannot be told from them
    places     the column of regions, whose parts add up: municipalities to the county, counties to the country
    totals     columns in which a missing key is the total of the others
    """

    keys: tuple[str, ...]
    counts: tuple[str, ...]
    parts: Mapping[str, str]
    estimates: tuple[str, ...] = ()
    places: str = ""
    totals: tuple[str, ...] = ()


RULES: Mapping[str, Rules] = {
    "DEMAND": Rules(
        keys=("region", "ssyk", "skill", "month"),
        counts=("ads", "folded", "vacancies"),
        parts={"staffing": "vacancies", "unstated": "folded"},
        estimates=("people", "low", "high"),
        places="region",
        totals=("ssyk",),
    ),
    "COMPARED": Rules(keys=("code",), counts=("ads_one", "ads_other"), parts={}),
    "TOGETHER": Rules(keys=("skill", "other"), counts=("ads",), parts={}),
}
