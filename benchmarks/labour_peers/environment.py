"""
An environment for the peers, apart from the product's: BPTK-Py pins versions of NumPy and SciPy.

It is made in build/labour-peers when it is not there. Where it cannot be made, for want of a package registry, a
sentence says so and nothing is compared.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from benchmarks.labour_peers.region import Region
from samverkan_engine.labour import Case, draw, project

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = ROOT / "build" / "labour-peers"
LOCKED = Path(__file__).with_name("requirements.txt")

PEERS = [
    ("BPTK-Py, compiled engine", "bptk", "Compiled", 100, ""),
    ("plain Python lists", "plain", "Plain", 20, ""),
    ("PySD, draws as a subscript", "vensim", "PySD", 100, "together"),
    ("BPTK-Py, Python engine", "bptk", "Interpreted", 3, ""),
    ("PySD, one run for each draw", "vensim", "PySD", 2, ""),
    ("person by person: plain objects", "persons", "Objects", 6, ""),
    ("person by person: Mesa", "persons", "Mesa", 3, ""),
    ("person by person: SimPy", "persons", "SimPy", 3, ""),
]
"""Who is compared, and on how many draws: the slow ones on few, and then reckoned up."""


def compare(case: Case, number: int) -> None:
    """Print the processor time of each peer for `number` draws of a region, and how many times the engine's it is."""
    python = made()
    if python is None:
        print("\nThe peers' environment could not be made (is there a package registry?); nothing was compared.")
        return
    from benchmarks.planning import best

    case = replace(case, priors=replace(case.priors, route_strength=np.inf))
    draws = draw(case, number, seed=7)
    into = project(case, draws)
    ours = best(lambda: project(case, draws, into), 25)
    heading = f"the same model, CPU for {number:,} draws"
    print(f"\n{heading:<40}{'ms':>10}{'× ours':>10}  draws run, how far apart")
    print(f"{'this engine':<40}{ours:10,.1f}{1:10}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "region.npz"
        np.savez(file, **saved(case, number))
        for name, module, tool, few, together in PEERS:
            print(f"{name:<40}{measured(python, file, module, tool, few, together, number, ours)}", flush=True)


def saved(case: Case, number: int) -> dict[str, np.ndarray]:
    """Return what the peers need of a region and its draws."""
    draws = draw(case, number, seed=7)
    own = {"path": case.paths[0], "leaving": np.array(case.leaving), "supply": project(case, draws).supply[..., :200]}
    for field in fields(Region):
        for source in (case, draws):
            if field.name not in own and isinstance(getattr(source, field.name, None), np.ndarray):
                own[field.name] = getattr(source, field.name)
    return own


def measured(
    python: Path, file: Path, module: str, tool: str, few: int, together: str, number: int, ours: float
) -> str:
    """Return the row of one peer; of one that cannot run, what it said last."""
    asked = [python, "-m", "benchmarks.labour_peers.measure", file, module, tool, str(few), together]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    answer = subprocess.run(asked, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line for line in answer.stdout.splitlines() if line.startswith("measured ")]
    if not lines:
        return f"  did not run: {(answer.stderr.strip().splitlines() or ['no word'])[-1][:80]}"
    told = json.loads(lines[-1].removeprefix("measured "))
    took = told["seconds"] * number * 1e3
    agrees = f"in the mean, {told['mean_apart']:.1%}" if module == "persons" else f"{told['apart']:.0e}"
    return f"{took:10,.0f}{took / ours:10,.0f}  {few}, {agrees}"


def made() -> Path | None:
    """Return the Python of the peers' environment, made when it is not there; None where it cannot be."""
    python = HOME / "bin" / "python"
    wanted = LOCKED.read_text(encoding="utf-8")
    stamp = HOME / "installed.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    uv = Path(sys.executable).with_name("uv")
    commands = (
        [uv, "venv", "--quiet", "--clear", "--python", sys.executable, HOME],
        [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", LOCKED],
    )
    for command in commands:
        if subprocess.run(command, capture_output=True, text=True, check=False).returncode:
            return None
    stamp.write_text(wanted, encoding="utf-8")
    return python
