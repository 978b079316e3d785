"""From which programme forms people come to which occupations."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samverkan_engine.labour import Case, Draws, pipeline, ways
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.outlook.parameters import Parameters
from samverkan_engine.tables.outlook import FLOWS
from samverkan_engine.tables.planning import ROBUST


def flow(case: Case, draws: Draws, plans: pa.Table, parameters: Parameters) -> pa.Table:
    """
    Return FLOWS: who finish in all the years together and where they work then, with the bands of the draws.

    plans  PLAN, of which the robust one is carried out
    """
    few = draws.take(slice(0, parameters.moved_draws))
    before = _people(case, few)
    after = _people(replace(case, seats=_offered(case, plans)), few)
    rows: list[dict[str, Any]] = [
        {
            "programme": programme,
            "ssyk": ssyk,
            **_banded("people", after[p, o]),
            **_banded("planned", after[p, o] - before[p, o]),
        }
        for p, programme in enumerate(case.programmes)
        for o, ssyk in enumerate((*case.occupations, None))
        if after[p, o].any()
    ]
    return FLOWS.from_rows(rows)


def _banded(name: str, people: Floats) -> dict[str, float]:
    """Return the mean of the draws under a name, with its band of nine in ten."""
    low, high = np.quantile(people, (0.05, 0.95))
    return {name: float(people.mean()), f"{name}_low": float(low), f"{name}_high": float(high)}


def _people(case: Case, draws: Draws) -> Floats:
    """Return who finish by programme form and occupation in each draw, P,O+1,N; last those who work elsewhere."""
    finished = pipeline(case, draws)[0].sum(axis=1)
    links, stayed = ways(case).routes, finished * draws.stay
    there = np.zeros((len(case.programmes), len(case.occupations) + 1, finished.shape[-1]))
    np.add.at(there, (links.programme, links.occupation), stayed[links.programme] * draws.routes)
    there[:, -1] = np.maximum(finished - there.sum(axis=1), 0)
    return there


def _offered(case: Case, plans: pa.Table) -> Floats:
    """Return the places offered with the plan, P,T."""
    names, offered = terms(case), case.seats.copy()
    for row in plans.filter(pc.equal(plans["plan"], ROBUST)).to_pylist():
        offered[case.programmes.index(row["programme"]), names.index(row["term"])] += row["seats"]
    return offered
