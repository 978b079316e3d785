"""What the runners are given to do, apart from the tests: a process started for it reads no more than it needs."""

import os
import signal
from collections.abc import Callable
from pathlib import Path


def squares(shared: tuple[int, Path | None]) -> Callable[[int], int]:
    """Work that adds to a square, and ends its own process the first time it meets part 5."""
    add, fuse = shared

    def square(part: int) -> int:
        if part == 5 and fuse and not fuse.exists():
            fuse.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return part * part + add

    return square


def always_lost(shared: None) -> Callable[[int], int]:
    """Work that no process survives."""

    def lost(part: int) -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return part

    return lost


def wrong(shared: None) -> Callable[[int], int]:
    """Work with a fault of its own."""

    def fail(part: int) -> int:
        raise ValueError(f"part {part}")

    return fail
