"""Two years of invented ads in which welding comes to be asked for, counted by the engine and kept as a run."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client

from samverkan.accounts.actor import Actor
from samverkan.competence.queries import vacancies
from samverkan.runs.models import Input, Output, Run, State
from samverkan.runs.queries.tables import path_of
from samverkan.sources.actions import datasets as keeping
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.demand import DEMAND
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from samverkan_engine.tables.taxonomy import CONCEPTS
from tests.engine.demand.invented import count_all
from tests.web.competence.conftest import AT, COOK, ENGINEER, fetched

SignIn = Callable[[Actor], Client]
BASE = "http://data.europa.eu/esco/skill/"
WELD, DRAW, RARE = f"{BASE}weld", f"{BASE}draw", f"{BASE}rare"


def concept(key: str, label: str) -> dict[str, Any]:
    return {"scheme": "esco", "id": key, "kind": "skill", "label_sv": label, "broader": []}


def ad(number: int, on: datetime, ssyk: str | None, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"source": "jobstream", "must_skills": [], "nice_skills": [], "county": "24"}
    told |= {
        "headline": f"Annons {number}",
        "text": f"Hemlig text {number}",
        "url": f"https://annonser.example/{number}",
    }
    told |= {"employer": f"99{number:08}", "municipality": "2482" if number % 2 else "2480", "vacancies": 2}
    told |= {"last_day_at": on + timedelta(days=20), "deadline_at": on + timedelta(days=20)}
    return {"id": str(number), "published_at": on, "ssyk": ssyk, **told, **more}


def mention(ad: int, skill: str, required: str) -> dict[str, Any]:
    words = {"start": 0, "end": 4, "text": "ord", "score": 0.9, "jobtech": []}
    return {"ad": str(ad), "esco": [skill], "required": required, **words}


def months_ago(number: int) -> datetime:
    first = vacancies.between("2024-11", "2026-10")[-1 - number]
    return datetime(int(first[:4]), int(first[5:]), 10, 12, tzinfo=UTC)


def invented() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Two years of six ads a month: one of six asks for welding in the first, four in the last, always with drawing."""
    listed, found = [], []
    for back in reversed(range(24)):
        for place in range(6):
            number = len(listed)
            listed.append(ad(number, months_ago(back), ENGINEER if place < 4 else COOK if place == 4 else None))
            if place < (1 if back >= 12 else 4):
                found += [mention(number, WELD, "must" if place < 2 else "nice"), mention(number, DRAW, "must")]
    again = {**listed[-1], "id": "again", "published_at": months_ago(0) + timedelta(days=9)}
    return [*listed, again], [*found, mention(0, RARE, "nice")]


def counted_for(by: Actor) -> Run:
    """A count of the ads for a party, with what it read and gave."""
    listed, found = invented()
    read = keeping.keep(fetch=fetched("jobstream"), table="ADS", rows=ADS.from_rows(listed), at=AT)
    named = CONCEPTS.from_rows(
        [concept(WELD, "svetsning"), concept(DRAW, "ritningsläsning"), concept(RARE, "glasblåsning")]
    )
    keeping.keep(fetch=fetched("esco"), table="CONCEPTS", rows=named, at=AT)
    tables = count_all(ADS.from_rows(listed), MENTIONS.from_rows(found), OCCUPATIONS.empty())
    return made(by, tables, read)


def demand(month: str, **more: Any) -> dict[str, Any]:
    """A row of DEMAND: three vacancies of two ads in the county."""
    told = {"region": "24", "month": month, "ads": 2, "folded": 2, "vacancies": 3, "staffing": 0, "unstated": 0}
    return {**told, "people": 4.0, "low": 3.0, "high": 6.0, "broken": False, **more}


def run_of(by: Actor, rows: list[dict[str, Any]]) -> Run:
    """A count for a party that gave these rows of DEMAND and nothing else."""
    return made(by, {"DEMAND": DEMAND.from_rows(rows)})


def made(by: Actor, tables: dict[str, Any], read: Any = None) -> Run:
    import pyarrow.parquet as pq

    run = Run.objects.create(
        stage="demand", asked_at=AT, ended_at=AT, state=State.DONE, home=by.home, code_version="1",
        parameters={"window_days": 60, "announced": {"low": 0.45, "high": 0.85}},
    )  # fmt: skip
    if read:
        Input.objects.create(run=run, table="ADS", dataset=read)
    for name, table in tables.items():
        output = Output.objects.create(
            run=run, table=name, path=f"{run.key}/{name}.parquet", rows=table.num_rows, sha256="0"
        )
        path_of(output).parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, path_of(output))
    return run
