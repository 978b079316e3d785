"""`samverkan bounces`: taking in mail that came back, from files or a folder that a mail server puts them in."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone

from samverkan.mail import delivery_reports
from samverkan.mail.actions import take_reports
from samverkan.mail.delivery_reports import Failure, NotAReport
from samverkan.mail.models import Message

LARGEST = 5 * 1024 * 1024  # a report may carry the whole mail that came back


class NoSuchFile(Exception):
    """There is no file or folder of that name."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    command = subparsers.add_parser(
        "bounces",
        help="take in mail that came back, so that nothing more is sent to those addresses",
        description="Reads reports of failed deliveries (RFC 3464), each a mail in a file of its own. Addresses that "
        "Samverkan has written to come on the list of those that take no mail; the outbox shows it.",
    )
    command.add_argument("paths", metavar="FILE|FOLDER", nargs="+", type=Path, help="a mail, or a folder of mails")
    command.set_defaults(handler=handle, refusals=(NoSuchFile,))


def handle(options: argparse.Namespace) -> None:
    """Read all files, and say what became of them."""
    failures: list[Failure] = []
    others = 0
    for path in files(options.paths):
        try:
            with path.open("rb") as file:
                failures += delivery_reports.read(file.read(LARGEST))
        except NotAReport:
            others += 1
    taken = take_reports(failures, among=Message.objects.all(), at=timezone.now())
    for address in taken.listed:
        print(f"{address} takes no mail")
    for address in taken.unknown:
        print(f"{address}: nothing was sent there, so it was left out")
    print(f"{len(taken.listed)} on the list, {len(taken.unknown)} left out, {others} other mails")


def files(paths: list[Path]) -> Iterator[Path]:
    """Return the files among the paths and below the folders."""
    for path in paths:
        if not path.exists():
            raise NoSuchFile(f"There is no {path}.")
        yield from (each for each in sorted(path.rglob("*")) if each.is_file()) if path.is_dir() else [path]
