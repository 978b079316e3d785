"""What job ads of a region ask for, from the newest count of demand that the party has had made."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.competence.queries.names import SSYK
from samverkan.competence.queries.trend import drawn
from samverkan.runs.models import Run, State
from samverkan.runs.queries.tables import shown
from samverkan.sources.queries import datasets
from samverkan.ui.charts import Chart
from samverkan.ui.numbers import Number

CHART = "utannonserade-jobb"
"""What the chart is called as a file."""

CODE = re.compile(r"\d{4}")
A_YEAR = 12
MOST = 20


@dataclass(frozen=True)
class Coded:
    """An occupation or a skill in a region: the year to the last month, and the year before it."""

    code: str
    name: str
    vacancies: int
    ads: int
    before: int | None

    @property
    def change(self) -> Number | None:
        return None if self.before is None else Number(self.vacancies - self.before)

    @property
    def address(self) -> str:
        return address_of(self.code)


@dataclass(frozen=True)
class Risen:
    """A skill or occupation whose share has risen more than chance gives."""

    code: str
    name: str
    ads: int
    share_before: float
    share_after: float
    doubt: float

    @property
    def address(self) -> str:
        return address_of(self.code)


@dataclass(frozen=True)
class Months:
    """The months that a count covers, the last year of them and the one before it, where it goes so far back."""

    every: tuple[str, ...]

    @property
    def last(self) -> tuple[str, ...]:
        return self.every[-A_YEAR:]

    @property
    def before(self) -> tuple[str, ...]:
        """The twelve months before the last twelve; none when they are not all covered."""
        return self.every[-2 * A_YEAR : -A_YEAR] if len(self.every) >= 2 * A_YEAR else ()


@dataclass(frozen=True)
class Asked:
    """What the ads of a region ask for."""

    run: Run
    region: str
    ssyk: str | None
    months: Months
    vacancies: int
    ads: int
    people: tuple[float, float] | None
    staffing: int
    unstated: int
    chart: Chart | None
    breaks: tuple[str, ...]
    occupations: tuple[Coded, ...]


def newest(by: Actor) -> Run | None:
    """Return the newest count of demand of the actor's party."""
    done = Run.objects.visible_to(by).filter(stage="demand", state=State.DONE, outputs__table="DEMAND")
    return done.select_related("home").prefetch_related("outputs").first()


def regions(run: Run, by: Actor) -> list[str]:
    """Return the regions that a count covers: the country, counties, municipalities."""
    table = shown(run, "DEMAND", by, ssyk=None, skill=None)
    return sorted(table["region"].unique().to_pylist(), key=lambda code: (len(code), code))


def months(run: Run, by: Actor, region: str = "") -> Months | None:
    """Return the months that a count covers, in a region or wherever; none when it has nothing there."""
    where = {"region": region} if region else {}
    every = shown(run, "DEMAND", by, ssyk=None, skill=None, **where)["month"].unique().to_pylist()
    return covering(run, every) if every else None


def asked(run: Run, region: str, by: Actor, ssyk: str | None = None) -> Asked | None:
    """Return what the ads of a region, or of one occupation there, ask for; nothing when the count has none of it."""
    table = shown(run, "DEMAND", by, region=region)
    rows = table.to_pylist()
    whole = sorted((row for row in rows if row["ssyk"] == ssyk and row["skill"] is None), key=lambda row: row["month"])
    if not whole:
        return None
    months = covering(run, [row["month"] for row in whole])
    whole = [row for row in whole if row["month"] in months.every]
    year = [row for row in whole if row["month"] in months.last]
    return Asked(
        run,
        region,
        ssyk,
        months,
        added(year, "vacancies"),
        added(year, "folded"),
        band(year),
        added(year, "staffing"),
        added(year, "unstated"),
        drawn(whole, months.every),
        tuple(row["month"] for row in whole if row["broken"]),
        coded((row for row in rows if row["ssyk"] and not row["skill"]), "ssyk", months) if ssyk is None else (),
    )


def added(rows: Iterable[dict[str, Any]], column: str) -> int:
    return sum(row[column] or 0 for row in rows)


def band(rows: list[dict[str, Any]]) -> tuple[float, float] | None:
    """Return the people sought in a year: the shares that are not known are the same all year, so the ends add up."""
    ends = [(row["low"], row["high"]) for row in rows]
    if any(low is None or high is None for low, high in ends):
        return None
    return sum(low for low, _high in ends), sum(high for _low, high in ends)


def address_of(code: str) -> str:
    """Return the last part of a concept's id, which stands in addresses."""
    return code.rstrip("/").rpartition("/")[2]


def covering(run: Run, found: Iterable[str]) -> Months:
    """
    Return the months from the first to the last of those that a count found something in.

    Where they are more than a year, a month that was not over when the count was asked for is left out: set beside the
    same month a year before it would always look like a fall.
    """
    ordered = sorted(set(found))
    every = between(ordered[0], ordered[-1])
    is_over = every[-1] < f"{timezone.localdate(run.asked_at):%Y-%m}"
    return Months(every if is_over or len(every) <= A_YEAR else every[:-1])


def between(first: str, last: str) -> tuple[str, ...]:
    """Return the months from the first to the last, both with them."""
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1))


def coded(rows: Iterable[dict[str, Any]], column: str, months: Months, most: int | None = MOST) -> tuple[Coded, ...]:
    """Return the codes most asked for in the last year, each beside the year before when that is covered."""
    now: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    before: dict[str, int] = defaultdict(int)
    for row in rows:
        if row["month"] in months.last:
            now[row[column]][0] += row["vacancies"] or 0
            now[row[column]][1] += row["folded"] or 0
        elif row["month"] in months.before:
            before[row[column]] += row["vacancies"] or 0
    top = sorted(now.items(), key=lambda item: (-item[1][0], item[0]))[:most]
    called = names(code for code, _counts in top)
    return tuple(
        Coded(code, called.get(code, code), vacancies, ads, before[code] if months.before else None)
        for code, (vacancies, ads) in top
    )


def names(codes: Iterable[str]) -> dict[str, str]:
    """Return what skills and SSYK groups are called: in Swedish by the taxonomy, groups else by the assessments."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(list(codes), pa.string())
    if len(wanted) == 0:
        return {}
    table: pa.Table = datasets.table("CONCEPTS")
    is_group = pc.and_(pc.equal(table["scheme"], SSYK), pc.equal(table["kind"], "occupation-group"))
    groups = table.filter(pc.and_(is_group, pc.is_in(table["code"], wanted)))
    skills = table.filter(pc.is_in(table["id"], wanted))
    known = {row["code"]: row["label_sv"] or row["label_en"] or row["code"] for row in groups.to_pylist()}
    known |= {row["id"]: row["label_sv"] or row["label_en"] or row["id"] for row in skills.to_pylist()}
    unknown = {code for code in wanted.to_pylist() if code not in known and CODE.fullmatch(code)}
    for row in datasets.table("ASSESSMENTS").to_pylist() if unknown else ():
        known |= dict.fromkeys(unknown.intersection(row["ssyk"]), row["occupation"])
    return known


def risen(run: Run, region: str, months: Months, by: Actor, ssyk: str | None = None) -> tuple[Risen, ...]:
    """Return the skills whose share of the ads rose from the year before to the last, more than chance gives."""
    from samverkan.runs import actions

    if not months.before:
        return ()
    demand = shown(run, "DEMAND", by, region=region)
    before = actions.part(region, months.before[0], months.before[-1], ssyk)
    after = actions.part(region, months.last[0], months.last[-1], ssyk)
    rows = actions.rising(demand, before, after).to_pylist()[:MOST]
    called = names(row["code"] for row in rows)
    return tuple(
        Risen(
            row["code"], called.get(row["code"], row["code"]), row["ads_other"], row["share_one"] * 100,
            row["share_other"] * 100, row["q"],
        )
        for row in rows
    )  # fmt: skip
