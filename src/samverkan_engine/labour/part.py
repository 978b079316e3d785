"""Some of the occupations of a case by themselves, for what leaves the others as they are."""

from dataclasses import replace

import numpy as np

from samverkan_engine.labour.case import Case, Prior, Whole
from samverkan_engine.labour.draws import Draws
from samverkan_engine.labour.ways import ways


def part(case: Case, draws: Draws, occupations: Whole) -> tuple[Case, Draws]:
    """
    Return a case and its draws with some of its occupations alone; they go as they do in the whole case.

    occupations  their places, in order: whole groups (`ways`), for between groups nobody moves
    """
    priors = case.priors
    of_priors = {
        name: Prior(getattr(priors, name).centre[occupations], getattr(priors, name).spread[occupations])
        for name in ("exits", "growth")
    }
    rows = ("stock", "jobs", "plant_jobs", "base_in", "cap_in", "ageing")
    kept = np.isin(ways(case).routes.occupation, occupations)
    smaller = replace(
        case,
        occupations=tuple(case.occupations[o] for o in occupations),
        routes=case.routes[:, occupations],
        donors=case.donors[:, occupations],
        moves=case.moves[np.ix_(occupations, occupations)],
        priors=replace(priors, exits=of_priors["exits"], growth=of_priors["growth"]),
        **{name: getattr(case, name)[occupations] for name in rows},
    )
    shocks = None if draws.shocks is None else draws.shocks[occupations]
    return smaller, replace(
        draws,
        routes=draws.routes[kept],
        exits=draws.exits[occupations],
        growth=draws.growth[occupations],
        shocks=shocks,
    )
