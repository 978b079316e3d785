"""What the commands on a region's case file share: its arguments, reading it, telling how far it has come, writing."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from samverkan_engine.cases.reading import CaseFile
    from samverkan_engine.tables.tested import Tested

FEWEST_DRAWS = 100
"""With fewer, the ends of a 90 % band rest on single draws."""


def add_arguments(parser: argparse.ArgumentParser, draws: int = 1000) -> None:
    """Add the arguments: which case, where to, and the draws."""
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file in YAML")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to; made if needed")
    parser.add_argument(
        "--draws", metavar="N", type=int, default=draws, help=f"draws of what is uncertain (default: {draws})"
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the draws (default: 1)")


def wrong(arguments: argparse.Namespace) -> str:
    """Return a sentence about arguments that cannot be; empty when they can."""
    if arguments.draws < FEWEST_DRAWS:
        return f"--draws is at least {FEWEST_DRAWS}."
    there = next(folder for folder in (arguments.out, *arguments.out.resolve().parents) if folder.exists())
    if not there.is_dir():
        return f"{there} of --out is a file, not a folder."
    if not os.access(there, os.W_OK):
        return f"Nothing can be written to {there}."
    return ""


class CannotRead(Exception):
    """A case file that cannot be read or is wrong, with what is wrong in it and where."""


def handler(work: "Callable[[argparse.Namespace], None]") -> "Callable[[argparse.Namespace], int]":
    """Return `work`, which may raise CannotRead, as what a subcommand does: it tells what is wrong and its code."""

    def handle(arguments: argparse.Namespace) -> int:
        if sentence := wrong(arguments):
            print(sentence, file=sys.stderr)
            return WRONG_USAGE
        try:
            work(arguments)
        except CannotRead as refusal:
            print(refusal, file=sys.stderr)
            return REFUSED
        return DONE

    return handle


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


@contextmanager
def together(path: Path) -> Iterator[None]:
    """Turn what the model refuses of a case that was read into CannotRead."""
    from samverkan_engine import labour
    from samverkan_engine.errors.planning import NotPlanned

    try:
        yield
    except (labour.Inconsistent, labour.NoOwnPlan, NotPlanned) as refusal:
        raise CannotRead(f"{path.name}: {refusal}") from refusal


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
    """Write each table as Parquet and as CSV; the folder is made if needed."""
    import pyarrow.csv
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    quoted = pyarrow.csv.WriteOptions(quoting_style="needed")
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
        pyarrow.csv.write_csv(table, folder / f"{name}.csv", quoted)


REASONS = {
    "no_history": "it tells no history to test it on",
    "too_short": "its history is too short to test it on",
    "no_better_than_last": "it foretold its past no better than holding the gap for what it was",
    "no_better_than_growth": "it foretold its past no better than letting the gap go on changing as before",
    "too_sure": "its bands were too narrow for what came",
    "too_unsure": "its bands were too wide for what came",
}


def verdict(tested: "Tested") -> Iterator[str]:
    """Yield why decisions cannot rest on a case, where they cannot."""
    if not tested.is_fit:
        why = "; ".join(REASONS[reason] for reason in tested.reasons)
        yield f"{'Not tested' if tested.skill_last is None else 'Not fit for decisions'}: {why}."


def overdrawn(foreseen: "pa.Table") -> Iterator[str]:
    """
    Yield for each occupation from which courses take more people than there are, that they do.

    foreseen  PEOPLE or GAP
    """
    import pyarrow.compute as pc

    found: dict[str, list[dict[str, Any]]] = {}
    for row in foreseen.filter(pc.field("overdrawn") > 0).select(["ssyk", "term", "overdrawn"]).to_pylist():
        found.setdefault(row["ssyk"], []).append(row)
    for ssyk, rows in found.items():
        most = max(row["overdrawn"] for row in rows)
        yield (
            f"More people leave {ssyk} for courses than there are, from {rows[0]['term']} on, in up to {most:.0%} of "
            "the draws: what the case plans cannot be carried out."
        )
