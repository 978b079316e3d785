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
    Return FLOWS: who finish in all the years together and where they work then, means of the draws.

    plans  PLAN, of which the robust one is carried out
    """
    few = draws.take(slice(0, parameters.moved_draws))
    before = _people(case, few)
    after = _people(replace(case, seats=_offered(case, plans)), few)
    rows: list[dict[str, Any]] = [
        {
            "programme": programme,
            "ssyk": ssyk,
            "people": float(after[p, o]),
            "planned": float(after[p, o] - before[p, o]),
        }
        for p, programme in enumerate(case.programmes)
        for o, ssyk in enumerate((*case.occupations, None))
        if after[p, o] > 0
    ]
    return FLOWS.from_rows(rows)


def _people(case: Case, draws: Draws) -> Floats:
    """Return who finish by programme form and occupation, P,O+1; last those who work elsewhere."""
    finished = pipeline(case, draws)[0].sum(axis=1)
    links, stayed = ways(case).routes, finished * draws.stay
    there = np.zeros((len(case.programmes), len(case.occupations) + 1))
    arrived = (stayed[links.programme] * draws.routes).mean(axis=-1)
    np.add.at(there, (links.programme, links.occupation), arrived)
    there[:, -1] = np.maximum(finished.mean(axis=-1) - there.sum(axis=1), 0)
    return there


def _offered(case: Case, plans: pa.Table) -> Floats:
    """Return the places offered with the plan, P,T."""
    names, offered = terms(case), case.seats.copy()
    for row in plans.filter(pc.equal(plans["plan"], ROBUST)).to_pylist():
        offered[case.programmes.index(row["programme"]), names.index(row["term"])] += row["seats"]
    return offered
