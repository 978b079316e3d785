"""`python -m samverkan_engine`: the engine's commands alone, without the web."""

import argparse
import sys

from samverkan_engine import command


def main(arguments: list[str] | None = None) -> int:
    """Run one of the engine's commands; returns its exit code."""
    parser = argparse.ArgumentParser(prog="samverkan_engine", description=__doc__)
    command.add(parser.add_subparsers(dest="command", required=True))
    chosen = parser.parse_args(arguments)
    code: int = chosen.handler(chosen)
    return code


if __name__ == "__main__":
    sys.exit(main())
