"""
Run all tests, in four passes at once: the web's on SQLite and on PostgreSQL, those in the browser, and all others.

The passes are processes of their own, which beats spreading one pass over the cores: each makes its database once. What
the first says is shown as it comes, what the others say is kept and shown after it, so that they do not mix. The last
line sums all of them up.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
IN_BROWSER = "tests/browser"
OF_THE_WEB = ("tests/web", "tests/permissions", "tests/journeys")


class Kept(NamedTuple):
    """A pass that runs, and the file that keeps what it says."""

    process: subprocess.Popen[str]
    said: Path


def main() -> int:
    """Run the passes; 1 when one of them fails."""
    web = [folder for folder in OF_THE_WEB if (ROOT / folder).is_dir()]
    others = [f"--ignore={folder}" for folder in (*web, IN_BROWSER)]
    with TemporaryDirectory() as folder:
        beside = {
            "The tests in the browser": start("--database=sqlite", IN_BROWSER, out=Path(folder, "browser")),
            "The web's tests on PostgreSQL": start("--database=postgresql", *web, out=Path(folder, "postgresql")),
            "The tests of everything else": start("--database=sqlite", *others, out=Path(folder, "others")),
        }
        code, lines = shown("--database=sqlite", *web)
        codes, said = [code], [lines]
        for what, kept in beside.items():
            codes.append(kept.process.wait())
            said.append(kept.said.read_text().splitlines(keepends=True))
            print(f"\n{what}:\n\n{''.join(said[-1])}")
    sum_up(*said)
    return 1 if any(codes) else 0


def shown(*words: str) -> tuple[int, list[str]]:
    """Run a pass and show what it says as it comes; return its exit code and its lines."""
    process = subprocess.Popen(command(*words), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        print(line, end="", flush=True)
        said.append(line)
    return process.wait(), said


def command(*words: str) -> list[str]:
    """A pass of pytest."""
    return [sys.executable, "-m", "pytest", "-q", *words, *sys.argv[1:]]


def start(*words: str, out: Path) -> Kept:
    """Start a pass whose output is kept."""
    with out.open("w") as file:
        return Kept(subprocess.Popen(command(*words), stdout=file, stderr=subprocess.STDOUT, text=True), out)


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
