"""`backtest`: how well a region's case would have foretold its own past, and what its history says of its figures."""

import argparse
from typing import TYPE_CHECKING

from samverkan_engine.command import casefile

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from samverkan_engine.tables.tested import Tested


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `backtest` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "backtest",
        help="test a region's case against its own past",
        description="Read a case file (competence-case/1) that tells its history, forecast each of the last years from "
        "what was known before it, hold that against what came and say whether decisions may rest on the case. Writes "
        "to a folder the tables BACKTEST and CALIBRATED, each as Parquet and CSV. The first time on a machine the "
        "model is compiled, which takes some ten seconds. "
        "Exit code 0: done, whatever the test says; 1: the file was refused, with what is wrong in it and where; "
        "2: wrong usage.",
    )
    casefile.add_arguments(parser, draws=400)
    parser.set_defaults(handler=run_backtest)


@casefile.handler
def run_backtest(arguments: argparse.Namespace) -> None:
    """Test; writes the tables."""
    file = casefile.read(arguments.case)
    from samverkan_engine import backtesting, labour, pipeline

    labour.compile_once(casefile.tell_of_compiling)
    with casefile.together(arguments.case):
        found = pipeline.backtest_case(file, arguments.draws, arguments.seed)
        figures = backtesting.table(pipeline.calibrated(file.document), pipeline.kinds(file.document))
    casefile.write_tables({"backtest": found.table, "calibrated": figures}, arguments.out)
    for sentence in (*_said(found.tested), *casefile.verdict(found.tested)):
        print(sentence)


def _said(tested: "Tested") -> list[str]:
    """Return what the test gave, in sentences."""
    if tested.skill_last is None or tested.skill_growth is None or tested.in_nine is None or tested.in_half is None:
        return []
    years, (last, growth) = f"{tested.first} to {tested.last}", (tested.skill_last, tested.skill_growth)
    told = [
        f"Forecasts from {tested.origins} years, {years}, against {tested.cells} counts of gaps.",
        f"Skill against the gap as it was: {last:.2f}; against its change going on: {growth:.2f}.",
        f"Within the band of half of the draws: {tested.in_half:.0%}; of nine in ten: {tested.in_nine:.0%}.",
    ]
    return [*told, "Fit for decisions."] if tested.is_fit else told
