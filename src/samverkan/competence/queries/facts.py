"""What the official sources say of occupations in one region: assessments, people employed, education offered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from samverkan.competence.fields import fields_of
from samverkan.competence.places import COUNTRY
from samverkan.sources.origins import name_of
from samverkan.sources.queries import datasets

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Assessment:
    """How the employment service judges an occupation, in its own words; empty is not assessed."""

    occupation: str
    recruitment: str
    chances: str
    outlook: str
    round: str
    note: str


@dataclass(frozen=True)
class Year:
    """People employed one year. `parts` of them were added up by us, since the source gives no total."""

    period: str
    value: float | None
    status: str
    preliminary: bool
    parts: int = 1


@dataclass(frozen=True)
class Count:
    """One series of official counts: never joined with another, since what is counted differs."""

    source: str
    dataset: str
    measure: str
    unit: str
    years: tuple[Year, ...]

    @property
    def latest(self) -> Year | None:
        return next((year for year in reversed(self.years) if year.value is not None), None)

    @property
    def first(self) -> Year | None:
        return next((year for year in self.years if year.value is not None), None)


@dataclass(frozen=True)
class Offer:
    """An occasion of a course or programme."""

    key: str
    title: str
    provider: str
    kind: str
    level: str
    distance: bool
    municipality: str
    starts_on: date | None
    apply_by: date | None
    places: int | None
    school: str


@dataclass(frozen=True)
class Supply:
    """Education in the fields of an occupation: in the region, and at a distance from anywhere."""

    here: tuple[Offer, ...] = ()
    distance: tuple[Offer, ...] = ()
    knows_fields: bool = True

    @property
    def places(self) -> int | None:
        """Places in the region; nothing when no occasion says how many."""
        said = [offer.places for offer in self.here if offer.places is not None]
        return sum(said) if said else None


@dataclass(frozen=True)
class Facts:
    """
    Everything that the sources say of the occupations of one region; asked for once a page.

    sources  what the sources are called: by the table's name, those of figures by the part they are
    """

    region: str
    today: date
    assessments: dict[str, list[Assessment]] = field(default_factory=dict)
    counts: dict[str, list[Count]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """The SSYK groups that any source says something of."""
        return sorted({*self.assessments, *self.counts})

    @cached_property
    def _offers(self) -> dict[str, list[Offer]]:
        return offers(self.region, self.today)

    def source_of(self, count: Count) -> str:
        """Return what the source of a series is called."""
        return self.sources.get(count.dataset) or name_of(count.source)

    def supply(self, ssyk: str) -> Supply:
        """Return the education that leads to an occupation, as far as the fields of study tell."""
        wanted = fields_of(ssyk)
        found = {offer.key: offer for code, some in self._offers.items() if code.startswith(wanted) for offer in some}
        ordered = sorted(found.values(), key=lambda offer: (offer.starts_on or date.max, offer.title))
        here = tuple(offer for offer in ordered if not offer.distance)
        return Supply(here, tuple(offer for offer in ordered if offer.distance), bool(wanted))


def facts(region: str, today: date, ssyk: str = "") -> Facts:
    """Return what the sources say of a region; of one occupation when `ssyk` is given."""
    from_where = datasets.origins_of(("ASSESSMENTS", "OFFERS", "FIGURES"), region)
    called = {name: ", ".join(datasets.names(from_where[name])) for name in ("ASSESSMENTS", "OFFERS")}
    called |= {origin.part: origin.name for origin in from_where["FIGURES"]}
    return Facts(region, today, assessments(region, ssyk), counts(region, ssyk), called)


def assessments(region: str, ssyk: str = "") -> dict[str, list[Assessment]]:
    """Return the newest round of assessments of the region by SSYK group; one may cover several groups."""
    rows = datasets.table("ASSESSMENTS", region=region).to_pylist()
    newest = max((row["round"] for row in rows), default="")
    found: dict[str, list[Assessment]] = defaultdict(list)
    for row in rows:
        for code in row["ssyk"] if row["round"] == newest else ():
            if not ssyk or code == ssyk:
                found[code].append(assessment(row))
    return dict(found)


def assessment(row: Row) -> Assessment:
    words = ("recruitment", "chances", "outlook", "note")
    return Assessment(row["occupation"], round=row["round"], **{word: row[word] or "" for word in words})


def counts(region: str, ssyk: str = "") -> dict[str, list[Count]]:
    """Return the official counts of people in occupations in the region, by SSYK group; the newest series first."""
    table = datasets.table("FIGURES", region=region, **({"ssyk": ssyk} if ssyk else {}))
    series: dict[tuple[str, str, str, str, str], list[Row]] = defaultdict(list)
    for row in table.filter(table["ssyk"].is_valid()).to_pylist():
        if len(row["ssyk"]) == 4:
            series[row["ssyk"], row["source"], row["dataset"], row["measure"], row["unit"] or ""].append(row)
    found: dict[str, list[Count]] = defaultdict(list)
    for (code, source, dataset, measure, unit), rows in series.items():
        found[code].append(Count(source, dataset, measure, unit, years(rows)))
    for some in found.values():
        some.sort(key=lambda count: count.years[-1].period, reverse=True)
    return dict(found)


def years(rows: Iterable[Row]) -> tuple[Year, ...]:
    """Return one value a period: the source's own total where it gives one, else the sum of men and women."""
    by_period: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_period[row["period"]].append(row)
    return tuple(year(period, by_period[period]) for period in sorted(by_period))


def year(period: str, rows: list[Row]) -> Year:
    whole = [row for row in rows if is_total(row["breakdown"] or "")]
    row = (whole or rows)[0]
    preliminary = any(one["preliminary"] for one in rows)
    if whole or len(rows) == 1:
        return Year(period, row["value"], row["status"] or "", preliminary)
    absent = next((one["status"] or "" for one in rows if one["value"] is None), None)
    if absent is not None:
        return Year(period, None, absent, preliminary, len(rows))
    return Year(period, sum(one["value"] for one in rows), "", preliminary, len(rows))


def is_total(breakdown: str) -> bool:
    """Say whether a cell is of everybody: every dimension left out, or at the code that the sources use for all."""
    codes = [part.partition("=")[2] for part in breakdown.split(";") if part]
    return all(code in {"1+2", "T", "TOT", "TOT16-64", "tot"} for code in codes)


def offers(region: str, today: date) -> dict[str, list[Offer]]:
    """Return the occasions to come by SUN field code: those placed in the region, and those at a distance."""
    import pyarrow.compute as pc

    table = datasets.table("OFFERS", place=region)
    coming = pc.or_kleene(pc.is_null(table["ends_on"]), pc.greater_equal(table["ends_on"], today))
    lives = pc.and_(pc.invert(table["cancelled"]), pc.equal(table["status"], "ACTIVE"))
    near = pc.is_valid(table["municipality"])
    if region != COUNTRY:
        near = pc.fill_null(pc.starts_with(table["municipality"], region), False)
    wanted = table.filter(pc.and_(pc.and_(coming, lives), pc.or_(near, table["distance"])))
    found: dict[str, list[Offer]] = defaultdict(list)
    for row in wanted.to_pylist():
        for code in sun_codes(row["subjects"]):
            found[code].append(offer(row))
    return dict(found)


def sun_codes(subjects: Iterable[str]) -> set[str]:
    """Return the SUN field codes among `type:code` subjects; codes alone would collide with other classifications."""
    pairs = (subject.rpartition(":") for subject in subjects)
    return {code for kind, _colon, code in pairs if "SUN" in kind.upper()}


def offer(row: Row) -> Offer:
    return Offer(
        key=row["id"],
        title=row["title_sv"] or row["title_en"] or row["code"] or row["id"],
        provider=row["provider_name"] or "",
        kind=row["kind"] or "",
        level=row["level"] or "",
        distance=row["distance"],
        municipality=row["municipality"] or "",
        starts_on=row["starts_on"],
        apply_by=row["apply_by"],
        places=row["places"],
        school=row["school"] or "",
    )
