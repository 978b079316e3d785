"""Parameters from what was counted, and as they were thought where nobody has."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from samverkan_engine import backtesting
from samverkan_engine.backtesting.shares import share
from samverkan_engine.labour import Case, Prior, draw
from samverkan_engine.labour.observed import Intakes, Observed, Series
from tests.engine.backtesting.histories import FIRST, lived
from tests.engine.labour.regions import region


def nothing(case: Case) -> Observed:
    """No history at all."""
    none = np.full((len(case.programmes), 0), np.nan)
    kinds = ("any",) * len(case.programmes)
    work = np.zeros((*case.routes.shape, 0))
    return Observed((), Intakes("", 2026, kinds, case.lengths, none, none, none, none, none, none, work), {}, ())


def test_without_history_a_case_stays_to_the_last_bit_and_says_of_each_parameter_where_it_stands() -> None:
    case = region(occupations=5, programmes=3, years=3)
    found = backtesting.calibrate(case, nothing(case))
    assert same(found.case, case)
    table = backtesting.table(found, ["yh", "yh", "hing"]).to_pylist()
    assert not any(row["observed"] or row["counts"] or row["source"] for row in table)
    places = {(row["figure"], row["subject"]): row["place"] for row in table}
    assert places["finish", "form-2"] == "profiles.hing.finish"
    assert places["exits", "1111"] == "labour.exit_rate"
    assert {row["figure"] for row in table} == set(backtesting.tabulating.UNITS)


def same(one: Case, other: Case) -> bool:
    """Whether two cases are equal in every number."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Case)]
    pairs += [
        (getattr(getattr(one.priors, field.name), part), getattr(getattr(other.priors, field.name), part))
        for field in fields(one.priors)
        if isinstance(getattr(one.priors, field.name), Prior)
        for part in ("centre", "spread")
    ]
    return all(np.array_equal(a, b) for a, b in pairs if not isinstance(a, type(one.priors)))


@pytest.fixture(scope="module")
def found() -> tuple[Case, Case, backtesting.Calibrated]:
    """A region as stated, the truth it was drawn from, and calibrated on fifteen years."""
    stated, observed = lived(seed=3)
    return stated, observed, backtesting.calibrate(replace(stated, jobs=observed.series[0].jobs[:, -1]), observed)


def test_what_was_counted_brings_every_parameter_nearer_the_truth(found: tuple) -> None:
    stated, _, calibrated = found
    truth = draw(replace(region(seed=3), first_year=FIRST), 1, seed=1003, noise=True)
    for figure in ("exits", "applicants", "show", "stay"):
        real = getattr(truth, figure)[:, 0]
        before, after = (getattr(case.priors, figure).centre for case in (stated, calibrated.case))
        assert np.abs(after - real).mean() < 0.6 * np.abs(before - real).mean(), figure
    assert abs(calibrated.case.priors.pull.centre[0] - truth.pull[0]) < abs(0.08 - truth.pull[0])
    assert calibrated.case.leaving == pytest.approx(0.15, rel=0.15)


def test_bands_narrow_with_what_was_counted_and_still_hold_the_truth(found: tuple) -> None:
    _, observed, calibrated = found
    truth = draw(region(seed=3), 1, seed=1003, noise=True)
    rows = backtesting.table(calibrated, observed.intakes.kinds).to_pylist()
    real = dict(zip(calibrated.case.occupations, truth.exits[:, 0], strict=True))
    exits = [row for row in rows if row["figure"] == "exits"]
    assert all(row["high"] - row["low"] < row["thought_high"] - row["thought_low"] for row in exits)
    assert np.mean([row["low"] <= real[row["subject"]] <= row["high"] for row in exits]) > 0.75
    assert all(row["source"] == "register A, invented" and row["place"] == "history.observed" for row in exits)


def test_a_share_of_few_is_drawn_to_its_kind_and_one_of_many_is_its_own() -> None:
    prior = Prior(np.full(3, 0.5), np.full(3, 0.3))
    finished, registered = np.array([[1.0], [900.0], [np.nan]]), np.array([[2.0], [1000.0], [np.nan]])
    found = share("finish", prior, finished, registered, ("a", "a", "b"), 20.0, "Ladok").after
    assert found.centre[1] == pytest.approx(0.9, abs=0.005)
    assert 0.8 < found.centre[0] < 0.9
    assert (found.centre[2], found.spread[2]) == (0.5, 0.3)


@settings(max_examples=40)
@given(some.lists(some.tuples(some.integers(0, 40), some.integers(0, 40)), min_size=1, max_size=8))
def test_more_who_finish_never_make_the_share_smaller(cohorts: list[tuple[int, int]]) -> None:
    some_of = np.array([[min(each) for each in cohorts]], dtype=float)
    of_all = np.array([[max(each) for each in cohorts]], dtype=float)
    prior = Prior(np.array([0.6]), np.array([0.3]))

    def centre(finished: np.ndarray) -> float:
        return share("finish", prior, finished, of_all, ("a",), 20.0, "").after.centre[0]

    assert 0 < centre(some_of) < 1
    assert centre(some_of) <= centre(of_all)


def test_a_change_of_register_is_no_growth() -> None:
    case = region(occupations=4, programmes=2, years=3)
    case = replace(case, jobs=np.full(4, 100.0))
    flat = np.full((4, 6), 100.0)
    none = np.full((4, 6), np.nan)
    before = Series("RAMS", "scb", 2010, flat, flat * 0.7, none)
    after = Series("BAS", "scb", 2016, flat, flat, none)
    kept_apart = backtesting.calibrate(case, replace(nothing(case), series=(before, after)))
    joined = Series("RAMS", "scb", 2010, np.hstack([flat, flat]), np.hstack([flat * 0.7, flat]), np.hstack([none] * 2))
    spliced = backtesting.calibrate(case, replace(nothing(case), series=(joined,)))
    assert np.abs(kept_apart.case.priors.growth.centre).max() < 0.0005
    assert spliced.case.priors.growth.centre.min() > 0.0005


def test_one_wild_year_does_not_bend_the_trend() -> None:
    case = replace(region(occupations=3, programmes=1, years=3), jobs=np.full(3, 200.0))
    years = np.arange(12)
    jobs = np.stack([180 + 2 * years] * 3).astype(float)
    jobs[1, 8] = 600.0
    none = np.full((3, 12), np.nan)
    series = Series("BAS", "scb", 2014, np.full((3, 12), 200.0), jobs, none)
    wide = replace(case, priors=replace(case.priors, growth=Prior(np.zeros(3), np.full(3, 1.0))))
    growth = backtesting.calibrate(wide, replace(nothing(case), series=(series,))).case.priors.growth.centre
    assert growth == pytest.approx(np.full(3, 0.005), rel=0.05)


def test_the_same_history_gives_the_same_case() -> None:
    stated, observed = lived(seed=2, years=8, occupations=6, programmes=4)
    assert same(backtesting.calibrate(stated, observed).case, backtesting.calibrate(stated, observed).case)


def test_where_nobody_counted_who_leave_the_balance_still_tells_what_is_lost() -> None:
    stated, observed = lived(seed=4, occupations=12, programmes=5)
    (series,) = observed.series
    silent = replace(observed, series=(replace(series, exits=np.full_like(series.exits, np.nan)),))
    after = backtesting.calibrate(stated, silent).case
    assert np.array_equal(after.priors.exits.centre, stated.priors.exits.centre)
    assert (after.priors.exits.spread < stated.priors.exits.spread).all()

    def lost(case: Case) -> np.ndarray:
        people = np.nanmean(series.people, axis=1)
        return case.priors.exits.centre * people - case.base_in

    counted = backtesting.calibrate(stated, observed).case
    assert np.abs(lost(after) - lost(counted)).mean() < 0.5 * np.abs(lost(stated) - lost(counted)).mean()
