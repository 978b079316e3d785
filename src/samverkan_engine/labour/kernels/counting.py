"""What changed the gap, counted flow by flow."""

import numpy as np

from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.kernels import rows
from samverkan_engine.labour.kernels.compiling import compiled, part
from samverkan_engine.labour.kernels.model import Model


@compiled
def causes(
    model: Model, first: int, last: int, finished: Floats, supply: Floats, demand: Floats, means: Floats, each: Floats
) -> None:
    """
    Every cause of the change of the gap since t = 0, in the groups from `first` to before `last`.

    means  n,9,T+1  the mean over the draws of what each cause has added by then: written
    each   n,9,S    what it has added by the last term, in every draw: written

    The causes stand in the order of `causing.CAUSES`.
    """
    start = model.groups[first]
    for group in range(first, last):
        low = model.groups[group]
        for place in range(low, model.groups[group + 1]):
            added = each[place - start]
            added[:] = 0.0
            means[place - start, :, 0] = 0.0
            for t in range(supply.shape[1] - 1):
                _jobs(model, model.order[place], t, added)
                _people(model, place, start, t, finished, supply, demand, added)
                for cause in range(len(added)):
                    means[place - start, cause, t + 1] = added[cause].mean()


@part
def _jobs(model: Model, o: int, t: int, added: Floats) -> None:
    """Jobs: the trend and the establishment."""
    without, full, growth = model.jobs[o], model.plant_jobs[o], model.growth[o]
    now, after = model.plant[t], model.plant[t + 1]
    for s in range(added.shape[1]):
        added[0, s] += without * growth[s]
        added[1, s] += full * (after[s] - now[s])


@part
def _people(
    model: Model, place: int, start: int, t: int, finished: Floats, supply: Floats, demand: Floats, added: Floats
) -> None:
    """People: who go widen the gap, who come narrow it."""
    o, stock, jobs = model.order[place], supply[place - start, t], demand[place - start, t]
    flow = np.empty(len(stock))
    rows.leavers(model, o, t, stock, flow)
    added[2] += flow
    flow[:] = 0.0
    rows.retrained(model, o, t, flow)
    added[3] -= flow
    flow[:] = 0.0
    rows.entering(model, o, t, finished, flow)
    added[5] -= flow
    for link in range(model.move_from[o], model.move_from[o + 1]):
        origin = model.move_origin[link]
        rows.leavers(model, origin, t, supply[model.place[origin] - start, t], flow)
        added[6] -= flow * model.move_share[link]
    cap, leaving, pull = model.cap_in[o], model.leaving, model.pull
    for s in range(len(stock)):
        gap = jobs[s] - stock[s]
        added[4, s] -= leaving * min(gap, 0.0)
        added[7, s] -= model.base_in[o]
        added[8, s] -= min(cap, pull[s] * max(gap, 0.0))
