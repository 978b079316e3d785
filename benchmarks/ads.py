"""
How fast a million job ads (2 GB of JSON Lines) become Parquet, and in how much memory; target 30 s on 2 cores and 2 GB.

The ads are real ones thrown together anew, so this runs only where the material outside the clone is. Each round is a
process of its own. When others use the machine the wall time says little: the processor time divided by two is what two
free cores would need at the least.

    python benchmarks/ads.py [NUMBER OF ADS] [ROUNDS]
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import child, many_ads

ONE_ROUND = """
import sys
from pathlib import Path
from samverkan_engine.readers.ads import Source
from samverkan_engine.readers.ads.bulk import to_parquet
to_parquet(Path(sys.argv[1]), Path(sys.argv[2]), Source.JOBSTREAM)
"""


def main(number: int = 1_000_000, rounds: int = 2) -> None:
    """Print wall time, processor time, memory and sizes of each round."""
    if not many_ads.REAL.is_file():
        print(f"{many_ads.REAL.name} is not here; nothing was measured.")
        return
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "ads.jsonl", Path(folder) / "ads.parquet"
        many_ads.write(source, number)
        print(f"{number:,} ads, {source.stat().st_size / 1e9:.2f} GB of JSON Lines")
        for _ in range(rounds):
            print(one_round(source, target), flush=True)


def one_round(source: Path, target: Path) -> str:
    """Return what one round took."""
    return f"{child.measured(ONE_ROUND, source, target)}   Parquet {target.stat().st_size / 1e6:.0f} MB"


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
