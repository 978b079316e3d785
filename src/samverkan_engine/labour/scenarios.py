"""What may happen to the establishment, whatever else is uncertain; the same draws serve every scenario."""

from dataclasses import dataclass, replace

import numpy as np

from samverkan_engine.labour.case import Case
from samverkan_engine.labour.draws import Draws


@dataclass(frozen=True, slots=True)
class Scenario:
    """
    How the establishment goes.

    path     only this of the case's paths; by their weights when None
    delay    so many terms later than its path says, what has begun at t = 0 excepted
    scale    so large against its path
    closes   the term in which it closes in every draw; as drawn when None
    stands   it never closes, whatever is drawn
    """

    path: int | None = None
    delay: int = 0
    scale: float = 1.0
    closes: int | None = None
    stands: bool = False


AS_DRAWN = Scenario()
LATE_TWO_YEARS = Scenario(delay=4)
HALF = Scenario(scale=0.5)
NONE = Scenario(closes=1)
CLOSED = Scenario(closes=6)

SCENARIOS: dict[str, Scenario] = {
    "drawn": AS_DRAWN,
    "planned": Scenario(stands=True),
    "late": LATE_TWO_YEARS,
    "half": HALF,
    "closed": CLOSED,
    "none": NONE,
}
"""By the names that people call them; `drawn` is all that may happen, by the weights and the risk of closing."""

OWN = "own"


class NoOwnPlan(Exception):
    """The scenario of an own plan was asked for, of a case without one."""

    def __init__(self) -> None:
        super().__init__("The case has no plan of its own (establishment: own), so there is no scenario of it.")


def scenarios(own: int | None = None) -> dict[str, Scenario]:
    """Return the SCENARIOS and, where its place is given, the OWN one: a path somebody wants to see for itself."""
    return SCENARIOS if own is None else {**SCENARIOS, OWN: Scenario(path=own, stands=True)}


def named(name: str, own: int | None = None) -> Scenario:
    """Return one of the scenarios; raises NoOwnPlan for the OWN one where it has no place."""
    if name == OWN and own is None:
        raise NoOwnPlan
    return scenarios(own)[name]


def happening(case: Case, draws: Draws, scenario: Scenario) -> tuple[Case, Draws]:
    """Return the case and the draws as they are when a scenario happens."""
    terms = np.arange(case.terms + 1)
    paths = case.paths[:, np.maximum(terms - scenario.delay, 0)]
    if scenario.scale != 1:
        # What stands at t = 0 is there, in every scenario.
        paths = np.where(terms == 0, paths, paths * scenario.scale)
    stop = draws.stop + scenario.delay
    if scenario.closes is not None:
        stop = np.full_like(stop, scenario.closes)
    if scenario.stands:
        stop = np.full_like(stop, np.inf)
    path = draws.path if scenario.path is None else np.full_like(draws.path, scenario.path)
    return replace(case, paths=paths), replace(draws, stop=stop, path=path)
