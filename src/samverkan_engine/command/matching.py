"""`match`: what job ads ask for, as concepts of ESCO and JobTech Taxonomy, and the occupation of each."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command.ads import AdsFiles, add_arguments, lacks_folder
from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE
from samverkan_engine.errors import Refused

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    import pyarrow as pa

    from samverkan_engine.matching import Matched
    from samverkan_engine.running import Runner


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `match` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "match",
        help="find the skills that job ads ask for, and the occupation of each",
        description="Read job ads (JSON Lines, JSON, packed by gzip or not, or Parquet of this program) and write, for "
        "each ad, where a skill is asked for, which concepts of ESCO and JobTech Taxonomy it is, whether it is needed "
        "or an advantage, and the occupation. One JSON line an ad, or Parquet when the name of the file ends so: then "
        "the occupations stand in a second file beside it. "
        "Exit code 0: done; 1: a file was refused, the others are done; 2: wrong usage.",
    )
    add_arguments(parser)
    parser.add_argument(
        "--taxonomy",
        required=True,
        metavar="DIR",
        type=Path,
        action="append",
        help="a folder of taxonomy files (ESCO's CSV, JobTech's JSON); may be given again for another",
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="file to write: .jsonl or .parquet; else the screen")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="where to work (default: local)")
    parser.add_argument("--scheduler", metavar="ADDR", help="address of a Dask scheduler, as tcp://host:8786")
    parser.add_argument("--workers", metavar="N", type=int, default=1, help="local processes (default: 1)")
    parser.add_argument("--batch", metavar="N", type=int, default=500, help="ads in a batch (default: 500)")
    parser.add_argument(
        "--least", metavar="SHARE", type=float, default=None, help="leave out what is less sure, 0 to 1"
    )
    parser.add_argument("--cache", metavar="DIR", type=Path, help="where the prepared taxonomy is kept between runs")
    parser.set_defaults(handler=run_match)


def run_match(arguments: argparse.Namespace) -> int:
    """Match every ad; writes the mentions and returns the exit code."""
    wrong = _wrong(arguments)
    if wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USAGE
    from samverkan_engine.command.taxonomies import NoTaxonomy, prepared
    from samverkan_engine.running import Broken

    try:
        taxonomy = prepared(arguments.taxonomy, arguments.cache)
    except (NoTaxonomy, Refused) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    with AdsFiles(arguments.ads, arguments.source, arguments.batch) as files:
        try:
            _write(_matched(arguments, files, taxonomy), arguments.out, files)
        except Broken as refusal:
            print(refusal, file=sys.stderr)
            return REFUSED
    for sentence in files.sentences():
        print(sentence, file=sys.stderr)
    return REFUSED if files.refused else DONE


def _wrong(arguments: argparse.Namespace) -> str:
    """Return a sentence about arguments that do not go together; empty when they do."""
    if arguments.engine == "dask" and not arguments.scheduler:
        return "--engine dask needs --scheduler ADDR: the address of a Dask scheduler."
    if arguments.engine == "local" and arguments.scheduler:
        return "--scheduler goes with --engine dask."
    if arguments.workers < 1 or arguments.batch < 1:
        return "--workers and --batch are at least 1."
    if arguments.least is not None and not 0 <= arguments.least <= 1:
        return "--least is a share from 0 to 1."
    return lacks_folder(arguments.out)


def _matched(
    arguments: argparse.Namespace, files: AdsFiles, taxonomy: "Mapping[str, pa.Table]"
) -> "Iterator[tuple[pa.Table, Matched]]":
    """Yield each batch of ads with what was found in it."""
    from samverkan_engine import pipeline
    from samverkan_engine.matching import Parameters

    params = Parameters() if arguments.least is None else Parameters(least=arguments.least)
    sent: list[pa.Table] = []

    def batches() -> "Iterator[pa.Table]":
        for batch in files.batches():
            sent.append(batch.select(["id"]))
            yield batch

    with _runner(arguments) as runner:
        for matched in pipeline.match(batches(), taxonomy, params, runner):
            yield sent.pop(0), matched


@contextmanager
def _runner(arguments: argparse.Namespace) -> "Iterator[Runner]":
    if arguments.engine == "dask":
        from samverkan_engine.running.cluster import connected

        with connected(arguments.scheduler) as runner:
            yield runner
        return
    from samverkan_engine.running import LocalRunner

    yield LocalRunner(arguments.workers)


def _write(matched: "Iterable[tuple[pa.Table, Matched]]", out: Path | None, files: AdsFiles) -> None:
    from samverkan_engine.command.matches import JsonLines, Parquet

    writer = Parquet(out) if out and out.suffix == ".parquet" else JsonLines(out)
    with writer, _progress(files) as advance:
        for ads, found in matched:
            writer.write(ads["id"].to_pylist(), found)
            advance(ads.num_rows)


def _progress(files: AdsFiles) -> "AbstractContextManager[Callable[[int], None]]":
    if not sys.stderr.isatty():
        return nullcontext(_nothing)
    return _bar()


def _nothing(done: int) -> None:
    """Show nothing: nobody looks."""


@contextmanager
def _bar() -> "Iterator[Callable[[int], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Matching"), BarColumn(), TextColumn("{task.completed:,} ads"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Matching", total=None)
        yield lambda done: progress.advance(task, done)
