"""Invented regions of any size, the same for the same seed; their numbers are thrown together and mean nothing."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from samverkan_engine.labour import Case, Prior, Priors

LENGTHS = np.array([1, 2, 4, 6, 10])


def region(
    occupations: int = 60, programmes: int = 20, years: int = 15, seed: int = 1, people: float = 200.0, **changed: Any
) -> Case:
    """
    Return a region of so many occupations and programme forms.

    people   about how many there are in an occupation
    changed  fields of the case that are to be otherwise
    """
    chance, terms = np.random.default_rng(seed), 2 * years
    stock = chance.gamma(2.0, people / 2, occupations) + 20
    plant = np.where(chance.random(occupations) < 0.35, chance.gamma(1.5, 40.0, occupations), 0.0)
    lengths = chance.choice(LENGTHS, programmes, p=[0.15, 0.15, 0.3, 0.25, 0.15])
    routes = np.zeros((programmes, occupations))
    for row in routes:
        row[chance.choice(occupations, 3, replace=False)] = 0.55, 0.2, 0.1
    seats = np.zeros((programmes, terms))
    for row, length, size in zip(seats, lengths, chance.integers(20, 60, programmes), strict=True):
        row[:: 1 if length <= 2 else 2] = size
    fields: dict[str, Any] = {
        "occupations": tuple(f"{1111 + number}" for number in range(occupations)),
        "programmes": tuple(f"form-{number}" for number in range(programmes)),
        "first_year": 2026,
        "autumn": True,
        "stock": stock,
        "jobs": stock * chance.uniform(0.98, 1.06, occupations),
        "plant_jobs": plant,
        "paths": np.clip((np.arange(terms + 1) - 2) / 8.0, 0, 1)[None],
        "path_weights": np.ones(1),
        "lengths": lengths.astype(np.int64),
        "seats": seats,
        "enrolled": np.zeros((programmes, int(lengths.max()))),
        "losses": losses(lengths),
        "routes": routes,
        "donors": np.zeros((programmes, occupations)),
        "base_in": stock * chance.uniform(0.012, 0.026, occupations),
        "cap_in": np.maximum(2.0, plant * 0.06),
        "leaving": 0.15,
        "moves": np.zeros((occupations, occupations)),
        "ageing": np.ones((occupations, terms)),
        "priors": priors(occupations, seats, lengths),
    }
    return Case(**{**fields, **changed})


def losses(lengths: np.ndarray) -> np.ndarray:
    """Return how the loss is spread: the first term loses twice as many as each of the others."""
    term = np.arange(lengths.max())
    weights = np.where(term == 0, 2.0, 1.0) * (term < lengths[:, None])
    return weights / weights.sum(axis=1, keepdims=True)


def priors(occupations: int, seats: np.ndarray, lengths: np.ndarray) -> Priors:
    """Return priors of the usual size."""
    each, one = np.ones(len(lengths)), np.ones(1)
    return Priors(
        applicants=Prior(seats.max(axis=1) * 1.15, 0.25 * each),
        show=Prior(0.85 * each, 0.3 * each),
        finish=Prior(0.88 * 0.95 ** (lengths - 1), 0.25 * each),
        stay=Prior(0.45 * each, 0.4 * each),
        exits=Prior(np.full(occupations, 0.03), np.full(occupations, 0.25)),
        growth=Prior(np.full(occupations, 0.002), np.full(occupations, 0.003)),
        size=Prior(one, 0.25 * one),
        pull=Prior(0.08 * one, 0.4 * one),
        stop_risk=0.04,
    )


def tangled(seed: int = 1, **size: Any) -> Case:
    """Return a region that has everything: students enrolled, two paths, re-skilling, changes of occupation, ageing."""
    plain = region(seed=seed, **size)
    chance = np.random.default_rng(seed + 1)
    programmes, occupations = plain.routes.shape
    donors = np.zeros_like(plain.routes)
    donors[: max(1, programmes // 4), chance.integers(0, occupations)] = 0.8
    moves = chance.random((occupations, occupations)) * (chance.random((occupations, occupations)) < 0.15)
    np.fill_diagonal(moves, 0.0)
    moves *= 0.4 / np.maximum(moves.sum(axis=1, keepdims=True), 0.4)
    enrolled = chance.uniform(0, 20, plain.enrolled.shape) * (plain.losses > 0)
    late = np.roll(plain.paths, 4, axis=1)
    late[:, :4] = 0.0
    return region(
        seed=seed,
        **size,
        donors=donors,
        moves=moves,
        enrolled=enrolled,
        paths=np.concatenate([plain.paths, late]),
        path_weights=np.array([0.7, 0.3]),
        ageing=np.linspace(1.0, 1.3, plain.terms) * np.ones((occupations, 1)),
    )


regions = st.builds(
    lambda make, **size: make(**size),
    st.sampled_from([region, tangled]),
    occupations=st.integers(3, 9),
    programmes=st.integers(1, 7),
    years=st.integers(1, 7),
    seed=st.integers(0, 1000),
    people=st.sampled_from([3.0, 40.0, 400.0]),
)
"""Any region, small."""
