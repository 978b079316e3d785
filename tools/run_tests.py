"""
Run all tests: everything on SQLite and, beside it, the web's tests on PostgreSQL.

The two passes are two processes, which beats spreading one pass over the cores. What the PostgreSQL pass says is kept
and shown after the other, so that they do not mix. The last line sums both up.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
ON_POSTGRESQL = ("tests/web", "tests/permissions", "tests/journeys")
COUNTED = ("passed", "failed", "error", "errors", "skipped")


def main() -> int:
    """Run both passes; 1 when either fails."""
    with tempfile.TemporaryFile("w+") as kept:
        there = [folder for folder in ON_POSTGRESQL if (ROOT / folder).is_dir()]
        beside = start("--database=postgresql", *there, out=kept)
        first = subprocess.Popen(command("--database=sqlite"), stdout=subprocess.PIPE, text=True)
        assert first.stdout is not None
        last = ""
        for line in first.stdout:
            print(line, end="", flush=True)
            last = line if line.startswith("==") else last
        codes = [first.wait(), beside.wait()]
        kept.seek(0)
        other = kept.read()
    print(f"\nThe web's tests on PostgreSQL:\n\n{other}")
    sum_up(last, other.splitlines()[-1] if other else "")
    return 1 if any(codes) else 0


def command(*words: str) -> list[str]:
    """A pass of pytest."""
    return [sys.executable, "-m", "pytest", "-q", *words, *sys.argv[1:]]


def start(*words: str, out: IO[str]) -> subprocess.Popen[str]:
    """Start a pass whose output is kept."""
    return subprocess.Popen(command(*words), stdout=out, stderr=subprocess.STDOUT, text=True)


def sum_up(*closing_lines: str) -> None:
    """Add the counts of pytest's closing lines and print them as one."""
    counts = dict.fromkeys(COUNTED, 0)
    for line in closing_lines:
        for number, what in re.findall(r"(\d+) (\w+)", line):
            if what in counts:
                counts[what] += int(number)
    failed = counts["failed"] + counts["error"] + counts["errors"]
    print(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")


if __name__ == "__main__":
    sys.exit(main())
