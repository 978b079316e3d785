"""What a computed plan tells, read back as the engine gave it."""

import json
from typing import TYPE_CHECKING

from samverkan.runs.models import Run
from samverkan.runs.plans import ABOUT
from samverkan.runs.queries.tables import table
from samverkan.runs.version import code_version
from samverkan_engine.tables.planned import About, Planned

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
    """Return whether a finished plan has every table that is told today."""
    return {name.upper() for name in TABLES} <= {output.table for output in run.outputs.all()}
