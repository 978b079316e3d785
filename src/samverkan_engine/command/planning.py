"""`plan`: a region's case file becomes a report that can be read alone, with its tables and charts."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Callable

    from samverkan_engine.tables.planned import Planned


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "plan",
        help="tell what is missing in a region, what may happen and what to do about it",
        description="Read a case file (competence-case/1) and write to a folder: report.html, which can be read alone; "
        "plan.json; every table as Parquet and CSV; every chart as SVG. The first time on a machine the model is "
        "compiled, which takes some ten seconds. "
        "Exit code 0: done; 1: the file was refused, with what is wrong in it and where; 2: wrong usage.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file in YAML")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to; made if needed")
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="of the report (default: sv)")
    parser.add_argument("--draws", metavar="N", type=int, default=1000, help="draws of what may come (default: 1000)")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of the draws (default: 1)")
    parser.set_defaults(handler=run_plan)


def run_plan(arguments: argparse.Namespace) -> int:
    """Plan; writes the folder and returns the exit code."""
    wrong = _wrong(arguments)
    if wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USAGE
    from samverkan_engine.cases.faults import Faulty
    from samverkan_engine.cases.reading import read
    from samverkan_engine.errors import Refused

    case: Path = arguments.case
    try:
        file = read(case.read_bytes(), case.name)
    except OSError as error:
        print(f"{case} cannot be read: {error.strerror}.", file=sys.stderr)
        return REFUSED
    except (Refused, Faulty) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    from samverkan_engine import labour, pipeline

    labour.compile_once(_tell_of_compiling)
    with _progress() as tell:
        planned = pipeline.plan_case(file, case.name, arguments.draws, arguments.seed, tell)
        tell("writing")
        _write(planned, arguments.out, arguments.language)
    print(arguments.out / "report.html")
    return DONE


def _wrong(arguments: argparse.Namespace) -> str:
    """Return a sentence about arguments that cannot be; empty when they can."""
    if arguments.draws < 100:
        return "--draws is at least 100."
    if arguments.out.exists() and not arguments.out.is_dir():
        return f"{arguments.out} of --out is a file, not a folder."
    return ""


def _tell_of_compiling() -> None:
    print("Compiling the model, once on this machine: some ten seconds …", file=sys.stderr, flush=True)


@contextmanager
def _progress() -> "Iterator[Callable[[str], None]]":
    """Show how far it has come, to whoever looks; the steps are those of the pipeline and the writing."""
    from samverkan_engine.pipeline import STEPS

    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=len(STEPS) + 1)
        steps = (*STEPS, "writing")
        yield lambda step: progress.update(task, description=step, completed=steps.index(step))


def _write(planned: "Planned", out: Path, language: str) -> None:
    import pyarrow.csv
    import pyarrow.parquet as pq

    from samverkan_engine import report

    for folder in (out / "tables", out / "charts"):
        folder.mkdir(parents=True, exist_ok=True)
    quoted = pyarrow.csv.WriteOptions(quoting_style="needed")
    for name, table in planned.tables().items():
        pq.write_table(table, out / "tables" / f"{name}.parquet")
        pyarrow.csv.write_csv(table, out / "tables" / f"{name}.csv", quoted)
    for name, drawing in report.charts(planned, language).items():
        (out / "charts" / f"{name}.svg").write_text(drawing, "utf-8")
    (out / "report.html").write_text(report.page(planned, language), "utf-8")
    (out / "plan.json").write_text(json.dumps(_summary(planned), ensure_ascii=False, indent=2) + "\n", "utf-8")


SUMMED_UP = ("scenarios", "classes", "assumptions")
"""The tables that `plan.json` holds whole; the others lie beside it."""


def _summary(planned: "Planned") -> dict[str, object]:
    from dataclasses import asdict

    about = {**asdict(planned.about), "is_example": planned.about.is_example}
    return {"about": about, **{name: planned.tables()[name].to_pylist() for name in SUMMED_UP}}
