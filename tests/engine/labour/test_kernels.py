"""The compiled kernels give what the plain reference gives, on random regions; and however the work is cut."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.labour import (
    Case,
    Prices,
    blocks,
    compile_once,
    draw,
    each_block,
    even,
    project,
    reference,
    reference_slopes,
    tail,
    value,
    value_and_slopes,
)
from tests.engine.labour.regions import region, regions, tangled

EXACT = 1e-8


def prices(case: Case) -> Prices:
    chance = np.random.default_rng(4)
    return Prices(chance.random((len(case.occupations), case.terms + 1)), chance.random(case.terms + 1))


@settings(max_examples=25)
@given(case=regions, noise=st.booleans())
def test_the_kernels_simulate_as_the_reference_does(case: Case, noise: bool) -> None:
    draws = draw(case, 17, seed=2, noise=noise)
    plain, fast = reference.simulate(case, draws), project(case, draws)
    for name in ("supply", "demand", "graduates", "students"):
        assert np.allclose(getattr(fast, name), getattr(plain, name), rtol=0, atol=EXACT)


@settings(max_examples=25)
@given(case=regions)
def test_the_kernels_value_a_seat_as_the_reference_does(case: Case) -> None:
    draws = draw(case, 17, seed=2)
    weights = np.array([even(17), np.random.default_rng(1).random(17)])
    plain, fast = (
        each(case, draws, prices(case), weights) for each in (reference_slopes.value_and_slopes, value_and_slopes)
    )
    assert np.allclose(fast.costs, plain.costs, rtol=1e-12, atol=EXACT)
    assert np.allclose(fast.slopes, plain.slopes, rtol=0, atol=EXACT)


def test_the_number_of_threads_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LARGEST", 20_000)
    case = tangled(occupations=20, programmes=8, years=6)
    case = replace(case, moves=np.where(np.arange(20)[:, None] < 5, case.moves, 0.0))
    draws = draw(case, 50, seed=2)
    one, many = (value_and_slopes(case, draws, prices(case), even(50)[None], threads) for threads in (1, 3))
    assert np.array_equal(one.costs, many.costs)
    assert np.array_equal(one.slopes, many.slopes)


def test_blocks_give_the_same_as_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LARGEST", 20_000)
    case = tangled(occupations=20, programmes=8, years=6)
    case = replace(case, moves=np.where(np.arange(20)[:, None] < 5, case.moves, 0.0))
    draws = draw(case, 50, seed=2, noise=True)
    whole, seen = project(case, draws), []
    for occupations, supply in each_block(case, draws, lambda block: (block.occupations, block.supply)):
        assert np.array_equal(supply, whole.supply[occupations])
        seen.append(occupations)
    assert len(seen) > 3
    assert sorted(np.concatenate(seen)) == list(range(20))


def test_draws_one_by_one_give_the_same_as_all_together() -> None:
    case = tangled(occupations=8, programmes=5, years=5)
    draws = draw(case, 9, seed=2, noise=True)
    whole = project(case, draws).supply
    for number in range(9):
        alone = project(case, draws.take(slice(number, number + 1))).supply
        assert np.allclose(alone[..., 0], whole[..., number], rtol=0, atol=EXACT)


def test_the_value_is_that_of_the_slopes_and_its_tail_the_dearest_draws() -> None:
    case = region(8, 5, 5)
    draws = draw(case, 50, seed=2)
    costs = value(case, draws, prices(case)).sum(axis=0)
    assert np.array_equal(costs, value_and_slopes(case, draws, prices(case), even(50)[None]).costs.sum(axis=0))
    assert costs @ tail(costs, 0.1) == pytest.approx(np.sort(costs)[-5:].mean())


def test_a_kernel_is_compiled_for_one_layout_only() -> None:
    from samverkan_engine.labour.kernels import backward, forward

    for make in (region, tangled):
        case = make(occupations=8, programmes=5, years=5)
        for noise in (False, True):
            draws = draw(case, 5, seed=2, noise=noise)
            project(case, draws)
            value_and_slopes(case, draws, prices(case), even(5)[None])
    for kernel in (forward.graduates, forward.students, forward.people, backward.costs, backward.worth, backward.seats):
        assert len(kernel.signatures) == 1


def test_numba_is_not_loaded_before_a_kernel_is_called() -> None:
    code = "import sys, samverkan_engine.labour, samverkan_engine.command; assert 'numba' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_whoever_waits_for_the_kernels_is_told_and_only_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    told: list[str] = []
    compile_once(lambda: told.append("compiling"))
    compile_once(lambda: told.append("compiling"))
    assert told == ["compiling"]


def test_kernels_work_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code = (
        "from samverkan_engine.labour.kernels import compiling; assert compiling.kept_in() is None\n"
        "kernel = compiling.compiled(lambda number: number + 1); assert kernel(1) == 2"
    )
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "file" / "below")}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
