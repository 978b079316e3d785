"""`draft`: agreements, or reports of them, become drafts."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE
from samverkan_engine.errors import Refused
from samverkan_engine.tables import Draft

if TYPE_CHECKING:
    from argparse import _SubParsersAction

MANY = 5
"""From this many files on a progress bar is worth its place."""


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `draft` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "draft",
        help="read agreements or reports of them and draft what they say",
        description="Read TXT, HTML, DOCX or PDF files and draft the agreement each of them holds or reports: parties, "
        "people, date, validity, domains, subject areas and commitments, each with its place in the text. "
        "Exit code 0: done; 1: a file was refused, the others are done; 2: wrong usage.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a document to read")
    parser.add_argument("--json", action="store_true", help="print JSON: one object, or a list for several files")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write one NAME.json for each file into this folder")
    parser.set_defaults(handler=run_draft)


def run_draft(arguments: argparse.Namespace) -> int:
    """Draft every file; prints or writes the drafts and returns the exit code."""
    if arguments.out and not _is_ready(arguments.out):
        return WRONG_USAGE
    refused = 0
    exchanged = []
    for path, draft in _drafts(arguments.files):
        if draft is None:
            refused += 1
        elif arguments.out:
            _write(arguments.out / f"{path.stem}.json", draft, path.stem)
        if draft is not None and arguments.json:
            exchanged.append(draft.to_corpus(path.stem))
        elif draft is not None and not arguments.out:
            _show(path, draft)
    if arguments.json and exchanged:
        print(json.dumps(exchanged[0] if len(arguments.files) == 1 else exchanged, ensure_ascii=False, indent=2))
    return REFUSED if refused else DONE


def _is_ready(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"The folder {folder} cannot be written: {error.strerror}.", file=sys.stderr)
        return False
    return True


def _drafts(paths: list[Path]) -> Iterator[tuple[Path, Draft | None]]:
    from samverkan_engine.pipeline import draft_from_file

    for path in _with_progress(paths):
        try:
            yield path, draft_from_file(path.read_bytes(), path.name)
        except Refused as refusal:
            print(f"{refusal}", file=sys.stderr)
            yield path, None
        except OSError as error:
            print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
            yield path, None


def _with_progress(paths: list[Path]) -> Iterable[Path]:
    if len(paths) < MANY or not sys.stderr.isatty():
        return paths
    from rich.console import Console
    from rich.progress import track

    return track(paths, description="Drafting", console=Console(stderr=True))


def _write(target: Path, draft: Draft, name: str) -> None:
    target.write_text(json.dumps(draft.to_corpus(name), ensure_ascii=False, indent=2) + "\n", "utf-8")


def _show(path: Path, draft: Draft) -> None:
    from samverkan_engine.command.summary import show

    show(path.name, draft)
