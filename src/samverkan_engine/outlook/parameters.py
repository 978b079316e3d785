"""How the scenarios and measures are set side by side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    seats        in the class that is compared
    intakes      how many of them, the first a year ahead
    moved_draws  draws for moving assumptions: differences on common draws need few
    threads      how many work at once; the answer is the same
    """

    seats: float = 30.0
    intakes: int = 10
    moved_draws: int = 300
    threads: int = 1
