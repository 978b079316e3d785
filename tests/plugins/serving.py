"""Run the real program, as a person does: `samverkan run` on a data folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("samverkan"))
PATIENCE_SECONDS = 120


class Running:
    """A running `samverkan run`: where its pages are (`address`), its folder (`data`), what was started (`process`)."""

    def __init__(self, data: Path, *words: str, **environment: str) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.data, self.log = data, data.with_suffix(".log")
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [COMMAND, "run", "--data", str(data), "--port", "0", *words],
                env=product_environment(SAMVERKAN_FOLLOW_PARENT="1", **environment),  # ends when the test run dies
                stdout=out,
                stderr=out,
            )
        self.address = self._wait_for(r"Samverkan is at (\S+)/")

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text()

    def page(self, path: str = "/") -> str:
        """The text of a page; an error when the answer is none of success."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE_SECONDS) as answer:
            return str(answer.read().decode())

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE_SECONDS)

    def _wait_for(self, pattern: str) -> str:
        for _ in range(PATIENCE_SECONDS * 10):
            if found := re.search(pattern, self.said):
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.process.kill()
        raise AssertionError(f"samverkan run did not come up; it said:\n{self.said}")


def samverkan(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what it said."""
    return subprocess.run(
        [COMMAND, *words],
        env=product_environment(**environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def product_environment(**more: str) -> dict[str, str]:
    """The environment of a person who has set nothing: without what the tests set for themselves."""
    own = ("SAMVERKAN_", "DATABASE_URL", "DJANGO_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)} | more


def family(parent: int) -> set[int]:
    """The processes that come from `parent`, and itself."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(of) for pid, of in (line.split() for line in listed.splitlines())}
    found = {parent}
    while more := {pid for pid, of in parents.items() if of in found} - found:
        found |= more
    return found


def living(pids: set[int]) -> set[int]:
    """Those of the processes that still run."""
    words = ["ps", "-o", "pid=,stat=", "-p", ",".join(str(pid) for pid in pids)]
    listed = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    states = (line.split() for line in listed.splitlines())
    return {int(pid) for pid, state in states if not state.startswith("Z")}


def gone(pids: set[int], within_seconds: float) -> bool:
    """Whether all the processes end within so many seconds."""
    for _ in range(int(within_seconds * 10)):
        if not living(pids):
            return True
        time.sleep(0.1)
    return False
