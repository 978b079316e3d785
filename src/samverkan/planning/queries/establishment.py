"""What was said of the establishment and when, beside what became of it, in one chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.sections.cells import at
from samverkan.ui.charts import Chart, Dated, Goal, Spot, over_time
from samverkan_engine.cases.moments import first_day


@dataclass(frozen=True)
class Said:
    """One version of the plan: who said how many jobs there would be, when, and by which year."""

    when: str
    who: str
    jobs: float
    by: int
    source: str
    assumption: str

    @property
    def is_address(self) -> bool:
        return self.source.startswith(("https://", "http://"))


@dataclass(frozen=True)
class Establishment:
    """The versions of the plan, and the chart; there is none when nothing is said."""

    said: tuple[Said, ...]
    chart: Chart | None


def told(document: Mapping[str, Any]) -> Establishment:
    """Return what a case tells of its establishment."""
    plans = [
        Said(
            str(one["said"]), one.get("who", ""), float(one["jobs"]), int(one["by"]), one.get("source", ""),
            one.get("assumption", ""),
        )
        for one in at(document, ("history", "plant_plan")) or []
    ]  # fmt: skip
    counts = [(first_day(one["at"]), float(one["jobs"])) for one in at(document, ("history", "plant_actual")) or []]
    if not counts and not plans:
        return Establishment((), None)
    spots = [Spot(on, jobs) for on, jobs in sorted(counts)]
    goals = [Goal(date(one.by, 12, 31), one.jobs, f"{one.who or _('said')} {one.when}") for one in plans]
    chart = over_time(_("Jobs at the establishment: said and become"), [Dated(_("People at work"), spots)], goals=goals)
    return Establishment(tuple(sorted(plans, key=lambda one: one.when)), chart)
