"""What the past of a case says of how far it can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What the test says of a case."""

    UNTESTED = "untested"
    """It has no history, or too little: nobody knows how far it can be trusted."""
    FIT = "fit"
    """It would have foretold its past better than the two simple forecasts, and its bands held what they promised."""
    UNFIT = "unfit"
    """It would not: not fit for decisions."""


class Reason(StrEnum):
    """Why a case is not held for fit."""

    NO_HISTORY = "no_history"
    TOO_SHORT = "too_short"
    NO_BETTER_THAN_LAST = "no_better_than_last"
    NO_BETTER_THAN_GROWTH = "no_better_than_growth"
    TOO_SURE = "too_sure"
    TOO_UNSURE = "too_unsure"


@dataclass(frozen=True, slots=True)
class Tested:
    """
    How a case did in its own past.

    verdict, reasons  what it is held for, and why it is not fit
    cells             an occupation in a year ahead, of one forecast
    origins           years from which forecasts were made; first and last of them
    skill_last        1 − CRPS / what holding the gap for what it was is off by; above nought is better than it
    skill_growth      the same against letting the gap go on changing as before
    in_half, in_nine  share of the cells within the bands
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    cells: int = 0
    origins: int = 0
    first: int | None = None
    last: int | None = None
    skill_last: float | None = None
    skill_growth: float | None = None
    in_half: float | None = None
    in_nine: float | None = None

    @property
    def is_fit(self) -> bool:
        """Whether decisions may rest on it."""
        return self.verdict is Verdict.FIT

    @classmethod
    def again(cls, told: Mapping[str, Any]) -> "Tested":
        """Return it from what `dataclasses.asdict` made of it, by way of JSON."""
        reasons = tuple(Reason(reason) for reason in told["reasons"])
        return cls(**{**told, "verdict": Verdict(told["verdict"]), "reasons": reasons})


NEVER_TESTED = Tested(Verdict.UNTESTED, (Reason.NO_HISTORY,))
