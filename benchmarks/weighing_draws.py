"""
Whether forecasts are better when draws are weighed by the last observed years, beside moving the parameters.

    python benchmarks/weighing_draws.py

The regions and autumns are those of backtesting.py. From each autumn the draws are run through the three years before
it, from what was there, and weighed by how near they come: to the people of every occupation, and of all together.
Where fewer than a hundred draws would count, weighing is refused. ADR 22 rests on this.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samverkan_engine.backtesting import Parameters
from samverkan_engine.backtesting.calibrating import plant_jobs
from samverkan_engine.backtesting.cohorts import enrolled
from samverkan_engine.backtesting.origins import stood
from samverkan_engine.backtesting.scoring import Scores, scored
from samverkan_engine.labour import Case, Draws, compile_once, draw, project
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.observed import Observed
from tests.engine.backtesting.histories import lived

BACK, FEWEST = 3, 100
PARAMETERS = Parameters(draws=2_000)
NAMES = ("equal weights", "by all people together", "by every occupation")


def main() -> None:
    """Print what weighing gives."""
    compile_once(lambda: print("compiling, once …"))
    found = [each for seed in range(10) for each in of_region(*lived(seed))]
    print(f"{'weights':<24}{'CRPS':>8}{'in nine':>9}{'draws that count':>18}{'refused':>9}")
    for place, name in enumerate(NAMES):
        scores, counting = zip(*(each[place] for each in found), strict=True)
        crps, in_nine = (np.concatenate([getattr(one, part) for one in scores]).mean() for part in ("crps", "in_nine"))
        refused = sum(number < FEWEST for number in counting)
        print(f"{name:<24}{crps:8.3f}{in_nine:9.3f}{np.median(counting):18,.0f}{refused:5} of {len(found)}")


def of_region(case: Case, observed: Observed) -> Iterator[list[tuple[Scores, float]]]:
    """Yield for each autumn the scores of the forecast with each of the weights, and how many draws count."""
    (series,) = observed.series
    gaps = series.jobs + plant_jobs(case, observed, series) - series.people
    for year in range(series.last_year - PARAMETERS.furthest, series.last_year):
        now, years = year - series.first_year, series.last_year - year
        then = stood(case, observed.until(year), series, year, years, PARAMETERS)
        draws = draw(then, PARAMETERS.draws, PARAMETERS.seed, noise=True)
        foretold = project(then, draws).gap[:, 2::2]
        told = []
        for weights in (np.full(draws.number, 1 / draws.number), *weighed(then, draws, observed.until(year), year)):
            counting = float(1 / (weights**2).sum())
            chosen = resampled(weights) if counting >= FEWEST else slice(None)
            scores = scored(year, series.version, foretold[:, :, chosen], gaps[:, now + 1 :], gaps[:, : now + 1],
                            series.people[:, now])  # fmt: skip
            told.append((scores, counting))
        yield told


def weighed(then: Case, draws: Draws, observed: Observed, year: int) -> Iterator[Floats]:
    """Yield weights of the draws: by the people of all occupations together in the years before, and of each."""
    (series,) = observed.series
    first = year - BACK
    place = first - series.first_year
    plant = np.interp(
        np.arange(2 * BACK + 1) / 2, np.arange(BACK + 1), [observed.plant[first + n] for n in range(BACK + 1)]
    )
    before = replace(
        then, first_year=first, stock=series.people[:, place], jobs=series.jobs[:, place], paths=plant[None],
        path_weights=np.ones(1), seats=np.tile(then.seats[:, :2], BACK), ageing=np.ones((len(then.stock), 2 * BACK)),
        enrolled=enrolled(then, observed, first),
    )  # fmt: skip
    certain = replace(
        draws, shocks=None, size=np.ones(draws.number), stop=np.full(draws.number, np.inf),
        path=np.zeros(draws.number, dtype=np.int64),
    )  # fmt: skip
    off = project(before, certain).supply[:, 2::2] - series.people[:, place + 1 :, None]
    # Leavers are as binomial as the model has them, and two people are off by counting and rounding.
    variance = then.priors.exits.centre[:, None] * before.stock[:, None] * 2 * np.arange(1, BACK + 1) + 2.0
    yield likely((off.sum(axis=0) ** 2 / variance.sum(axis=0)[:, None]).sum(axis=0))
    yield likely((off**2 / variance[:, :, None]).sum(axis=(0, 1)))


def likely(squares: Floats) -> Floats:
    """Return normal weights of sums of squares."""
    weights = np.exp(-(squares - squares.min()) / 2)
    return weights / weights.sum()


def resampled(weights: Floats) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return draws as often as they weigh, evenly."""
    places = (np.arange(len(weights)) + 0.5) / len(weights)
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)


if __name__ == "__main__":
    main()
