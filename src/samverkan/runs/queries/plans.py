"""What a computed plan tells, read back as the engine gave it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.runs.models import Run
from samverkan.runs.plans import ABOUT
from samverkan.runs.queries.tables import path_of, table
from samverkan.runs.version import code_version
from samverkan_engine.tables.planned import About, Planned, declared

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = tuple(name for name in Planned.__dataclass_fields__ if name != "about")


def about(run: Run) -> About:
    """Return what a finished plan is of."""
    return About.again(json.loads(table(run, ABOUT)["json"][0].as_py()))


def told(run: Run, name: str) -> "pa.Table":
    """Return one table of a finished plan, by its name in `Planned`."""
    return table(run, name.upper())


def planned(run: Run) -> Planned:
    """Return all of a finished plan, as `samverkan plan` has it."""
    return Planned(about(run), **{name: told(run, name) for name in TABLES})


def is_of_this_code(run: Run) -> bool:
    """Return whether the code that runs now computed it; another may come to other figures."""
    return run.code_version == code_version()


def is_whole(run: Run) -> bool:
    """Return whether a finished plan has every table that is told today, with every column."""
    given = {output.table: output for output in run.outputs.all()}
    if not {name.upper() for name in TABLES} <= given.keys():
        return False
    return is_of_this_code(run) or all(
        {column.name for column in table.columns} <= _columns(path_of(given[name.upper()]))
        for name, table in declared().items()
    )


@lru_cache(maxsize=2000)
def _columns(file: Path) -> frozenset[str]:
    """Return the columns of a file that a run gave, which never changes."""
    import pyarrow.parquet as pq

    return frozenset(pq.read_schema(file).names)
