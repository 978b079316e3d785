"""What would have been foretold from each earlier year."""

from dataclasses import replace

import numpy as np
import pytest

from samverkan_engine import backtesting
from samverkan_engine.backtesting.backtest import judged
from samverkan_engine.backtesting.origins import stood
from samverkan_engine.backtesting.scoring import Scores
from samverkan_engine.labour import Case
from samverkan_engine.labour.observed import Observed, Series
from samverkan_engine.tables.tested import Reason, Verdict
from tests.engine.backtesting.histories import FIRST, lived
from tests.engine.backtesting.test_calibrate import nothing, same
from tests.engine.labour.regions import region

FEW = backtesting.Parameters(draws=200)


@pytest.fixture(scope="module")
def past() -> tuple[Case, Observed]:
    """A small region with fifteen years behind it."""
    return lived(seed=5, occupations=20, programmes=8)


def test_a_region_that_lived_as_the_model_says_is_foretold(past: tuple[Case, Observed]) -> None:
    found = backtesting.backtest(*past, FEW).tested
    assert found.verdict is Verdict.FIT
    assert found.is_fit
    assert found.skill_last > 0.2
    assert found.skill_growth > 0.2
    assert 0.8 <= found.in_nine <= 0.97
    assert (found.origins, found.first, found.last) == (8, 2017, 2024)


def test_the_table_sums_to_what_is_told(past: tuple[Case, Observed]) -> None:
    found = backtesting.backtest(*past, FEW)
    rows = found.table.to_pylist()
    assert sum(row["cells"] for row in rows) == found.tested.cells
    crps, last = (sum(row[name] * row["cells"] for row in rows) for name in ("crps", "last"))
    assert 1 - crps / last == pytest.approx(found.tested.skill_last)
    assert {row["ahead"] for row in rows} == set(range(1, 8))


def test_a_case_without_history_is_not_tested_and_says_so() -> None:
    case = region(occupations=3, programmes=2, years=2)
    found = backtesting.backtest(case, nothing(case))
    assert found.table.num_rows == 0
    assert (found.tested.verdict, found.tested.reasons) == (Verdict.UNTESTED, (Reason.NO_HISTORY,))
    assert found.tested.skill_last is None


def test_a_history_of_three_years_is_too_short_to_test_on() -> None:
    case, observed = lived(seed=1, years=2, occupations=10, programmes=3)
    assert backtesting.backtest(case, observed, FEW).tested.verdict is Verdict.UNTESTED


def changed_after(observed: Observed, year: int) -> Observed:
    """The same until a year, and then everything otherwise."""
    (series,) = observed.series
    now = year - series.first_year + 1
    wild = {name: getattr(series, name).copy() for name in ("people", "jobs", "exits")}
    for counts in wild.values():
        counts[:, now:] *= 3.0
    wild["exits"][:, now - 1] *= 3.0
    intakes = observed.intakes
    begun = 2 * (year - intakes.first_year)
    later = {name: getattr(intakes, name).copy() for name in ("seats", "applicants", "admitted", "registered")}
    for counts in later.values():
        counts[:, begun:] *= 2.0
    finished = intakes.finished.copy()
    for p, length in enumerate(intakes.lengths):
        finished[p, max(begun - length, 0) :] *= 0.1
    plant = {when: size * (5.0 if when > year else 1.0) for when, size in observed.plant.items()}
    return replace(
        observed,
        series=(replace(series, **wild),),
        intakes=replace(intakes, **later, finished=finished),
        plant=plant,
    )


@pytest.mark.parametrize("year", [2016, 2021, 2024])
def test_nothing_that_came_later_changes_what_would_have_been_foretold(past: tuple[Case, Observed], year: int) -> None:
    case, observed = past
    other = changed_after(observed, year)
    then, otherwise = (
        stood(case, each.until(year), each.until(year).series[0], year, 3, FEW) for each in (observed, other)
    )
    assert same(then, otherwise)
    assert not same(then, stood(case, other.until(year + 1), other.series[0], year + 1, 3, FEW))


def test_a_case_begins_from_what_was_there_in_that_year(past: tuple[Case, Observed]) -> None:
    case, observed = past
    then = stood(case, observed.until(2018), observed.series[0], 2018, 4, FEW)
    place = 2018 - FIRST
    assert then.stock == pytest.approx(observed.series[0].people[:, place])
    assert then.jobs == pytest.approx(observed.series[0].jobs[:, place])
    assert then.terms == 8
    assert then.paths[0, 0] == pytest.approx(observed.plant[2018])
    began = observed.intakes.registered[0, 2 * place - 1] if case.lengths[0] <= 2 else 0.0
    assert then.enrolled[0, 0] == pytest.approx(began)


def parted(observed: Observed, year: int, factor: float) -> Observed:
    """The same as two registers would count it, the second one more people of every occupation."""
    (series,) = observed.series
    cut = year - series.first_year
    first, second = (
        Series(version, version, start, series.people[:, part] * times, series.jobs[:, part] * times,
               series.exits[:, part] * times)
        for version, start, part, times in (
            ("RAMS", series.first_year, slice(0, cut), 1.0), ("BAS", year, slice(cut, None), factor)
        )
    )  # fmt: skip
    return replace(observed, series=(first, second))


def test_forecasts_never_cross_from_one_register_to_the_next(past: tuple[Case, Observed]) -> None:
    case, observed = past
    rows = backtesting.backtest(case, parted(observed, 2019, 1.3), FEW).table.to_pylist()
    assert {row["version"] for row in rows} == {"RAMS", "BAS"}
    assert all(row["year"] + row["ahead"] <= 2018 for row in rows if row["version"] == "RAMS")
    assert all(row["year"] >= 2022 for row in rows if row["version"] == "BAS")


def test_a_region_that_does_not_live_as_the_case_says_is_not_fit(past: tuple[Case, Observed]) -> None:
    case, observed = past
    (series,) = observed.series
    chance = np.random.default_rng(1)
    wild = np.cumsum(chance.normal(size=series.people.shape), axis=1) * 0.25 * series.people[:, :1]
    wandering = replace(series, people=np.maximum(np.round(series.people + wild), 1.0), exits=series.exits * np.nan)
    found = backtesting.backtest(case, replace(observed, series=(wandering,)), FEW).tested
    assert found.verdict is Verdict.UNFIT
    assert Reason.TOO_SURE in found.reasons
    assert not found.is_fit


@pytest.mark.parametrize(
    ("crps", "in_nine", "reasons"),
    [
        (1.0, 0.9, ()),
        (5.0, 0.9, (Reason.NO_BETTER_THAN_LAST,)),
        (9.0, 0.9, (Reason.NO_BETTER_THAN_LAST, Reason.NO_BETTER_THAN_GROWTH)),
        (1.0, 0.5, (Reason.TOO_SURE,)),
        (1.0, 1.0, (Reason.TOO_UNSURE,)),
    ],
)
def test_every_reason_is_told(crps: float, in_nine: float, reasons: tuple[Reason, ...]) -> None:
    cells = np.ones(100)
    hits = (np.arange(100) < 100 * in_nine).astype(float)
    scores = Scores(2020, "A", cells.astype(int), crps * cells, cells, 4 * cells, 8 * cells, cells, hits)
    found = judged([scores], FEW)
    assert found.reasons == reasons
    assert found.verdict is (Verdict.UNFIT if reasons else Verdict.FIT)
