"""BPTK-Py, a system dynamics tool, with either of its two engines."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from BPTK_Py import Model
from BPTK_Py import sd_functions as sd
from BPTK_Py._rust_engine import RustSdEngine

from benchmarks.labour_peers.region import Array, Region

NEVER = 1e9


class Compiled:
    """Its compiled engine: the model is given once, then constants are set for each draw."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._names = [f"people_{o}" for o in range(region.occupations)]
        self._model = RustSdEngine().load_model(model_of(region).to_json())

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        self._model.reset()
        for name, value in constants(self._region, draw):
            self._model.set_constant(name, float(value))
        found = self._model.simulate(self._names)
        return np.array([[found[name][f"{t}.0"] for t in range(self._region.terms + 1)] for name in self._names])


class Interpreted:
    """Its engine in Python."""

    def __init__(self, region: Region) -> None:
        self._region, self._model = region, model_of(region)

    def run(self, draw: int) -> Array:
        """Return the people of every occupation and term in one draw."""
        for name, value in constants(self._region, draw):
            self._model.constants[name].equation = float(value)
        self._model.reset_cache()
        times, people = range(self._region.terms + 1), range(self._region.occupations)
        return np.array([[self._model.evaluate_equation(f"people_{o}", t) for t in times] for o in people])


def constants(region: Region, draw: int) -> Iterator[tuple[str, float]]:
    """Yield what differs from draw to draw."""
    yield from (("size", region.size[draw]), ("stop", min(region.stop[draw], NEVER)), ("pull", region.pull[draw]))
    for p, length in enumerate(region.lengths):
        for name in ("applicants", "show", "stay"):
            yield f"{name}_{p}", getattr(region, name)[p, draw]
        for k in range(length):
            yield f"keep_{p}_{k}", region.keep[p, k, draw]
    for o in range(region.occupations):
        yield f"exits_{o}", region.exits[o, draw]
        yield f"growth_{o}", region.growth[o, draw]


def model_of(region: Region) -> Model:
    """Return the model, with constants to be set."""
    model = Model(starttime=0, stoptime=region.terms, dt=1, name="labour")
    for name, value in constants(region, 0):
        model.constant(name).equation = float(value)
    plant = _over_time(model, "path", region.path)
    standing = model.converter("plant")
    standing.equation = sd.If(sd.time() < model.constants["stop"], plant * model.constants["size"], 0.0)
    coming: list[list[Any]] = [[] for _ in range(region.occupations)]
    for p in range(region.programmes):
        staying = _pipeline(model, region, p)
        for o, share in region.routes_of(p):
            coming[o].append(staying * share)
    for o in range(region.occupations):
        _occupation(model, region, o, standing, coming[o])
    return model


def _over_time(model: Model, name: str, values: Array) -> Any:
    model.points[name] = [(t, float(value)) for t, value in enumerate(values)]
    now = model.converter(f"{name}_now")
    now.equation = sd.lookup(sd.time(), name)
    return now


def _pipeline(model: Model, region: Region, p: int) -> Any:
    known = model.constants
    seats = _over_time(model, f"seats_{p}", np.append(region.seats[p], 0.0))
    flow = model.flow(f"registered_{p}")
    flow.equation = sd.min(seats, known[f"applicants_{p}"]) * known[f"show_{p}"]
    for k in range(region.lengths[p]):
        enrolled, gone, onward = (
            model.stock(f"enrolled_{p}_{k}"),
            model.flow(f"gone_{p}_{k}"),
            model.flow(f"on_{p}_{k}"),
        )
        enrolled.initial_value = 0.0
        gone.equation = enrolled * 1.0
        enrolled.equation = flow - gone
        onward.equation = enrolled * known[f"keep_{p}_{k}"]
        flow = onward
    staying = model.flow(f"staying_{p}")
    staying.equation = flow * known[f"stay_{p}"]
    return staying


def _occupation(model: Model, region: Region, o: int, plant: Any, coming: list[Any]) -> None:
    known, people, gap = model.constants, model.stock(f"people_{o}"), model.converter(f"gap_{o}")
    people.initial_value = float(region.stock[o])
    without = (sd.time() * known[f"growth_{o}"] + 1.0) * float(region.jobs[o])
    gap.equation = without + plant * float(region.plant_jobs[o]) - people
    come, go = model.flow(f"come_{o}"), model.flow(f"go_{o}")
    entering = sd.min(sd.max(gap, 0.0) * known["pull"], float(region.cap_in[o])) + float(region.base_in[o])
    for each in coming:
        entering = entering + each
    come.equation = entering
    go.equation = people * known[f"exits_{o}"] + sd.max(gap * -1.0, 0.0) * float(region.leaving)
    people.equation = come - go
