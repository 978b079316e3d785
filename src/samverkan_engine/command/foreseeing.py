"""`supply` and `gap`: the people there will be in a region, and how many are missing, from its case file."""

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from samverkan_engine.command import casefile

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    import pyarrow as pa

    from samverkan_engine.labour import Case, Draws

SCENARIOS = ("drawn", "planned", "late", "half", "closed", "none", "own")

ENDING = (
    "each as Parquet and CSV. --scenario says how the establishment goes: drawn, by its weights and risk of closing; "
    "planned, without a closure; late by two years; half as large; closed after three years; none; own, the plan that "
    "the case gives as its own. The first time on a machine the model is compiled, which takes some ten seconds. "
    "Exit code 0: done; 1: the file was refused, with what is wrong in it and where; 2: wrong usage."
)


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `supply` and `gap` to a parser's subcommands; the chosen arguments carry `handler`."""
    supply = subparsers.add_parser(
        "supply",
        help="foresee the people, students and graduates of a region",
        description="Read a case file (competence-case/1), simulate the labour market term by term and write to a "
        "folder the tables PEOPLE by occupation, STUDENTS and GRADUATES by programme, " + ENDING,
    )
    gap = subparsers.add_parser(
        "gap",
        help="foresee how many people are missing in a region, how surely and why",
        description="Read a case file (competence-case/1), simulate the labour market term by term and write to a "
        "folder the tables JOBS and GAP by occupation, MISSING in the whole region, CAUSES of every change and FORCES "
        "behind the shortage, " + ENDING,
    )
    for parser, handler in ((supply, run_supply), (gap, run_gap)):
        casefile.add_arguments(parser)
        parser.add_argument("--scenario", choices=SCENARIOS, default="drawn", help="see above (default: drawn)")
        parser.set_defaults(handler=handler)


@casefile.handler
def run_supply(arguments: argparse.Namespace) -> None:
    """Foresee the people there will be; writes the tables."""
    from samverkan_engine import pipeline

    _run(arguments, pipeline.supply_tables)


@casefile.handler
def run_gap(arguments: argparse.Namespace) -> None:
    """Foresee who will be missing; writes the tables."""
    from samverkan_engine import pipeline

    _run(arguments, pipeline.gap_tables)


def _run(arguments: argparse.Namespace, stage: "Callable[[Case, Draws], dict[str, pa.Table]]") -> None:
    case, draws = _drawn(arguments)
    from samverkan_engine import labour

    labour.compile_once(casefile.tell_of_compiling)
    with casefile.progress(("simulating", "writing")) as tell:
        tell("simulating")
        tables = stage(case, draws)
        tell("writing")
        casefile.write_tables(tables, arguments.out)
    foreseen = tables["people"] if "people" in tables else tables["gap"]
    for sentence in (*_cut(draws), *casefile.overdrawn(foreseen)):
        print(sentence, file=sys.stderr)
    print(arguments.out)


def _drawn(arguments: argparse.Namespace) -> "tuple[Case, Draws]":
    """Return the case and its draws in the scenario asked for; raises CannotRead."""
    file = casefile.read(arguments.case)
    from samverkan_engine import pipeline

    with casefile.together(arguments.case):
        return pipeline.draw_case(file, arguments.draws, arguments.seed, arguments.scenario)


def _cut(draws: "Draws") -> Iterator[str]:
    """Yield what was changed in the draws, so that the model holds."""
    for number, what in (
        (draws.clipped, "more moved in for an unfilled job (pull) than leave for one too many (surplus_leaves)"),
        (draws.exits_clipped, "more left an occupation than there were"),
    ):
        if number:
            yield f"In {number} of {draws.number} draws {what}; they were set to as many."
