"""
What happens by itself as days go by.

Each room may have `samverkan/<room>/daily.py` with `run(at=…)`, which does what is due and returns how much it did. It
is called again and again, so it must do nothing twice. `samverkan run` calls all of them once an hour; `samverkan tick`
calls them once, for an installation that is served in another way and has a timer of its own.
"""

import argparse
import logging
import multiprocessing
import os
import signal
import time
from datetime import UTC, datetime
from importlib import import_module, util
from typing import TYPE_CHECKING

from samverkan.config.following import follow

if TYPE_CHECKING:
    from samverkan.config.command import Subparsers

EVERY_SECONDS = 3600
logger = logging.getLogger(__name__)


def add(commands: "Subparsers") -> None:
    """Add `samverkan tick`."""
    command = commands.add_parser("tick", help="do what is due today: begin renewals, end agreements")
    command.set_defaults(handler=handle)


def handle(arguments: argparse.Namespace) -> None:
    """Do once what is due, and say how much it was."""
    from samverkan.config.command import refuse_without_database, start_django

    start_django()
    refuse_without_database()
    for room, count in tick(at=datetime.now(UTC)).items():
        print(f"{room}: {count}")


def tick(*, at: datetime) -> dict[str, int]:
    """Call each room that does something by itself, and return how much each did."""
    from samverkan.config.command import ROOMS

    rooms = [name.rsplit(".", 1)[0] for name in ROOMS]
    daily = {room: f"{room}.daily" for room in rooms if util.find_spec(f"{room}.daily")}
    return {room.removeprefix("samverkan."): import_module(name).run(at=at) for room, name in daily.items()}


def begin_ticking() -> None:
    """Start a process that ticks beside the web server, and ends with it."""
    multiprocessing.Process(target=tick_for_ever, args=(os.getpid(),), daemon=True).start()


def tick_for_ever(parent: int) -> None:
    """Tick now and once an hour; what fails is written to the log and tried again the next time."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # not the server's, which only take note
    follow(parent)
    from django.db import connections

    from samverkan.config.command import start_django

    start_django()
    while True:
        try:
            tick(at=datetime.now(UTC))
        except Exception:
            logger.exception("What is due today could not all be done. It is tried again in an hour.")
        connections.close_all()
        time.sleep(EVERY_SECONDS)
