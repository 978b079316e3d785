"""
Run all tests: everything on SQLite and, beside it, those in the browser and the web's tests on PostgreSQL.

The three passes are three processes, which beats spreading one pass over the cores. What the other two say is kept and
shown after the first, so that they do not mix. The last line sums all of them up.
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
IN_BROWSER = "tests/browser"
ON_POSTGRESQL = ("tests/web", "tests/permissions", "tests/journeys")


def main() -> int:
    """Run the passes; 1 when one of them fails."""
    with tempfile.TemporaryFile("w+") as browsed, tempfile.TemporaryFile("w+") as kept:
        beside = {
            "The tests in the browser": (start("--database=sqlite", IN_BROWSER, out=browsed), browsed),
            "The web's tests on PostgreSQL": (start("--database=postgresql", *there(ON_POSTGRESQL), out=kept), kept),
        }
        first = subprocess.Popen(
            command("--database=sqlite", f"--ignore={IN_BROWSER}"), stdout=subprocess.PIPE, text=True
        )
        assert first.stdout is not None
        said = []
        for line in first.stdout:
            print(line, end="", flush=True)
            said.append(line)
        codes, others = [first.wait()], []
        for what, (process, out) in beside.items():
            codes.append(process.wait())
            out.seek(0)
            others.append(out.read())
            print(f"\n{what}:\n\n{others[-1]}")
        sum_up(said, *(other.splitlines() for other in others))
    return 1 if any(codes) else 0


def there(folders: Sequence[str]) -> list[str]:
    """Return those of the folders that exist."""
    return [folder for folder in folders if (ROOT / folder).is_dir()]


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
