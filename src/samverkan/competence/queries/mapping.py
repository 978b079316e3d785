"""How many vacancies were announced in each municipality of a county, or in each county of the country."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts.actor import Actor
from samverkan.competence.places import MUNICIPALITY, county_of, name_of, within
from samverkan.competence.queries.leading import ads_behind
from samverkan.competence.queries.people import Inhabitants, inhabitants, rate
from samverkan.competence.queries.periods import Period
from samverkan.competence.queries.vacancies import MOST, address_of, between, names
from samverkan.runs.models import Run
from samverkan.runs.queries.tables import shown
from samverkan.search import key
from samverkan.ui.charts import Chart, Tile, tiles
from samverkan_engine.tables.municipalities import Municipality

CHART = "lediga-jobb-per-kommun"
Row = dict[str, Any]
Counts = tuple[int | None, int | None]


@dataclass(frozen=True)
class Asked:
    """Of what the map is: an occupation or a skill, or both of them in the same ad; empty means all."""

    ssyk: str = ""
    skill: str = ""


@dataclass(frozen=True)
class Place:
    """One municipality, or county; missing numbers are too few to be told."""

    code: str
    name: str
    vacancies: int | None
    ads: int | None
    share: float | None
    per_inhabitant: float | None
    url: str
    ads_url: str


@dataclass(frozen=True)
class Map:
    """
    A county with its municipalities, or the country with its counties.

    elsewhere   vacancies of the whole whose place within it the ads do not tell; nothing when that is not told
    """

    region: str
    name: str
    period: Period
    total: int
    places: tuple[Place, ...]
    elsewhere: int | None
    occupations: tuple[tuple[str, str], ...]
    skills: tuple[tuple[str, str], ...]


SORTS: dict[str, Callable[[Place], Any]] = {
    "vacancies": lambda place: (place.vacancies is not None, place.vacancies or 0),
    "name": lambda place: key(place.name),
    "per": lambda place: place.per_inhabitant or 0,
}
DEFAULT_SORT = "-vacancies"


def whole_map(run: Run, region: str, period: Period, asked: Asked, by: Actor) -> Map:
    """Return the map of a county or the country: what is asked for, place by place."""
    parts = within(region)
    here = shown(run, "DEMAND", by, region=region).to_pylist()
    rows = shown(run, "DEMAND", by, ssyk=asked.ssyk or None, skill=asked.skill or None)
    found = summed(rows.to_pylist(), period)
    total = found.get(region, (0, 0))[0] or 0
    living = inhabitants(part.code for part in parts)
    places = tuple(
        place(part, found.get(part.code, (0, 0)), total, period, asked, living.get(part.code)) for part in parts
    )
    told = [one.vacancies for one in places if one.vacancies is not None]
    elsewhere = max(total - sum(told), 0) if len(told) == len(places) else None
    return Map(
        region, name_of(region), period, total, places, elsewhere,
        offered(here, "ssyk", period, asked.ssyk), offered(here, "skill", period, asked.skill),
    )  # fmt: skip


def summed(rows: Sequence[Row], period: Period) -> dict[str, Counts]:
    """Return the vacancies and the ads of each region in a period; missing when some of them are not told."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if period.first <= row["month"] <= period.last:
            found.setdefault(row["region"], []).append(row)
    return {region: (added(some, "vacancies"), added(some, "folded")) for region, some in found.items()}


def added(rows: Sequence[Row], column: str) -> int | None:
    numbers = [row[column] for row in rows]
    return None if None in numbers else sum(numbers)


def place(
    part: Municipality, counted: Counts, total: int, period: Period, asked: Asked, living: Inhabitants | None
) -> Place:
    jobs, ads = counted
    months = len(between(period.first, period.last))
    return Place(
        part.code,
        part.name,
        jobs,
        ads,
        100 * jobs / total if jobs is not None and total else None,
        rate(jobs or 0, months, living.number if living else None, 1000),
        leads_to(part.code, period, asked),
        behind(part.code, period, asked),
    )


def leads_to(code: str, period: Period, asked: Asked) -> str:
    """Return where a tile leads: from a county to its own map, from a municipality to what is asked for there."""
    if len(code) == MUNICIPALITY:
        return (
            behind(code, period, asked)
            if any(vars(asked).values())
            else f"{reverse('competence:vacancies')}?region={code}"
        )
    said = {"region": code, "period": period.code, "yrke": asked.ssyk, "fardighet": address_of(asked.skill)}
    return f"{reverse('competence:map')}?{urlencode({name: value for name, value in said.items() if value})}"


def behind(code: str, period: Period, asked: Asked) -> str:
    """Return the ads behind the number of a place."""
    return ads_behind(code, period.first, period.last, asked.ssyk, asked.skill)


def offered(rows: Sequence[Row], column: str, period: Period, chosen: str) -> tuple[tuple[str, str], ...]:
    """Return the occupations or skills most asked for in the region, to choose from, by name; the chosen one too."""
    other = "skill" if column == "ssyk" else "ssyk"
    counts: dict[str, int] = {}
    for row in rows:
        if row[column] and row[other] is None and period.first <= row["month"] <= period.last:
            counts[row[column]] = counts.get(row[column], 0) + (row["folded"] or 0)
    codes = sorted(counts, key=lambda code: (-counts[code], code))[: 2 * MOST]
    codes += [chosen] if chosen and chosen not in codes else []
    called = names(codes)
    return tuple(sorted(((code, called.get(code, code)) for code in codes), key=lambda pair: key(pair[1])))


def region_to_show(asked: str) -> str:
    """Return the county of a municipality, since a map is of a county; else what was asked."""
    return county_of(asked) if len(asked) == MUNICIPALITY else asked


def ordered(places: Sequence[Place], sort: str) -> list[Place]:
    """Return the places in the order asked for; the most vacancies first unless another is."""
    sort = sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT
    return sorted(places, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def drawn(shown_map: Map, of: str) -> Chart:
    """Draw the map; `of` is what it is of, in words, empty for all."""
    where = {"region": shown_map.name, "months": shown_map.period.name}
    if of:
        title = _("Vacancies, %(of)s: %(region)s, %(months)s") % {"of": of, **where}
    else:
        title = _("Vacancies: %(region)s, %(months)s") % where
    located = {part.code: part for part in within(shown_map.region)}
    places = [
        Tile(one.name, one.vacancies, located[one.code].north, located[one.code].east, one.url)
        for one in shown_map.places
    ]
    return tiles(title, places, pgettext("unit", "vacancies"), absent=_("few"))
