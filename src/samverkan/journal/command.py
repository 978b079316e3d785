"""`samverkan verify`: is everything as it was written?"""

import argparse
from typing import Any

from samverkan.journal.checks import every_check


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    parser = subparsers.add_parser(
        "verify",
        help="check the chain of the journal and the checksums of the stored files",
        description="Walks the whole journal and reads every stored file. Exit code 1 when something has been "
        "changed, has been removed or is missing; each fault is one sentence.",
    )
    parser.set_defaults(handler=verify)


def verify(options: argparse.Namespace) -> int:
    """Print each fault as a sentence, or that there is none; return the exit code."""
    found = 0
    for check in every_check():
        sentences = list(check.run())
        found += len(sentences)
        for sentence in sentences:
            print(sentence)
        if not sentences:
            print(f"No fault in {check.name}.")
    return 1 if found else 0
