"""What sources deliver of an invented county: two registers of people by occupation, and an education year by year."""

from datetime import datetime
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.education import actions as education
from samverkan.education.actions.figures import Entered, enter
from samverkan.education.models import Programme
from samverkan.planning import actions
from samverkan.planning.flowing import Way
from samverkan.planning.models import Case, Following
from samverkan.planning.queries.delivered import Sources
from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.statistics import FIGURES

REGION = "24"
MEASURE = "Anställda 16–64 år"
BAS = Way("scb", "TAB1", MEASURE, "antal")
NAME = "SCB TAB1: Anställda 16–64 år, Västerbottens län"
Years = dict[str, dict[int, float | None]]


def counted(years: Years, *, at: datetime, dataset: str = "TAB1", source: str = "scb", **more: Any) -> None:
    """Let a source deliver a table: occupation → year → people."""
    fetch = Fetch.objects.create(source=source, began=Began.COMMAND, asked_at=at, ended_at=at, state=State.DONE)
    told = {"source": source, "dataset": dataset, "measure": MEASURE, "unit": "antal", "region": REGION, **more}
    rows = [
        {**told, "ssyk": ssyk, "period": str(year), "value": people, "preliminary": False}
        for ssyk, each in years.items()
        for year, people in each.items()
    ]
    keeping.keep(fetch=fetch, table="FIGURES", rows=FIGURES.from_rows(rows), part=dataset, at=at)


def follow(case: Case, by: Actor, at: datetime, by_itself: bool = False, **programmes: int) -> Following:
    """Let a case follow the first register, and educations by the id of its programmes."""
    named = {name.replace("_", "-"): number for name, number in programmes.items()}
    sources = Sources(REGION, BAS, named)
    return actions.follow(case=case, sources=sources, by_itself=by_itself, by=by, at=at)


def taught(by: Actor, *others: Actor, circle: str = "shared", at: datetime) -> Programme:
    says = education.Description(
        name="YH Underhåll", provider_name="Yrkeshögskolan", organisations=[one.organisation for one in others]
    )
    return education.add(says=says, circle=circle, by=by, at=at)


def entered(programme: Programme, year: int, by: Actor, at: datetime, **figures: int) -> None:
    enter(programme=programme, says=Entered(year, source="Ladok", **figures), by=by, at=at)
