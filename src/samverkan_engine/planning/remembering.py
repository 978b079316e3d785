"""A model that remembers what it was asked: each answer is a tangent that the next search can use."""

from samverkan_engine.labour.case import Floats
from samverkan_engine.planning.weighing import Weigh, Weighed


class Remembering:
    """Asks a model once for each plan."""

    def __init__(self, model: Weigh) -> None:
        self._model = model
        self._answers: dict[bytes, tuple[Floats, Weighed]] = {}

    def __call__(self, seats: Floats) -> Weighed:
        """Return what a plan costs."""
        key = seats.tobytes()
        if key not in self._answers:
            self._answers[key] = (seats.copy(), self._model(seats))
        return self._answers[key][1]

    @property
    def answers(self) -> list[tuple[Floats, Weighed]]:
        """What was asked so far and the answers, in that order."""
        return list(self._answers.values())
