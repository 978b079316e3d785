"""`plan`: a region's case file becomes a report that can be read alone, with its tables and charts."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command import casefile

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from samverkan_engine.tables.planned import Planned


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "plan",
        help="tell what is missing in a region, what may happen and what to do about it",
        description="Read a case file (competence-case/1) and write to a folder: report.html, which can be read alone; "
        "plan.json; every table as Parquet and CSV; every chart as SVG. The first time on a machine the model is "
        "compiled, which takes some ten seconds. "
        "Exit code 0: done; 1: the file was refused, with what is wrong in it and where, or no plan keeps the limits, "
        "with each limit that would have to give way and by how much; 2: wrong usage.",
    )
    casefile.add_arguments(parser)
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="of the report (default: sv)")
    parser.set_defaults(handler=run_plan)


@casefile.handler
def run_plan(arguments: argparse.Namespace) -> None:
    """Plan; writes the folder."""
    planned = _planned(arguments)
    _write(planned, arguments.out, arguments.language)
    for sentence in (*casefile.verdict(planned.about.tested), *casefile.overdrawn(planned.people)):
        print(sentence, file=sys.stderr)
    print(arguments.out / "report.html")


def _planned(arguments: argparse.Namespace) -> "Planned":
    """Return all that is told of the case; raises CannotRead."""
    case: Path = arguments.case
    file = casefile.read(case)
    from samverkan_engine import labour, pipeline

    labour.compile_once(casefile.tell_of_compiling)
    with casefile.together(case), casefile.progress(pipeline.STEPS) as tell:
        return pipeline.plan_case(file, case.name, arguments.draws, arguments.seed, tell)


def _write(planned: "Planned", out: Path, language: str) -> None:
    from samverkan_engine import report

    (out / "charts").mkdir(parents=True, exist_ok=True)
    casefile.write_tables(planned.tables(), out / "tables")
    for name, drawing in report.charts(planned, language).items():
        (out / "charts" / f"{name}.svg").write_text(drawing, "utf-8")
    (out / "report.html").write_text(report.page(planned, language), "utf-8")
    (out / "plan.json").write_text(json.dumps(_summary(planned), ensure_ascii=False, indent=2) + "\n", "utf-8")


SUMMED_UP = (
    "scenarios", "classes", "assumptions", "backtest", "calibrated", "sways", "tipping", "scarce", "lasting",
    "seats_worth", "regrets", "effects", "effects_by_year", "effects_used",
)  # fmt: skip
"""The tables that `plan.json` holds whole; the others lie beside it."""


def _summary(planned: "Planned") -> dict[str, object]:
    from dataclasses import asdict

    about = {**asdict(planned.about), "is_example": planned.about.is_example, "is_fit": planned.about.tested.is_fit}
    tables = {name: planned.tables()[name].to_pylist() for name in SUMMED_UP}
    return {"about": about, **tables, "overdrawn": list(casefile.overdrawn(planned.people))}
