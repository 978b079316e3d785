"""
Run all tests: everything on SQLite and, beside it, the web's tests on PostgreSQL.

The two passes are two processes, which beats spreading one pass over the cores. What the PostgreSQL pass says is kept
and shown after the other, so that they do not mix. The last line sums both up.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
ON_POSTGRESQL = ("tests/web", "tests/permissions", "tests/journeys")


def main() -> int:
    """Run both passes; 1 when either fails."""
    with tempfile.TemporaryFile("w+") as kept:
        there = [folder for folder in ON_POSTGRESQL if (ROOT / folder).is_dir()]
        beside = start("--database=postgresql", *there, out=kept)
        first = subprocess.Popen(command("--database=sqlite"), stdout=subprocess.PIPE, text=True)
        assert first.stdout is not None
        said = []
        for line in first.stdout:
            print(line, end="", flush=True)
            said.append(line)
        codes = [first.wait(), beside.wait()]
        kept.seek(0)
        other = kept.read()
    print(f"\nThe web's tests on PostgreSQL:\n\n{other}")
    sum_up(said, other.splitlines())
    return 1 if any(codes) else 0


def command(*words: str) -> list[str]:
    """A pass of pytest."""
    return [sys.executable, "-m", "pytest", "-q", *words, *sys.argv[1:]]


def start(*words: str, out: IO[str]) -> subprocess.Popen[str]:
    """Start a pass whose output is kept."""
    return subprocess.Popen(command(*words), stdout=out, stderr=subprocess.STDOUT, text=True)


def sum_up(*passes: Sequence[str]) -> None:
    """Add the counts of the passes' closing lines and print them as one."""
    counts: Counter[str] = Counter()
    for said in passes:
        closing = [line for line in said if re.search(r"\d+ \w+ in [\d.]+s", line)]
        for number, what in re.findall(r"(\d+) (passed|failed|error|skipped)", closing[-1] if closing else "1 error"):
            counts[what] += int(number)
    print(f"{counts['passed']} passed, {counts['failed'] + counts['error']} failed, {counts['skipped']} skipped")


if __name__ == "__main__":
    sys.exit(main())
