"""What the commands on a region's case file share: its arguments, reading it, telling how far it has come, writing."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from samverkan_engine.cases.reading import CaseFile

FEWEST_DRAWS = 100
"""With fewer, the ends of a 90 % band rest on single draws."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: which case, where to, and the draws."""
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file in YAML")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to; made if needed")
    parser.add_argument(
        "--draws", metavar="N", type=int, default=1000, help="draws of what is uncertain (default: 1000)"
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the draws (default: 1)")


def wrong(arguments: argparse.Namespace) -> str:
    """Return a sentence about arguments that cannot be; empty when they can. The folder is made."""
    if arguments.draws < FEWEST_DRAWS:
        return f"--draws is at least {FEWEST_DRAWS}."
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{arguments.out} cannot be written to: {error.strerror}."
    return ""


class CannotRead(Exception):
    """A case file that cannot be read or is wrong, with what is wrong in it and where."""


def read(path: Path) -> "CaseFile":
    """Return a checked case file; raises CannotRead."""
    from samverkan_engine.cases.faults import Faulty
    from samverkan_engine.cases.reading import read
    from samverkan_engine.errors import Refused

    try:
        return read(path.read_bytes(), path.name)
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror}.") from error
    except (Refused, Faulty) as refusal:
        raise CannotRead(str(refusal)) from refusal


def tell_of_compiling() -> None:
    """Say why it takes so long, for `labour.compile_once`."""
    print("Compiling the model, once on this machine: some ten seconds …", file=sys.stderr, flush=True)


@contextmanager
def progress(steps: Sequence[str]) -> "Iterator[Callable[[str], None]]":
    """Show how far it has come, to whoever looks; what is yielded is called with each of the steps as it begins."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading", total=len(steps))
        yield lambda step: shown.update(task, description=step, completed=steps.index(step))


def write_tables(tables: "Mapping[str, pa.Table]", folder: Path) -> None:
    """Write each table as Parquet and as CSV."""
    import pyarrow.csv
    import pyarrow.parquet as pq

    quoted = pyarrow.csv.WriteOptions(quoting_style="needed")
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
        pyarrow.csv.write_csv(table, folder / f"{name}.csv", quoted)
