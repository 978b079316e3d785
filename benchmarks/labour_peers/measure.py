"""Runs one tool on a saved region; prints its processor time and how far it is from the engine."""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.labour_peers.region import Region


def main(file: str, module: str, name: str, draws: int, together: bool) -> None:
    """Print as JSON the processor seconds for a draw, the largest difference, and that of the means."""
    region = Region.read(Path(file))
    tool = getattr(importlib.import_module(f"benchmarks.labour_peers.{module}"), name)
    peer = tool(region, draws) if together else tool(region)
    peer.run(0)
    began = _processor()
    found = peer.run(0) if together else np.stack([peer.run(draw) for draw in range(draws)], axis=-1)
    took = (_processor() - began) / draws
    wanted = region.supply[..., :draws]
    told = {
        "seconds": took,
        "apart": float(np.abs(found - wanted).max()),
        "mean_apart": float(np.abs(found.sum(axis=0).mean(axis=-1) / wanted.sum(axis=0).mean(axis=-1) - 1).max()),
    }
    print("measured " + json.dumps(told))


def _processor() -> float:
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5] == "together")
