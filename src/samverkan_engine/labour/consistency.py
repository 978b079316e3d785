"""What must hold of a case before anything is computed from it."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from samverkan_engine.labour.case import Case, Floats

SHAPES = {
    "stock": "O", "jobs": "O", "plant_jobs": "O", "base_in": "O", "cap_in": "O",
    "paths": "C,T+1", "path_weights": "C", "moves": "O,O", "ageing": "O,T",
    "lengths": "P", "seats": "P,T", "enrolled": "P,K", "losses": "P,K", "routes": "P,O", "donors": "P,O",
}  # fmt: skip
PRIOR_SHAPES = {
    "applicants": "P", "show": "P", "finish": "P", "stay": "P", "exits": "O", "growth": "O", "size": "1", "pull": "1",
}  # fmt: skip
SHARES = ("routes", "donors", "moves", "losses", "path_weights")
ROUNDING = 1e-9


class Inconsistent(Exception):
    """A case whose parts do not fit together, or with a value that cannot be; `field` and `occupation` say where."""

    def __init__(self, field: str, sentence: str, occupation: str = "") -> None:
        self.field, self.occupation = field, occupation
        super().__init__(sentence)


def require_consistent(case: "Case") -> None:
    """Raise Inconsistent when a case does not hold together."""
    _require_shapes(case)
    _require_values(case)
    _require_priors(case)
    _require_shares(case)
    _require_enough_people(case)


def most_exits(case: "Case") -> "Floats":
    """Return the largest share, O, that can exit in the first term, so that sep + λ ≤ 1 in all terms."""
    oldest: Floats = np.maximum(case.ageing.max(axis=1, initial=0.0), np.finfo(float).tiny)
    most: Floats = (1 - case.leaving) / oldest
    return most


def _require_shapes(case: "Case") -> None:
    sizes = {
        "O": len(case.occupations), "P": len(case.programmes), "C": len(case.path_weights), "1": 1,
        "T": case.seats.shape[-1], "T+1": case.seats.shape[-1] + 1, "K": case.losses.shape[-1],
    }  # fmt: skip
    arrays = [(name, letters, getattr(case, name)) for name, letters in SHAPES.items()]
    for name, letters in PRIOR_SHAPES.items():
        prior = getattr(case.priors, name)
        arrays += [(f"priors.{name}.{part}", letters, getattr(prior, part)) for part in ("centre", "spread")]
    for name, letters, array in arrays:
        wanted = tuple(sizes[letter] for letter in letters.split(","))
        if array.shape != wanted:
            raise Inconsistent(name, f"{name} is {array.shape}, but {letters} is {wanted}.")


def _require_values(case: "Case") -> None:
    for name in SHAPES:
        values = getattr(case, name)
        if not np.isfinite(values).all() or (values < 0).any():
            raise Inconsistent(name, f"{name} has values that are missing or below nought.")
    study_terms = case.losses.shape[1]
    if len(case.lengths) and not 1 <= case.lengths.min() <= case.lengths.max() <= study_terms:
        raise Inconsistent("lengths", f"lengths lie between 1 and {study_terms} study terms.")
    if not 0 <= case.leaving <= 1:
        raise Inconsistent("leaving", "leaving is a share between 0 and 1.")


def _require_priors(case: "Case") -> None:
    for name in PRIOR_SHAPES:
        prior = getattr(case.priors, name)
        if not (np.isfinite(prior.centre).all() and np.isfinite(prior.spread).all() and (prior.spread >= 0).all()):
            raise Inconsistent(
                f"priors.{name}", f"priors.{name} has values that are missing, or a spread below nought."
            )
        if name != "growth" and (prior.centre < 0).any():
            raise Inconsistent(f"priors.{name}", f"priors.{name} is never below nought.")
        if name in ("show", "finish", "stay", "exits") and (prior.centre > 1).any():
            raise Inconsistent(f"priors.{name}", f"priors.{name} is a share between 0 and 1.")


def _require_shares(case: "Case") -> None:
    for name in SHARES:
        sums: Floats = getattr(case, name).sum(axis=-1)
        if (sums > 1 + ROUNDING).any():
            raise Inconsistent(name, f"{name} has shares that sum to more than 1.")
    for name in ("losses", "path_weights"):
        if (getattr(case, name).sum(axis=-1) < 1 - ROUNDING).any():
            raise Inconsistent(name, f"{name} sums to less than 1.")
    if np.diagonal(case.moves).any():
        raise Inconsistent("moves", "moves takes people from an occupation to itself.")


def _require_enough_people(case: "Case") -> None:
    over = np.flatnonzero(case.priors.exits.centre > most_exits(case) + ROUNDING)
    if len(over):
        ssyk = case.occupations[over[0]]
        raise Inconsistent(
            "priors.exits",
            f"More people would leave {ssyk} in a term than there are: those who exit and the {case.leaving:.0%} of a "
            "surplus who leave are more than all.",
            ssyk,
        )
