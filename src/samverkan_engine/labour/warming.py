"""Has the kernels compiled before they are needed, so that whoever waits for it can be told."""

from collections.abc import Callable

import numpy as np

from samverkan_engine.labour.blocks import each_block
from samverkan_engine.labour.case import Case, Prior, Priors
from samverkan_engine.labour.causing import causes_of
from samverkan_engine.labour.kernels.compiling import kept_in
from samverkan_engine.labour.projecting import project
from samverkan_engine.labour.sampling import draw
from samverkan_engine.labour.value import Prices, even
from samverkan_engine.labour.valuing import value_and_slopes

DONE = "all-compiled"
"""A file of this name stands beside the kernels when all of them are kept."""


def compile_once(tell: Callable[[], None]) -> None:
    """
    Have every kernel compiled and kept on disk; nothing is done when they are.

    tell  is called before, when it is about to take some ten seconds
    """
    folder = kept_in()
    if folder is not None and (folder / DONE).exists():
        return
    tell()
    _call_each()
    if folder is not None:
        (folder / DONE).touch()


def _call_each() -> None:
    case = smallest()
    draws = draw(case, 2, seed=0)
    project(case, draws)
    for _ in each_block(case, draws, causes_of):
        pass
    value_and_slopes(case, draws, Prices(np.ones((1, case.terms + 1)), np.ones(case.terms + 1)), even(2)[None])


def smallest() -> Case:
    """Return a region of one occupation and one programme, foreseen for two terms."""
    one, prior = np.ones(1), Prior(np.full(1, 0.5), np.ones(1))
    return Case(
        occupations=("1111",),
        programmes=("form",),
        first_year=2026,
        autumn=True,
        stock=one,
        jobs=one,
        plant_jobs=one,
        paths=np.ones((1, 3)),
        path_weights=one,
        lengths=np.ones(1, np.int64),
        seats=np.ones((1, 2)),
        enrolled=np.ones((1, 1)),
        losses=np.ones((1, 1)),
        routes=np.full((1, 1), 0.5),
        donors=np.full((1, 1), 0.5),
        base_in=one,
        cap_in=one,
        leaving=0.2,
        moves=np.zeros((1, 1)),
        ageing=np.ones((1, 2)),
        priors=Priors(prior, prior, prior, prior, prior, prior, prior, prior),
    )
