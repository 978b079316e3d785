"""
How fast the labour model is, in processor time, and beside the same model written for other tools.

    python benchmarks/planning.py            beside BPTK-Py, PySD, SimPy, Mesa and plain Python
    python benchmarks/planning.py alone      the engine alone, in half a minute

Regions are invented (tests/engine/labour/regions.py). Each figure is the best of several: what else the machine does
only ever makes it slower. The peers get an environment of their own (labour_peers/environment.py).
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samverkan_engine import gap, supply
from samverkan_engine.labour import (
    Case,
    Prices,
    compile_once,
    draw,
    even,
    project,
    reference,
    shortage_by_force,
    tail,
    value,
    value_and_slopes,
)
from samverkan_engine.labour.bands import bands
from tests.engine.labour.regions import region

SIZES = [
    (60, 20, 15, 1_000), (60, 20, 15, 4_000), (60, 20, 15, 10_000), (120, 40, 15, 1_000), (240, 80, 15, 1_000),
    (430, 150, 15, 1_000), (60, 20, 30, 1_000), (60, 20, 45, 1_000),
]  # fmt: skip


def main(*asked: str) -> None:
    """Print every figure."""
    if "memory" in asked:
        print(f"{memory():,.0f} MB")
        return
    began = time.process_time()
    compile_once(lambda: print("compiling, once …"))
    print(f"kernels ready after {time.process_time() - began:.1f} s")
    usual()
    growth()
    largest()
    if "alone" not in asked:
        from benchmarks.labour_peers import environment

        environment.compare(region(), 1_000)


def usual() -> None:
    """Print what each thing costs that is asked of the model of the usual size: 60 × 20 × 30 terms × 1,000 draws."""
    case = region()
    draws, noisy = draw(case, 1_000, seed=7), draw(case, 1_000, seed=7, noise=True)
    into = project(case, draws)
    whole = into.gap
    prices = Prices(np.full((60, case.terms + 1), 0.4), np.full(case.terms + 1, 0.15))
    weights = np.array([even(1_000), tail(value(case, draws, prices).sum(axis=0), 0.1)])
    told("simulation, every cell kept", lambda: project(case, draws, into))
    told("  with noise of small numbers", lambda: project(case, noisy, into))
    told("  plain NumPy reference", lambda: reference.simulate(case, draws), 3)
    told("quantiles of the gap, all cells", lambda: bands(whole.copy()))
    told("  as numpy.quantile does it", lambda: np.quantile(whole, (0.05, 0.25, 0.5, 0.75, 0.95), axis=-1), 3)
    told("drawing", lambda: draw(case, 1_000, seed=7))
    told("  with noise", lambda: draw(case, 1_000, seed=7, noise=True), 3)
    told("cost of unfilled jobs", lambda: value(case, draws, prices))
    told("  and value of every seat", lambda: value_and_slopes(case, draws, prices, weights[:1]))
    told("  and that in the dearest tenth", lambda: value_and_slopes(case, draws, prices, weights))
    told("supply, as tables", lambda: supply.project(case, draws))
    told("gap and causes, as tables", lambda: gap.subtract(case, draws))
    told("shortage by force, 32 simulations", lambda: shortage_by_force(case, draws), 3)


def told(name: str, work: Callable[[], object], times: int = 25) -> float:
    """Print and return the processor time of some work, in milliseconds."""
    took = best(work, times)
    print(f"{name:<36}{took:9.1f} ms")
    return took


def best(work: Callable[[], object], times: int) -> float:
    """Return the least processor time of some work, in milliseconds."""
    work()
    took = []
    for _ in range(times):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took) * 1e3


def growth() -> None:
    """Print how the simulation grows with the region, the years and the draws."""
    print(f"\n{'occupations × programmes × years × draws':<44}{'ms':>8}{'ns a cell':>12}{'MB kept':>10}")
    for occupations, programmes, years, number in SIZES:
        case = region(occupations, programmes, years)
        draws = draw(case, number, seed=7)
        into = project(case, draws)
        took = best(lambda case=case, draws=draws, into=into: project(case, draws, into), 7)
        cells = occupations * case.terms * number
        kept = sum(getattr(into, name).nbytes for name in ("supply", "demand", "graduates", "students")) / 1e6
        size = f"{occupations} × {programmes} × {years} × {number:,}"
        print(f"{size:<44}{took:8.1f}{took * 1e6 / cells:12.1f}{kept:10.0f}")


def largest() -> None:
    """Print what the gap of every occupation takes with the draws of a report, in a process of its own."""
    asked = [sys.executable, __file__, "memory"]
    told_memory = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    print(f"\n430 × 150 × 15 × 10,000, gap with bands and causes: {told_memory} at most")


def memory() -> float:
    """Return the most memory that the gap of a whole country's occupations takes, in MB, Python itself included."""
    case: Case = region(430, 150, 15)
    began = time.process_time()
    gap.subtract(case, draw(case, 10_000, seed=7))
    print(f"{time.process_time() - began:.1f} s, ", end="")
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # On Linux ru_maxrss also counts the process that started this one.
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
