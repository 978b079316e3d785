"""The tables that runs read and gave."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from samverkan.runs.models import Input, Output, Run

if TYPE_CHECKING:
    import pyarrow as pa


def read_inputs(run: Run) -> dict[str, "pa.Table"]:
    """Return the tables that a run reads, the parts of each together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    parts: dict[str, list[pa.Table]] = {}
    for one in run.inputs.select_related("dataset", "output"):
        parts.setdefault(one.table, []).append(pq.read_table(place(one), partitioning=None))
    return {name: pa.concat_tables(tables) for name, tables in parts.items()}


def place(one: Input) -> Path:
    """Return where the file of an input lies: with the datasets, or with what another run gave."""
    if one.dataset:
        return Path(settings.TABLES) / one.dataset.path
    assert one.output, "an input comes from one place"
    return path_of(one.output)


def path_of(output: Output) -> Path:
    """Return where the file of an output lies."""
    return Path(settings.RUNS) / output.path


def table(run: Run, name: str) -> "pa.Table":
    """Return a table that a run gave; raises Output.DoesNotExist when it gave none of that name."""
    import pyarrow.parquet as pq

    return pq.read_table(path_of(run.outputs.get(table=name)), partitioning=None)
