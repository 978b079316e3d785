"""What a piece of Python takes in a process of its own, for measuring. Not a script of its own."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Used:
    """What a process took: wall and processor seconds, the most bytes it held at once; and what it printed."""

    wall: float
    processor: float
    peak: int
    printed: str

    def __str__(self) -> str:
        return (
            f"wall {self.wall:6.1f} s   processor {self.processor:6.1f} s   peak {self.peak / 1e9:.2f} GB   "
            f"load {os.getloadavg()[0]:.1f}"
        )


def measured(code: str, *told: object) -> Used:
    """Run the code, with what it is told as its arguments; ends this process when it fails."""
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", code, *map(str, told)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    printed = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))
    wall = time.perf_counter() - began
    return Used(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, printed)
