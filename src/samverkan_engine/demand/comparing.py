"""Two regions or periods side by side, and what is rising: shares of folded ads, with chance told apart from change."""

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.demand.chance import at_least, band, corrected, either_way
from samverkan_engine.tables.demand import COMPARED, DEMAND


@dataclass(frozen=True, slots=True)
class Part:
    """
    One of two that are compared: a region, the months from the first to the last, and one occupation or all.

    region  00, two digits or four
    first   2025-01
    last    2025-06, counted in
    ssyk    four digits; missing for all occupations together
    """

    region: str
    first: str
    last: str
    ssyk: str | None = None


def compare(demand: pa.Table, one: Part, other: Part, of: str = "skill") -> pa.Table:
    """
    Return COMPARED: for each skill, or each occupation when `of` is ssyk, its share in one and in the other.

    p is that of the exact binomial test, either way; q is corrected for all that are compared. Empty when either has no
    ads. Ads of one employer are not independent, so chance is somewhat larger than p says: see q as the least doubt.
    """
    return _compared(demand, one, other, of, one_way=False)


def rising(
    demand: pa.Table, before: Part, after: Part, of: str = "skill", most: float = 0.05, fewest: int = 5
) -> pa.Table:
    """
    Return those of `compare` whose share has risen more than chance gives, surest first.

    most    the share of chance findings that is put up with among them
    fewest  folded ads that must name it afterwards
    """
    table = _compared(demand, before, after, of, one_way=True)
    risen = table.filter((pc.field("q") <= most) & (pc.field("difference") > 0) & (pc.field("ads_other") >= fewest))
    return risen.sort_by([("q", "ascending"), ("difference", "descending"), ("code", "ascending")])


def _compared(demand: pa.Table, one: Part, other: Part, of: str, one_way: bool) -> pa.Table:
    demand = DEMAND.checked(demand)
    (ads_one, of_one), (ads_other, of_other) = (_counts(demand, part, of) for part in (one, other))
    if not of_one or not of_other:
        return COMPARED.empty()
    codes = sorted(ads_one.keys() | ads_other.keys())
    share = of_other / (of_one + of_other)
    test = at_least if one_way else either_way
    chances = [test(ads_other[code], ads_one[code] + ads_other[code], share) for code in codes]
    rows = [
        _row(code, ads_one[code], of_one, ads_other[code], of_other) | {"p": chance, "q": doubt}
        for code, chance, doubt in zip(codes, chances, corrected(chances), strict=True)
    ]
    return COMPARED.from_rows(rows)


def _row(code: str, one: int, of_one: int, other: int, of_other: int) -> dict[str, object]:
    low, high = band(min(one, of_one), of_one, min(other, of_other), of_other)
    return {
        "code": code,
        "ads_one": one,
        "ads_other": other,
        "share_one": one / of_one,
        "share_other": other / of_other,
        "difference": other / of_other - one / of_one,
        "low": low,
        "high": high,
    }


def _counts(demand: pa.Table, part: Part, of: str) -> tuple[Counter[str], int]:
    """Return the folded ads by code, and of all."""
    within = demand.filter(
        (pc.field("region") == part.region) & (pc.field("month") >= part.first) & (pc.field("month") <= part.last)
    )
    own = pc.is_null(within["ssyk"]) if part.ssyk is None else pc.equal(within["ssyk"], part.ssyk)
    whole = within.filter(pc.and_(pc.fill_null(own, False), pc.is_null(within["skill"])))
    if of == "skill":
        coded = within.filter(pc.and_(pc.fill_null(own, False), pc.is_valid(within["skill"])))
    else:
        coded = within.filter(pc.and_(pc.is_valid(within["ssyk"]), pc.is_null(within["skill"])))
    found: Counter[str] = Counter()
    for code, folded in zip(coded[of].to_pylist(), coded["folded"].to_pylist(), strict=True):
        found[code] += folded
    return found, sum(whole["folded"].to_pylist())
