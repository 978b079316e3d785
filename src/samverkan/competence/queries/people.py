"""Inhabitants and employed, to hold vacancies against: the sources' own counts, never ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from samverkan.competence.places import MUNICIPALITY
from samverkan.competence.queries.facts import counts, is_total
from samverkan.sources.queries import datasets

A_YEAR = 12
FEWEST = 10
"""Vacancies below which no rate is told: a handful more or less would change it much."""
EVERYBODY = re.compile(r"(Folkmängd|Invånare totalt|Befolkning)\b", re.IGNORECASE)
"""How the sources call the number of inhabitants."""


@dataclass(frozen=True)
class Inhabitants:
    """How many live in a region, of which source and year."""

    number: float
    year: str
    source: str


@dataclass(frozen=True)
class Employed:
    """How many are employed in each occupation of a region, of which dataset and year."""

    source: str
    year: str
    people: dict[str, float] = field(compare=False)


def inhabitants(regions: Iterable[str]) -> dict[str, Inhabitants]:
    """Return how many live in each region by the newest figure of it, where a source kept has one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = datasets.table("FIGURES", ssyk=None)
    rows = table.filter(pc.is_in(table["region"], pa.array(list(regions), pa.string()))).to_pylist()
    found: dict[str, Inhabitants] = {}
    for row in sorted(rows, key=lambda row: str(row["period"])):
        if EVERYBODY.match(row["measure"]) and is_total(row["breakdown"] or "") and row["value"] is not None:
            found[row["region"]] = Inhabitants(row["value"], row["period"], row["dataset"])
    return found


def employed_in(region: str) -> Employed | None:
    """Return how many are employed in the occupations of a county or the country, by the newest dataset and year."""
    if len(region) == MUNICIPALITY:
        return None
    newest = [(code, series[0].dataset, series[0].latest) for code, series in counts(region).items()]
    known = [(latest.period, dataset, code, latest.value) for code, dataset, latest in newest if latest]
    if not known:
        return None
    year, source = max((period, dataset) for period, dataset, _code, _value in known)
    people = {code: value or 0.0 for period, dataset, code, value in known if (period, dataset) == (year, source)}
    return Employed(source, year, people)


def rate(announced: int, months: int, among: float | None, each: int = 100) -> float | None:
    """Return the vacancies a year for each so many people; nothing of few, or where the people are not counted."""
    if not among or announced < FEWEST:
        return None
    return each * announced * A_YEAR / months / among
