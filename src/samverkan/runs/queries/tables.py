"""The tables that runs read and gave."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from samverkan.accounts.actor import Actor
from samverkan.runs.models import Input, Output, Run
from samverkan.sources.queries import datasets

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.dataset import Dataset


def read_inputs(run: Run) -> dict[str, "pa.Table"]:
    """Return the tables that a run reads, the parts of each together; an ad of several sources once."""
    import pyarrow.parquet as pq

    parts: dict[str, list[pa.Table]] = {}
    for one in run.inputs.select_related("dataset", "output"):
        parts.setdefault(one.table, []).append(pq.read_table(place(one), partitioning=None))
    return {name: datasets.together(name, tables) for name, tables in parts.items()}


def streams_of_inputs(run: Run) -> "dict[str, Dataset]":
    """Return the tables that a run reads as files, read batch by batch; an ad of several sources stands in each."""
    import pyarrow.dataset

    parts: dict[str, list[str]] = {}
    for one in run.inputs.select_related("dataset", "output"):
        parts.setdefault(one.table, []).append(str(place(one)))
    return {name: pyarrow.dataset.dataset(paths, format="parquet") for name, paths in parts.items()}


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

    return pq.read_table(path_of(output(run, name)), partitioning=None)


def output(run: Run, name: str) -> Output:
    """Return a table's output, asked of what is loaded already where it is; raises Output.DoesNotExist for none."""
    for one in run.outputs.all():
        if one.table == name:
            return one
    raise Output.DoesNotExist(f"The run gave no table {name}.")


def shown(run: Run, name: str, by: Actor, **wanted: str | None) -> "pa.Table":
    """
    Return a table that a run gave as the actor may see it: whole for the party that asked for it, else protected.

    wanted  columns that must equal a value; None asks for the missing
    Small numbers are protected before anything is left out, so that no total tells them.
    """
    from samverkan_engine.disclosure import Parameters, protect

    if run.home_id == by.organisation_id:
        return _where(path_of(output(run, name)), wanted)
    protected = protect(table(run, name), Parameters())
    return protected.filter(_rule(wanted)) if wanted else protected


def own(run: Run, name: str, by: Actor, **wanted: str | None) -> "pa.Table | None":
    """
    Return rows of a table that tells of single ads, to the party that asked for it; None for others.

    Also None when the run was made before there was such a table.
    """
    if run.home_id != by.organisation_id:
        return None
    try:
        return _where(path_of(output(run, name)), wanted)
    except Output.DoesNotExist:
        return None


def _where(path: Path, wanted: dict[str, str | None]) -> "pa.Table":
    import pyarrow.parquet as pq

    return pq.read_table(path, partitioning=None, filters=_rule(wanted) if wanted else None)


def _rule(wanted: dict[str, str | None]) -> "pa.compute.Expression":
    import pyarrow.compute as pc

    rules = [pc.field(name).is_null() if value is None else pc.field(name) == value for name, value in wanted.items()]
    whole = rules[0]
    for rule in rules[1:]:
        whole = whole & rule
    return whole


def fewest_told() -> int:
    """Return from how many on a count of people is told to others than those who made it."""
    from samverkan_engine.disclosure import Parameters

    return Parameters().limit
