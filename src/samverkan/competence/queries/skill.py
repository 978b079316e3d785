"""One skill in one region: how often it is asked for, where, by whom, with what, and whether that is new."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from samverkan.accounts.actor import Actor
from samverkan.competence.places import COUNTRY, MUNICIPALITY, county_of, name_of
from samverkan.competence.queries import vacancies
from samverkan.competence.queries.behind import Required, Wanted, counted, of_last_year, required_shares
from samverkan.competence.queries.facts import Facts, Supply
from samverkan.competence.queries.skills import ordered
from samverkan.competence.queries.trend import drawn
from samverkan.competence.queries.vacancies import (
    Coded,
    Months,
    added,
    address_of,
    band,
    coded,
    names,
)
from samverkan.runs import actions
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import shown
from samverkan.sources.queries import datasets
from samverkan.ui.charts import Chart
from samverkan.ui.numbers import Number

if TYPE_CHECKING:
    import pyarrow as pa

OCCUPATIONS_OF_EDUCATION = 3


@dataclass(frozen=True)
class Beside:
    """Another skill that the same ads ask for: in so many ads, where chance would give so many."""

    code: str
    name: str
    ads: int
    expected: float
    doubt: float

    @property
    def address(self) -> str:
        return address_of(self.code)

    @property
    def times(self) -> Number:
        """How many times as often as chance has it."""
        return Number(self.ads / self.expected if self.expected else None, decimals=1)


@dataclass(frozen=True)
class Moved:
    """How the share of ads that ask for the skill moved from the year before to the last, beside chance."""

    before: float
    after: float
    low: float
    high: float
    doubt: float

    @property
    def is_sure(self) -> bool:
        return self.doubt <= 0.05

    @property
    def rises(self) -> bool:
        return self.after > self.before


@dataclass(frozen=True)
class Place:
    """A municipality with the vacancies that ask for the skill there in the last year."""

    code: str
    name: str
    vacancies: int


@dataclass(frozen=True)
class Skill:
    """
    Everything the page of a skill shows; without vacancies nobody has asked for it in the region.

    withheld  small numbers were left out, so the sums are the least that they can be
    """

    run: Run
    region: str
    code: str
    name: str
    description: str
    months: Months
    vacancies: int
    ads: int
    people: tuple[float, float] | None
    breaks: tuple[str, ...]
    chart: Chart | None
    occupations: tuple[Coded, ...]
    required: dict[str, int] | None
    moved: Moved | None
    together: tuple[Beside, ...]
    places: tuple[Place, ...]
    withheld: bool

    @property
    def address(self) -> str:
        return address_of(self.code)

    @property
    def region_name(self) -> str:
        return name_of(self.region)

    @property
    def wanted(self) -> Wanted:
        """The ads behind the numbers of the last year."""
        return of_last_year(self.months, self.region, skill=self.code)

    @property
    def shares(self) -> list[tuple[str, str, int, Number]]:
        """How much the ads want it: code, word, vacancies and share of those that do."""
        counts = self.required or {}
        whole = sum(counts.values()) or 1
        return [
            (each.value, str(each.label), counts[each], Number(100 * counts[each] / whole, "%"))
            for each in Required
            if counts.get(each)
        ]


def find(concept: str) -> dict[str, Any] | None:
    """Return the concept that an address names: its id, name and definition."""
    import pyarrow.compute as pc

    table = datasets.table("CONCEPTS")
    table = table.filter(pc.ends_with(table["id"], concept))
    return next((row for row in table.to_pylist() if address_of(row["id"]) == concept), None)


def name_of_concept(concept: dict[str, Any]) -> str:
    """Return what a concept is called, in Swedish where the taxonomy has it."""
    return str(concept["label_sv"] or concept["label_en"] or concept["id"])


def skill(run: Run, region: str, concept: dict[str, Any], by: Actor, sort: str = "") -> Skill | None:
    """Return the page of a skill; nothing when the count does not cover the region."""
    months = vacancies.months(run, by, region)
    if months is None:
        return None
    code = concept["id"]
    rows = shown(run, "DEMAND", by, region=region, skill=code).to_pylist()
    whole = sorted((row for row in rows if row["ssyk"] is None), key=lambda row: row["month"])
    year = [row for row in whole if row["month"] in months.last]
    return Skill(
        run,
        region,
        code,
        name_of_concept(concept),
        concept["description"] or "",
        months,
        added(year, "vacancies"),
        added(year, "folded"),
        band([row for row in year if row["vacancies"]]) if year else None,
        tuple(row["month"] for row in whole if row["broken"]),
        drawn(whole, months.every) if whole else None,
        ordered(coded((row for row in rows if row["ssyk"]), "ssyk", months, most=None), sort),
        wanted_how_much(run, of_last_year(months, region, skill=code), by),
        moved(run, region, code, months, by),
        together(run, code, by),
        places(run, region, code, months, by),
        any(row.get("suppressed") for row in whole),
    )


def wanted_how_much(run: Run, wanted: Wanted, by: Actor) -> dict[str, int] | None:
    """Return how many vacancies need the skill, like it, or only mention it; None when it may not be told."""
    table = counted(run, by, wanted)
    return None if table is None else required_shares(table)


def moved(run: Run, region: str, code: str, months: Months, by: Actor) -> Moved | None:
    """
    Return how the skill's share moved between the last two years; nothing when two are not covered.

    A rise is tested as among all that rise, so that this page and the list of what rises say the same.
    """
    if not months.before:
        return None
    demand = shown(run, "DEMAND", by, region=region, ssyk=None)
    if "suppressed" in demand.column_names:
        return None  # a test on what is left of the numbers would tell of nothing
    earlier = actions.part(region, months.before[0], months.before[-1])
    later = actions.part(region, months.last[0], months.last[-1])
    rising = {row["code"]: row["q"] for row in actions.rising(demand, earlier, later).to_pylist()}
    for row in actions.compared(demand, earlier, later).to_pylist():
        if row["code"] == code:
            before, now, low, high = (row[name] * 100 for name in ("share_one", "share_other", "low", "high"))
            return Moved(before, now, low, high, rising.get(code, row["q"]))
    return None


def together(run: Run, code: str, by: Actor) -> tuple[Beside, ...]:
    """Return the skills that the ads of the whole run ask for with this one more often than chance has it."""
    rows = [row for row in shown(run, "TOGETHER", by).to_pylist() if code in (row["skill"], row["other"])]
    return beside({(row["other"] if row["skill"] == code else row["skill"]): row for row in rows})


def beside(rows: dict[str, dict[str, Any]]) -> tuple[Beside, ...]:
    called = names(rows)
    return tuple(
        Beside(other, called.get(other, other), row["ads"], row["expected"], row["q"])
        for other, row in rows.items()
        if row["ads"] is not None
    )


def places(run: Run, region: str, code: str, months: Months, by: Actor) -> tuple[Place, ...]:
    """Return the municipalities where it was asked for in the last year, most first; of a county its own."""
    if len(region) == MUNICIPALITY:
        return ()
    found: dict[str, int] = defaultdict(int)
    for row in shown(run, "DEMAND", by, skill=code, ssyk=None).to_pylist():
        place = row["region"]
        if len(place) == MUNICIPALITY and region in (COUNTRY, county_of(place)) and row["month"] in months.last:
            found[place] += row["vacancies"] or 0
    top = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Place(place, name_of(place), number) for place, number in top if number)


def education(region: str, occupations: tuple[Coded, ...], today: date) -> list[tuple[Coded, Supply]]:
    """Return the education in the fields of the occupations that ask most for a skill, as our coupling has it."""
    facts = Facts(county_of(region), today)
    return [(one, facts.supply(one.code)) for one in occupations[:OCCUPATIONS_OF_EDUCATION]]


def pairs_among(table: "pa.Table", called: dict[str, str]) -> list[tuple[str, str, int, Number]]:
    """Return pairs of skills that some counted ads ask for together more often than chance has it."""
    rows = actions.together_among(table).to_pylist()
    unknown = {code for row in rows for code in (row["skill"], row["other"])} - called.keys()
    called = called | names(unknown)
    return [
        (
            called.get(row["skill"], row["skill"]), called.get(row["other"], row["other"]), row["ads"],
            Number(row["ads"] / row["expected"], decimals=1),
        )
        for row in rows
    ]  # fmt: skip
