"""Why a gap has changed: exact in every draw, and of the shortage force by force."""

import numpy as np

from samverkan_engine.labour import CAUSES, FORCES, causes_of, draw, each_block, project, reference, shortage_by_force
from tests.engine.labour.regions import region, tangled

EXACT = 1e-8


def test_causes_sum_to_the_change_of_the_gap_in_every_draw() -> None:
    case = tangled(occupations=10, programmes=6, years=6)
    draws = draw(case, 30, seed=4, noise=True)
    gap = project(case, draws).gap
    for occupations, (means, each) in each_block(case, draws, lambda block: (block.occupations, causes_of(block))):
        assert np.allclose(each.sum(axis=1), (gap[:, -1] - gap[:, 0])[occupations], rtol=0, atol=EXACT)
        assert np.allclose(means.sum(axis=1), (gap - gap[:, :1]).mean(axis=-1)[occupations], rtol=0, atol=EXACT)


def test_each_cause_is_the_flow_of_the_reference() -> None:
    case = tangled(occupations=10, programmes=6, years=6)
    draws = draw(case, 30, seed=4, noise=True)
    flows = reference.simulate(case, draws).flows
    signs = {"exits": 1, "retrained": 1, "left": 1, "graduates": -1, "moved": -1, "base_in": -1, "pulled": -1}
    for occupations, (_, each) in each_block(case, draws, lambda block: (block.occupations, causes_of(block))):
        for name, sign in signs.items():
            flow = sign * getattr(flows, name).sum(axis=1)[occupations]
            assert np.allclose(each[:, CAUSES.index(name)], flow, rtol=0, atol=EXACT)


def test_forces_sum_to_the_change_of_the_expected_shortage() -> None:
    case = tangled(occupations=6, programmes=4, years=4)
    draws = draw(case, 30, seed=4)
    shortage = np.maximum(project(case, draws).gap, 0).mean(axis=-1)
    shares = shortage_by_force(case, draws)
    assert np.allclose(shares.sum(axis=0), shortage - shortage[:, :1], rtol=0, atol=EXACT)


def test_a_force_that_changes_nothing_gets_nothing() -> None:
    case = region(6, 4, 4, plant_jobs=np.zeros(6))
    shares = shortage_by_force(case, draw(case, 30, seed=4))
    assert not shares[list(FORCES).index("plant")].any()
    assert shares[list(FORCES).index("exits")].sum() > 0
    assert shares[list(FORCES).index("education")].sum() < 0
