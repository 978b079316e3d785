"""
What happens by itself as days go by.

Each room may have `samverkan/<room>/daily.py` with `run(at=…)`, which does what is due and returns how much it did. It
is called again and again, so it must do nothing twice. `samverkan run` calls all of them once an hour; `samverkan tick`
calls them once, for an installation that is served in another way and has a timer of its own.

What cannot wait for an hour, and costs next to nothing when nothing is due, stands in `samverkan/<room>/often.py`:
`samverkan run` calls it every few minutes, as `samverkan tick --often` does. A room's `daily.py` does that work too.

What somebody waits for and takes long, such as a fetch from an outside source, stands in `samverkan/<room>/jobs.py`:
`samverkan run` looks for it every few seconds, in a thread for each room beside the ticking, so that what is quick in
one room does not wait for what is slow in another; `samverkan tick` looks once.

What fails in one room is written to the log, and keeps no other room from its own.
"""

import argparse
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from importlib import import_module, util
from typing import TYPE_CHECKING

from samverkan.config.following import follow

if TYPE_CHECKING:
    from samverkan.config.command import Subparsers

EVERY_SECONDS = 3600
OFTEN_SECONDS = 120
JOBS_SECONDS = 3
DAILY, OFTEN, JOBS = "daily", "often", "jobs"
logger = logging.getLogger(__name__)


def add(commands: "Subparsers") -> None:
    """Add `samverkan tick`."""
    command = commands.add_parser("tick", help="do what is due today: begin renewals, end agreements")
    command.add_argument("--often", action="store_true", help="only what cannot wait for an hour: mail, the search")
    command.set_defaults(handler=handle)


def handle(arguments: argparse.Namespace) -> None:
    """Do once what is due, and say how much it was."""
    from samverkan.config.command import refuse_without_database, start_django

    start_django()
    refuse_without_database()
    for room, count in tick(at=datetime.now(UTC), when=OFTEN if arguments.often else DAILY).items():
        print(f"{room}: {count}")
    for room, count in tick(at=datetime.now(UTC), when=JOBS).items():
        if count:
            print(f"{room}: {count} jobs")


def tick(*, at: datetime, when: str = DAILY) -> dict[str, int]:
    """Call each room that does something by itself, and return how much each did."""
    return {room.removeprefix("samverkan."): import_module(name).run(at=at) for room, name in rooms_with(when).items()}


@cache
def rooms_with(when: str) -> dict[str, str]:
    """Return the module of each room that has something to do then."""
    from samverkan.config.command import ROOMS

    rooms = [name.rsplit(".", 1)[0] for name in ROOMS]
    return {room: f"{room}.{when}" for room in rooms if util.find_spec(f"{room}.{when}")}


def begin_ticking() -> None:
    """Start a process that ticks beside the web server, and ends with it."""
    multiprocessing.Process(target=tick_for_ever, args=(os.getpid(),), daemon=True).start()


def tick_for_ever(parent: int) -> None:
    """Tick now and once an hour, and between do what cannot wait so long."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # not the server's, which only take note
    follow(parent)
    from samverkan.config.command import start_django

    start_django()
    for worker in workers():
        worker.start()
    last: float | None = None
    while True:
        now = time.monotonic()
        is_hour = last is None or now - last >= EVERY_SECONDS
        last = now if is_hour else last
        tick_once(DAILY if is_hour else OFTEN)
        time.sleep(OFTEN_SECONDS)


def workers() -> list[threading.Thread]:
    """Return a thread for each room in which somebody may wait for something."""
    return [
        threading.Thread(target=work_for_ever, args=(room,), daemon=True, name=f"carries out jobs of {room}")
        for room in rooms_with(JOBS)
    ]


def work_for_ever(room: str) -> None:
    """Look every few seconds for what somebody waits for in a room, and do it."""
    while True:
        tick_once(JOBS, [room])
        time.sleep(JOBS_SECONDS)


def tick_once(when: str, rooms: Collection[str] = ()) -> None:
    """
    Do what is due in some rooms, all unless said, and let go of the database.

    What fails in a room is written to the log and tried again the next time; the others do theirs all the same.
    """
    from django.db import connections

    for room, name in rooms_with(when).items():
        if rooms and room not in rooms:
            continue
        try:
            import_module(name).run(at=datetime.now(UTC))
        except Exception:
            logger.exception("What is due in %s could not all be done. It is tried again the next time.", room)
    connections.close_all()
