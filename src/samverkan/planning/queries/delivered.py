"""What the sources that a case follows deliver: counts by occupation, and the figures of programmes."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Organisation
from samverkan.competence.places import name_of
from samverkan.competence.queries.facts import Count, counts
from samverkan.education.models import Programme, YearFigures
from samverkan.planning.flowing import Counted, Delivered, Given, Way
from samverkan.planning.models import Case, Following
from samverkan.runs.queries.tables import fewest_told
from samverkan.sources.origins import EXAMPLE
from samverkan.sources.queries import datasets

YEAR = re.compile(r"\d{4}")
OWN_FILE = "file"
INTAKE = {"seats": "places", "applicants": "applicants", "registered": "started", "finished": "finished"}
"""What is counted of an intake, in a case file and in education."""


@dataclass(frozen=True)
class Sources:
    """Which sources a case follows: counts of a region in one way, and programmes by their id in the file."""

    region: str = ""
    way: Way | None = None
    programmes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, following: Following) -> "Sources":
        way = Way(**following.series) if following.series else None
        return cls(following.region, way, following.programmes)

    @property
    def series(self) -> dict[str, str]:
        """How it is counted, as it is kept."""
        return asdict(self.way) if self.way else {}


@dataclass(frozen=True)
class Readers:
    """Who sees the case into which figures come: none of them may be told what it does not see elsewhere."""

    home: Organisation
    circle: str
    others: Collection[Organisation] = ()

    @classmethod
    def of(cls, case: Case) -> "Readers":
        return cls(case.home, case.circle, list(case.organisations.all()))

    def programmes(self) -> Any:
        """Return the programmes that all of them see."""
        if self.circle == Circle.PUBLIC:
            return Programme.objects.public()
        if self.circle == Circle.PRIVATE:
            return Programme.objects.visible_to(Actor(None, self.home))
        found = Programme.objects.all()
        for one in {self.home, *self.others}:
            found = found.visible_to(Actor(None, one, shares_only=True))
        return found


def delivered(sources: Sources, readers: Readers, occupations: Collection[str]) -> Delivered:
    """Return what the sources deliver of these occupations and of the programmes, as far as all readers may see it."""
    series, few = _series(sources, readers, occupations)
    years = _years(sources, readers)
    return Delivered(tuple(series), {name: tuple(one) for name, one in years.items()}, few)


def ways(region: str, occupations: Collection[str]) -> list[tuple[Counted, int]]:
    """Return each way in which people in these occupations are counted, the newest first, and how many of them."""
    found, _few = _counted(region, occupations)
    return sorted(((one, len(one.people)) for one in found), key=lambda pair: (-pair[0].latest, -pair[1]))


def regions_counted() -> list[str]:
    """Return the regions of which some source counts people by occupation."""
    table = datasets.table("FIGURES")
    return sorted(set(table.filter(table["ssyk"].is_valid())["region"].to_pylist()))


def _series(sources: Sources, readers: Readers, occupations: Collection[str]) -> tuple[list[Counted], int]:
    """Return the series followed, and the newest that counts the same in another way, where it goes on longer."""
    if not sources.way:
        return [], 0
    every, few = _counted(sources.region, occupations, with_own=readers.circle != Circle.PUBLIC)
    own = [one for one in every if one.way == sources.way]
    same = (one for one in every if (one.way.source, one.way.unit) == (sources.way.source, sources.way.unit))
    newer = [one for one in same if one.latest > max((each.latest for each in own), default=0) and one not in own]
    newest = max(newer, key=lambda one: (one.latest, len(one.people)), default=None)
    return [*own, *([newest] if newest else [])], few


def _counted(region: str, occupations: Collection[str], with_own: bool = True) -> tuple[list[Counted], int]:
    """Return every series of a region, and how many of their counts are too small to be told."""
    found: dict[Way, dict[str, dict[int, float]]] = defaultdict(dict)
    few, limit = 0, fewest_told()
    for ssyk, some in counts(region).items():
        for one in some if ssyk in occupations else ():
            years = dict(_told(one))
            told = {year: people for year, people in years.items() if not 0 < people < limit}
            few += len(years) - len(told)
            if told:
                found[Way(one.source, one.dataset, one.measure, one.unit)][ssyk] = told
    origins = {origin.part: origin for origin in datasets.origins("FIGURES", region)}
    series = [
        Counted(way, _name(origin, way, region), timezone.localdate(origin.fetched_at), people)
        for way, people in found.items()
        if (origin := origins.get(way.dataset)) and (with_own or origin.source != OWN_FILE)
    ]
    return series, few


def _name(origin: datasets.Origin, way: Way, region: str) -> str:
    """Return what a series is called in the file: the same whoever reads, since it is known again by it."""
    with translation.override(settings.LANGUAGE_CODE):
        source = str(EXAMPLE) if origin.is_example else origin.name
        return f"{source} {way.dataset}: {way.measure}, {name_of(region)}"


def _told(count: Count) -> Iterator[tuple[int, float]]:
    for year in count.years:
        if year.value is not None and YEAR.fullmatch(year.period):
            yield int(year.period), year.value


def _years(sources: Sources, readers: Readers) -> dict[str, list[Given]]:
    """Return the years of each programme, by its id in the file."""
    if not sources.programmes:
        return {}
    names = {number: name for name, number in sources.programmes.items()}
    seen = readers.programmes().filter(pk__in=list(names))
    found: dict[str, list[Given]] = defaultdict(list)
    for one in YearFigures.objects.filter(programme__in=seen.order_by().values("pk")).select_related("programme"):
        found[names[one.programme_id]].append(_given(one))
    return found


def _given(one: YearFigures) -> Given:
    limit = fewest_told()
    values = ((kind, getattr(one, name)) for kind, name in INTAKE.items())
    told = {kind: value for kind, value in values if value is not None and (kind == "seats" or not 0 < value < limit)}
    source = one.source or f"{one.programme.provider_name}: {one.programme.name}"
    return Given(one.year, told, source, timezone.localdate(one.entered_at))
