"""Some occupations of a case by themselves."""

from dataclasses import replace

import numpy as np

from samverkan_engine.labour import draw, part, project, ways
from tests.engine.labour.regions import tangled


def test_whole_groups_go_by_themselves_as_they_do_among_the_others() -> None:
    moves = np.zeros((9, 9))
    moves[1, 4], moves[4, 7], moves[2, 3] = 0.3, 0.2, 0.5
    case = replace(tangled(occupations=9, programmes=5, years=4), moves=moves)
    draws = draw(case, 20, seed=1, noise=True)
    chosen = np.flatnonzero(np.isin(ways(case).groups, [1, 4]))
    assert np.abs(project(*part(case, draws, chosen)).supply - project(case, draws).supply[chosen]).max() < 1e-9
