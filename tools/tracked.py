"""
Look through the tracked files for what must not be published: paths of somebody's machine, addresses of package
registries, files that set-up makes.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MACHINE = re.compile(r"(?<![\w.~-])/(?:work|farm|home|root|Users|tmp)/[\w.]")
REGISTRY = re.compile(r"//[\w.-]*(?:npm|pypi|pythonhosted|debian)[a-z]*\.(?:org|com)", re.IGNORECASE)
MADE = re.compile(r"(^|/)(node_modules|__pycache__|\.venv|vendor)/|\.mo$|(^|/)data/db\.sqlite3")


def main() -> int:
    """Print each place that must be mended; 1 when there is any."""
    found = list(places())
    print("\n".join(found))
    return 1 if found else 0


def places() -> Iterator[str]:
    """Each file that should not be tracked, and each line that names a machine or a registry."""
    for name in subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.splitlines():
        if MADE.search(name):
            yield f"{name}: made by set-up, not to be tracked"
        for number, line in enumerate(lines(name), start=1):
            if MACHINE.search(line):
                yield f"{name}:{number}: a path of one machine: {line.strip()[:120]}"
            if REGISTRY.search(line):
                yield f"{name}:{number}: the address of a package registry: {line.strip()[:120]}"


def lines(name: str) -> list[str]:
    """The lines of a text file; none of any other."""
    try:
        return Path(name).read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, FileNotFoundError):  # a picture; a file just taken away
        return []


if __name__ == "__main__":
    sys.exit(main())
