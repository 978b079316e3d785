"""Refusals of plans: that no plan is possible is an answer, with what is lacking and by how much."""

from dataclasses import dataclass
from typing import ClassVar


class NotPlanned(Exception):
    """A plan that could not be made: `code` names why, `params` fill its sentence; translate by code."""

    code: ClassVar[str] = "not_planned"
    sentence: ClassVar[str] = "The plan could not be made."

    def __init__(self, **params: str | int | float) -> None:
        self.params = params
        super().__init__(self.sentence.format(**params))


class SolverFailed(NotPlanned):
    """The solver ended in a way it should not; params `status`, in its own words."""

    code = "solver_failed"
    sentence = "The solver HiGHS stopped without an answer: {status}. Nothing was planned."


@dataclass(frozen=True, slots=True)
class Lack:
    """
    A limit that the promised places break.

    what     the resource, or the id of the measure whose intake is too large or changes too fast
    when     the calendar year, or the term of the intake: 2029, HT2029
    by       how much more of it there would have to be
    unit     SEK, full-time teachers, seats
    """

    what: str
    when: str
    by: float
    unit: str

    def __str__(self) -> str:
        """Return it as part of a sentence."""
        return f"{self.what} {self.when}: {self.by:,.10g} {self.unit} more"


class Impossible(NotPlanned):
    """What is promised breaks the limits, whatever else is decided; params `lacks` in words, `lacks` as they are."""

    code = "impossible"
    sentence = "What is promised cannot be kept within the limits. Needed are {lacks}."

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        self.lacks = lacks
        super().__init__(lacks="; ".join(map(str, lacks)))
