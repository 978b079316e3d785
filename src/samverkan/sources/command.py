"""`samverkan fetch` and `samverkan import KIND`: what outside sources tell, over the network or from their files."""

import argparse
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import timezone

from samverkan.accounts.actor import NOBODY
from samverkan.sources import wishes
from samverkan.sources.actions import fetching, queueing
from samverkan.sources.actions.bringing import Told
from samverkan.sources.files import CannotStore
from samverkan.sources.models import Began, Fetch, Mapping, State
from samverkan.sources.origins import KNOWN
from samverkan.sources.tabulating import READERS

DONE, REFUSED = 0, 1
SHOWN = 20
EXIT_CODES = "Exit code 0: all of it was read; 1: some of it or all could not be, and why; 2: wrong usage."


class NoMapping(Exception):
    """An own file needs a mapping that is saved."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verbs to the command line."""
    fetch = subparsers.add_parser(
        "fetch",
        help="fetch from an outside source",
        description="Asks a source over the network and reads what comes. What is asked for is written NAME=VALUE, "
        "several values with commas between; an interrupted fetch goes on from where it was when asked again. "
        + EXIT_CODES,
        epilog="For example: "
        + "; ".join(f"{code} {one.example}".strip() for code, one in wishes.WISHES.items())
        + ".",
    )
    fetch.add_argument("source", choices=sorted(wishes.WISHES), metavar="SOURCE", help=", ".join(wishes.WISHES))
    fetch.add_argument("wanted", nargs="*", metavar="NAME=VALUE", help="what is asked for")
    fetch.set_defaults(handler=run_fetch, refusals=(wishes.Unclear, fetching.CannotFetch))
    for known in KNOWN:
        if known.code not in READERS:
            continue
        kind = kinds_of_import(subparsers).add_parser(
            known.code,
            help=f"files of {known.name}",
            description=f"Reads files of {known.name} in place of a fetch. {EXIT_CODES}",
        )
        kind.add_argument("files", nargs="+", metavar="FILE", type=file_of, help="a file, or a folder of files")
        if known.code == "file":
            kind.add_argument("--mapping", metavar="NAME", required=True, help="how its columns are read, as saved")
            kind.add_argument("--licence", metavar="WORDS", default="", help="on what terms it is given")
        refusals = (fetching.CannotFetch, CannotStore, NoMapping)
        kind.set_defaults(handler=run_import, refusals=refusals, kind=known.code, licence="", mapping="")


def kinds_of_import(subparsers: "argparse._SubParsersAction[Any]") -> "argparse._SubParsersAction[Any]":
    """Return where the kinds of things to import are added; any room may add its own."""
    parser = subparsers.choices.get("import") or subparsers.add_parser(
        "import", help="take in files: agreements, or what outside sources tell"
    )
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return action
    found: argparse._SubParsersAction[Any] = parser.add_subparsers(title="kinds", metavar="KIND", required=True)
    return found


def file_of(name: str) -> Path:
    """Return the path of a file or folder that is there."""
    path = Path(name)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{name} is not there")
    return path


def run_fetch(options: argparse.Namespace) -> int:
    """Fetch, and print what came; waits for nobody, since a person is waiting here."""
    wanted = wishes.wanted(options.source, options.wanted)
    queueing.take_up_again(at=timezone.now())
    fetch = fetching.ask(source=options.source, wanted=wanted, began=Began.COMMAND, by=NOBODY, at=timezone.now())
    with progress_bar(options.source) as told:
        return told_of(fetching.carry_out(fetch, told=told))


def run_import(options: argparse.Namespace) -> int:
    """Import the files, and print what came of them."""
    wanted = mapped(options.mapping) if options.kind == "file" else {}
    worst = DONE
    for path, name in together(options.files, options.kind):
        with tempfile.TemporaryDirectory() as folder:
            fetch = fetching.take_file(
                source=options.kind, path=packed(path, Path(folder)), name=name, wanted=wanted, began=Began.COMMAND,
                by=NOBODY, at=timezone.now(), licence=options.licence,
            )  # fmt: skip
        worst = max(worst, told_of(fetching.carry_out(fetch)))
    return worst


def mapped(name: str) -> dict[str, Any]:
    """Return what a saved mapping asks for; raises NoMapping."""
    found = Mapping.objects.filter(name=name).first()
    if found is None:
        names = ", ".join(Mapping.objects.values_list("name", flat=True)) or "none yet"
        raise NoMapping(f"No mapping is called {name}; there are {names}. Save one on the page Källor, Egen fil.")
    return found.wanted


JOINED = ("susa", "kolada", "scb", "taxonomy", "esco")
"""Sources whose files say something together: educations with their occasions, concepts with their labels."""


def together(paths: list[Path], kind: str) -> Iterator[tuple[list[Path], str]]:
    """Yield the files that are read together, with a name for them."""
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path]) if file.is_file()]
    if kind in JOINED and len(files) > 1:
        folder = next((path.resolve().name for path in paths if path.is_dir()), files[0].name)
        yield files, f"{folder} ({len(files)})"
    else:
        yield from (([file], file.name) for file in files)


def packed(files: list[Path], folder: Path) -> Path:
    """Return one file, or several packed into one."""
    if len(files) == 1:
        return files[0]
    target = folder / "files.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        for file in files:
            whole.write(file, file.name)
    return target


def told_of(fetch: Fetch) -> int:
    """Print what came of a fetch, and return the exit code."""
    for row in fetch.refused_rows.all()[:SHOWN]:
        print(f"{row.place}: {row.sentence}", file=sys.stderr)
    if fetch.refused > SHOWN:
        print(f"… and {fetch.refused - SHOWN} more: /kallor/hamtningar/{fetch.pk}/", file=sys.stderr)
    if fetch.state == State.FAILED:
        print(f"{fetch.source}: {fetch.reason}", file=sys.stderr)
        return REFUSED
    what = f"{fetch.source} ({fetch.file_name})" if fetch.file_name else fetch.source
    if fetch.state == State.UNCHANGED:
        print(f"{what}: nothing new.")
    elif fetch.is_over:
        print(f"{what}: {fetch.rows} rows read, {fetch.refused} faults.")
    return REFUSED if fetch.refused else DONE


@contextmanager
def progress_bar(name: str) -> Iterator[Told | None]:
    """Give what shows how far it has come, where somebody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=None)
        yield lambda come, of: bar.update(task, completed=come, total=of)
