"""What is assumed, each assumption by itself: held at a quantile, or made larger and smaller by a factor."""

from dataclasses import replace
from typing import Any

import numpy as np

from samverkan_engine.labour import Case, Draws, ways
from samverkan_engine.labour.case import Floats

FIELDS = {
    "applicants": "applicants", "show": "show", "finish": "keep", "stay": "stay", "routes": "routes",
    "exits": "exits", "growth": "growth", "size": "size", "stop": "stop", "pull": "pull",
}  # fmt: skip
"""What each assumption is called among the draws."""

SHARES = ("show", "finish", "stay")


def held(draws: Draws, assumption: str, quantile: float) -> Draws:
    """Return the draws with one assumption at a quantile of its own, in every draw; the rest as drawn."""
    field = FIELDS[assumption]
    drawn: Floats = getattr(draws, field)
    level = np.quantile(drawn, quantile, axis=-1, keepdims=True, method="inverted_cdf")
    changed: dict[str, Any] = {field: np.ascontiguousarray(np.broadcast_to(level, drawn.shape))}
    return replace(draws, **changed)


def scaled(case: Case, draws: Draws, assumption: str, factor: float) -> Draws:
    """Return the draws with one assumption so many times as large; shares stay shares, η ≤ λ, exits ≤ 1 − λ."""
    field = FIELDS[assumption]
    drawn: Floats = getattr(draws, field)
    if assumption == "finish":
        # Of all terms together it is to be so many times as many: each term takes its part.
        finish = np.minimum(_finish(case, draws) * factor, 1.0)
        power = case.losses[:, :, None]
        larger = drawn * (finish / _finish(case, draws))[:, None, :] ** power
    elif assumption == "routes":
        larger = _within_one(case, draws, drawn * factor)
    else:
        larger = drawn * factor
    # As where they are drawn: beyond these the cost is not convex in the seats.
    most = {"pull": case.leaving, "exits": 1 - case.leaving}.get(assumption, 1.0 if assumption in SHARES else np.inf)
    changed: dict[str, Any] = {field: np.ascontiguousarray(np.minimum(larger, most))}
    return replace(draws, **changed)


def _finish(case: Case, draws: Draws) -> Floats:
    terms = np.arange(draws.keep.shape[1])
    taken = np.where((terms < case.lengths[:, None])[:, :, None], draws.keep, 1.0)
    finish: Floats = np.maximum(taken.prod(axis=1), np.finfo(float).tiny)
    return finish


def _within_one(case: Case, draws: Draws, routes: Floats) -> Floats:
    """Return the shares of each programme's ways, taken down where they sum to more than 1."""
    programme = ways(case).routes.programme
    sums = np.zeros((len(case.programmes), draws.number))
    np.add.at(sums, programme, routes)
    within: Floats = routes / np.maximum(sums, 1.0)[programme]
    return within
