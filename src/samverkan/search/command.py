"""`samverkan reindex`: making the search's index anew."""

import argparse
from typing import Any

from samverkan.search.actions import rebuild, repair


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    command = subparsers.add_parser(
        "reindex",
        help="make the index of the search anew",
        description="The index keeps itself up to date, and is compared with everything once a night. "
        "With --compare that is done now; without it all entries are made anew.",
    )
    command.add_argument("--compare", action="store_true", help="only write the entries that differ")
    command.set_defaults(handler=handle)


def handle(options: argparse.Namespace) -> None:
    """Make the index anew or repair it, and say how much that was."""
    if options.compare:
        print(f"{repair()} entries differed.")
    else:
        print(f"{rebuild()} entries were made.")
