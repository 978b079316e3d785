"""
How soon `samverkan run` serves its first page.

A first start makes the database and loads both examples; later ones find everything ready.
To reach: 3 s for the latter.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.plugins.serving import Running

LATER_STARTS = 5


def main() -> None:
    """Print the seconds of a first start and of later ones."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        print(f"first start, both examples   {start(data):5.2f} s")
        later = sorted(start(data) for _ in range(LATER_STARTS))
        print(f"later starts, middle         {later[LATER_STARTS // 2]:5.2f} s   (slowest {later[-1]:.2f} s)")


def start(data: Path) -> float:
    """Start on a data folder, wait for the first page, stop; return the seconds until the page."""
    began = time.perf_counter()
    running = Running(data)
    seconds = time.perf_counter() - began
    running.stop()
    return seconds


if __name__ == "__main__":
    main()
