"""People taken from elsewhere, as the model sees them: a programme form of one term that all of them finish."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from samverkan_engine.labour.case import Case, Floats, Prior, Priors


def recruiting(case: Case, names: Mapping[str, int], stays: float = 1.0, stays_spread: float = 0.0) -> Case:
    """
    Return a case with a programme form more for each recruitment, after those it has, with no seats.

    names         id of the form → place of the occupation people are recruited to
    stays         share of those recruited who settle in the region
    stays_spread  its spread on the logit

    It takes a term to recruit: those decided on in t arrive in t + 2, as from a course of one term.
    """
    number = len(names)
    routes = np.zeros((number, len(case.occupations)))
    routes[np.arange(number), list(names.values())] = 1.0
    first_term = np.eye(1, case.losses.shape[1]).repeat(number, axis=0)
    more: dict[str, Any] = {
        "programmes": (*case.programmes, *names),
        "lengths": np.append(case.lengths, np.ones(number, dtype=np.int64)),
        "seats": _below(case.seats, np.zeros((number, case.terms))),
        "enrolled": _below(case.enrolled, np.zeros_like(first_term)),
        "losses": _below(case.losses, first_term),
        "routes": _below(case.routes, routes),
        "donors": _below(case.donors, np.zeros_like(routes)),
        "priors": _priors(case.priors, number, stays, stays_spread),
    }
    return replace(case, **more)


def _below(above: Floats, below: Floats) -> Floats:
    return np.concatenate([above, below])


def _priors(priors: Priors, number: int, stays: float, stays_spread: float) -> Priors:
    """Return the priors with those of the recruited: enough of them, who all come."""
    known = {"applicants": (1e9, 0.0), "show": (1.0, 0.0), "finish": (1.0, 0.0), "stay": (stays, stays_spread)}
    more: dict[str, Any] = {
        field.name: Prior(
            np.append(getattr(priors, field.name).centre, np.full(number, known[field.name][0])),
            np.append(getattr(priors, field.name).spread, np.full(number, known[field.name][1])),
        )
        for field in fields(priors)
        if field.name in known
    }
    return replace(priors, **more)
