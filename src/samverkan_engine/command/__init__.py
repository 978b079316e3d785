"""The engine's commands; each is mounted on a parser and needs neither Django nor a database."""

import argparse
from typing import TYPE_CHECKING

from samverkan_engine.command import backtesting, demanding, drafting, foreseeing, linking, matching, planning

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add every command of the engine to a parser's subcommands; the chosen arguments carry `handler`."""
    for module in (drafting, linking, matching, demanding, foreseeing, backtesting, planning):
        module.add(subparsers)
