"""Competence cases to test with: the invented region's file, changed where a test says so."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from samverkan.planning.files import Checked, read_in, written
from samverkan.planning.models import Calculation
from samverkan.runs import plans
from samverkan.runs.models import Output, Run, State
from samverkan.runs.version import code_version

FILE = Path(__file__).parents[2] / "examples" / "region" / "case.yaml"


@cache
def case_file() -> Checked:
    """The invented region's case."""
    return read_in(FILE.read_bytes(), FILE.name)


def document() -> dict[str, Any]:
    """What it says, to be changed."""
    return deepcopy(dict(case_file().document))


def changed(**parts: Any) -> Checked:
    """The case with whole parts of it replaced."""
    return written({**document(), **parts})


@cache
def tables() -> dict[str, pa.Table]:
    """Every table of a plan of the case, computed once for all tests, on few draws."""
    told = plans.Parameters(case=case_file().text, draws=100)
    return plans.compute({}, told, Path(), lambda _step: None)  # type: ignore[return-value]


def computed(calculation: Calculation) -> Calculation:
    """Let a calculation be done, with the tables of the invented region whatever it was asked of."""
    run = calculation.run
    folder = Path(settings.RUNS) / str(run.key)
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables().items():
        path = folder / f"{name.lower()}.parquet"
        pq.write_table(table, path)
        relative = str(path.relative_to(settings.RUNS))
        Output.objects.create(run=run, table=name, path=relative, rows=table.num_rows, sha256="0" * 64)
    Run.objects.filter(pk=run.pk).update(
        state=State.DONE, started_at=run.asked_at, ended_at=run.asked_at, seconds=7, code_version=code_version()
    )
    run.refresh_from_db()
    return calculation
