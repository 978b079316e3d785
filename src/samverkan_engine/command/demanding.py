"""`demand`: what employers ask for, counted by place, occupation, skill and month."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command.ads import AdsFiles, add_arguments, lacks_folder
from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    import pyarrow as pa


ENDINGS = (".parquet", ".csv", ".jsonl")


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demand` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "demand",
        help="count what job ads ask for, by place, occupation, skill and month",
        description="Read job ads (as `match` does) and, with --mentions, what `match` found in them, and count "
        "vacancies: re-postings folded, staffing agencies told apart, breaks shown, and an estimate of the people "
        "sought with its 90 %% band. Numbers below --limit are suppressed, and those that would give them away. "
        "Exit code 0: done; 1: a file was refused, the others are done; 2: wrong usage.",
    )
    add_arguments(parser)
    parser.add_argument(
        "--mentions",
        metavar="FILE",
        type=Path,
        help="Parquet file that `match` wrote, the occupations beside it; without it no skills are counted",
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="file to write: .parquet, .csv or .jsonl")
    parser.add_argument("--json", action="store_true", help="print one JSON line a row")
    parser.add_argument(
        "--scheme", choices=("esco", "jobtech"), default="esco", help="whose concepts name the skills (default: esco)"
    )
    parser.add_argument("--region", metavar="CODE", help="00, two digits or four: that place alone (default: all)")
    parser.add_argument("--window", metavar="DAYS", type=int, default=60, help="days between re-postings (default: 60)")
    parser.add_argument("--limit", metavar="N", type=int, default=5, help="suppress 1 to N-1 (default: 5; 1: nothing)")
    parser.add_argument("--rounding", metavar="N", type=int, default=1, help="round counts to multiples (default: 1)")
    parser.set_defaults(handler=run_demand)


def run_demand(arguments: argparse.Namespace) -> int:
    """Count; writes or prints the table and returns the exit code."""
    wrong = _wrong(arguments)
    if wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USAGE
    from samverkan_engine.demand import UnknownAd, UnknownCode
    from samverkan_engine.errors import Refused

    with AdsFiles(arguments.ads, arguments.source, 25_000) as files:
        try:
            table = _counted(arguments, files)
        except (Refused, UnknownAd, UnknownCode, MemoryError, OSError) as refusal:
            print(refusal, file=sys.stderr)
            return REFUSED
    _give(table, arguments)
    for sentence in files.sentences():
        print(sentence, file=sys.stderr)
    return REFUSED if files.refused else DONE


def _wrong(arguments: argparse.Namespace) -> str:
    """Return a sentence about arguments that do not go together; empty when they do."""
    if min(arguments.limit, arguments.rounding, arguments.window + 1) < 1:
        return "--limit and --rounding are at least 1, --window at least 0."
    region = arguments.region
    if region is not None and not (region.isdecimal() and len(region) in (2, 4)):
        return "--region is 00, the two digits of a county or the four of a municipality."
    if arguments.out and arguments.out.suffix not in ENDINGS:
        return f"--out ends in {', '.join(ENDINGS)}."
    return lacks_folder(arguments.out)


def _counted(arguments: argparse.Namespace, files: AdsFiles) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    from samverkan_engine import demand, disclosure, pipeline
    from samverkan_engine.tables.ads import ADS

    with _told("Reading job ads"):
        ads = pa.concat_tables([ADS.empty(), *files.batches()])
    mentions, occupations = _found(arguments.mentions)
    parameters = demand.Parameters(scheme=arguments.scheme, window_days=arguments.window)
    shown = disclosure.Parameters(arguments.limit, arguments.rounding)
    with _told("Counting"):
        table = pipeline.demand_shown(ads, mentions, occupations, parameters, shown)
    return table if arguments.region is None else table.filter(pc.field("region") == arguments.region)


def _found(path: Path | None) -> "tuple[pa.Table, pa.Table]":
    """Return MENTIONS and OCCUPATIONS as `match` wrote them; raises WrongFormat."""
    from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS

    if path is None:
        return MENTIONS.empty(), OCCUPATIONS.empty()
    import pyarrow as pa
    import pyarrow.parquet as pq

    from samverkan_engine.errors import Undeclared, WrongFormat

    beside = path.with_suffix(".occupations.parquet")
    try:
        mentions = MENTIONS.checked(pq.read_table(path))
        return mentions, OCCUPATIONS.checked(pq.read_table(beside)) if beside.exists() else OCCUPATIONS.empty()
    except (pa.ArrowInvalid, OSError, Undeclared) as error:
        raise WrongFormat(name=path.name, expected="what `match` writes as Parquet") from error


def _give(table: "pa.Table", arguments: argparse.Namespace) -> None:
    """Write the table to the file, or print it."""
    out: Path | None = arguments.out
    if out and out.suffix == ".parquet":
        import pyarrow.parquet as pq

        pq.write_table(table, out)
    elif out and out.suffix == ".csv":
        import pyarrow.csv

        quoted = pyarrow.csv.WriteOptions(quoting_style="all_valid")
        pyarrow.csv.write_csv(table, out, quoted)
    elif out:
        with out.open("w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in _lines(table))
    if arguments.json:
        for line in _lines(table):
            print(line)
    elif not out:
        _show(table)


def _lines(table: "pa.Table") -> Iterator[str]:
    import json

    for row in table.to_pylist():
        yield json.dumps(row, ensure_ascii=False)


MOST = 40
"""Rows that are shown on the screen."""


def _show(table: "pa.Table") -> None:
    """Print the occupations of the last months, largest first in each."""
    import pyarrow.compute as pc
    from rich.console import Console
    from rich.table import Table

    rows = table.filter(pc.is_null(table["skill"])).sort_by([("month", "descending"), ("vacancies", "descending")])
    page = Table("Month", "Region", "Occupation", "Ads", "Vacancies", "People sought", "Break")
    for row in rows.slice(0, MOST).to_pylist():
        people = "" if row["people"] is None else f"{row['low']:.0f}-{row['high']:.0f}"  # a band, not a point
        counts = ["suppressed" if row[name] is None else str(row[name]) for name in ("folded", "vacancies")]
        page.add_row(row["month"], row["region"], row["ssyk"] or "all", *counts, people, "x" if row["broken"] else "")
    Console().print(page)
    if rows.num_rows > MOST:
        print(f"{rows.num_rows - MOST} more rows; --out FILE writes them all, with skills.")


@contextmanager
def _told(doing: str) -> Iterator[None]:
    """Say what is being done, to whoever looks."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(doing + " …"):
        yield
