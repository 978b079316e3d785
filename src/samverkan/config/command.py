"""
The `samverkan` command.

Each subcommand belongs to the room that offers it: `samverkan/<room>/command.py` has `add(subparsers)`, which adds its
parsers and gives each `set_defaults(handler=function, refusals=(ItsRefusal,))`. The handler takes the parsed arguments
and returns an exit code, or nothing when all went well. A handler of a room finds Django set up, for the data folder of
`--data`, which every command of the web understands. The engine's commands start without Django.

Exit codes: 0 done, 1 refused with a sentence, 2 wrong usage. Anything unforeseen is a bug and shows its trace.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (pip would not install it there, but somebody may start it from a clone)
    sys.exit("Samverkan needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

import argparse
import os
from collections.abc import Iterator, Sequence
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.config import datafolder
from samverkan.config.refusal import Refusal

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

ENGINE = ("samverkan_engine.command",)
HOUSE = tuple(f"samverkan.config.{name}" for name in ("serving", "ticking", "migrating", "checks", "backup"))
ROOMS = tuple(
    f"samverkan.{room}.command"
    for room in [
        "publishing", "overview", "partner_reports", "gap_cases", "meetings", "relations", "renewals", "reporting",
        "agreements",
        "planning", "commissioned",
        "education", "competence", "areas", "runs", "indicators", "sources", "accounts", "journal", "mail", "search",
        "papers", "ui",
    ]
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` asks for; return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.config.settings")
    try:
        return carry_out(parse(words))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, `head` for example, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def carry_out(arguments: argparse.Namespace) -> int:
    """Call the handler; a refusal that its room foresees becomes a sentence."""
    if arguments.of_a_room:
        refuse_without_database()
    try:
        return arguments.handler(arguments) or 0
    except arguments.refusals as refusal:
        raise Refusal(str(refusal)) from refusal


def parse(words: list[str]) -> argparse.Namespace:
    """Read the words. Django is set up only when a command of a room, or the list of all commands, is asked for."""
    whole, commands = empty_parser()
    use_data(words)
    mount(commands, ENGINE)
    mount(commands, HOUSE, data=True)
    if not words or words[0] not in commands.choices:
        if not datafolder.path().exists():
            os.environ.setdefault("SAMVERKAN_SECRET", "none is needed")  # else one would be made, and a folder for it
        start_django()
        mount(commands, ROOMS, data=True, of_a_room=True)
    return whole.parse_args(words)


def parser() -> argparse.ArgumentParser:
    """The parser with every command; Django must be set up."""
    whole, commands = empty_parser()
    mount(commands, ENGINE)
    mount(commands, HOUSE, data=True)
    mount(commands, ROOMS, data=True, of_a_room=True)
    return whole


def empty_parser() -> "tuple[argparse.ArgumentParser, Subparsers]":
    """The parser before any command is mounted, and where to mount them."""
    whole = argparse.ArgumentParser(
        prog="samverkan",
        description="Runs a strategic partnership: from the signed letter to results people can check.",
        epilog="`samverkan COMMAND --help` says what a command takes.",
    )
    return whole, whole.add_subparsers(title="commands", metavar="COMMAND", required=True)


def refuse_without_database() -> None:
    """Refuse a database that is not there yet or not as this version expects; a room's command would stumble on it."""
    from samverkan.config.migrating import missing

    if not os.environ.get("DATABASE_URL") and not (datafolder.path() / "db.sqlite3").exists():
        raise Refusal(
            f"{datafolder.path()} holds no database. Name another with --data, or begin with `samverkan run`."
        )
    if missing():
        raise Refusal("The database is not as this version expects. Run `samverkan migrate` first.")


def use_data(words: list[str]) -> None:
    """Tell the settings which data folder the words name."""
    asking = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    asking.add_argument("--data", nargs="?")
    if folder := asking.parse_known_args(words)[0].data:
        os.environ["SAMVERKAN_DATA"] = folder


def mount(commands: "Subparsers", modules: Sequence[str], *, data: bool = False, of_a_room: bool = False) -> None:
    """Add the commands of those modules that there are; with `data` they take --data too."""
    before = set(commands.choices)
    for module in modules:
        if util.find_spec(module):
            import_module(module).add(commands)
    for name, command in commands.choices.items():
        if name in before:
            continue
        command.allow_abbrev = False
        command.set_defaults(of_a_room=of_a_room)
        if command.get_default("refusals") is None:
            command.set_defaults(refusals=())
        for leaf in leaves(command) if data else ():
            leaf.add_argument("--data", type=Path, metavar="DIR", help="data folder (SAMVERKAN_DATA, else ./data)")


def leaves(command: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the command, or its kinds where it has several: the parsers that take the last words."""
    kinds = [action for action in command._actions if isinstance(action, argparse._SubParsersAction)]
    if not kinds:
        yield command
    for action in kinds:
        for kind in action.choices.values():
            kind.allow_abbrev = False
            yield from leaves(kind)


def start_django() -> None:
    """Set Django up; a setting it cannot use is refused with a sentence."""
    import django

    from samverkan.config.environment import BadDatabaseUrl

    try:
        django.setup()
    except BadDatabaseUrl as refusal:
        raise Refusal(str(refusal)) from refusal


if __name__ == "__main__":
    sys.exit(main())
