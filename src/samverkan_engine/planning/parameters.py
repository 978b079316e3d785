"""How a plan is looked for and judged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    How a plan is looked for and judged; the same parameters give the same plan, to the last bit.

    draws, seed             the draws a plan is looked for on, without the noise of small numbers
    judged_on, judged_seed  the fresh draws it is judged on, with the noise
    naive_draws             draws that the plan for a fixed response is looked for on: it is only a comparison
    tolerance               stop when no plan can be better by more than this share of the gain over doing nothing
    most_turns              stop after so many plans tried, however far from it
    thresholds              an intake below its smallest cohort begins when it came to this share of it
    threads                 how many work at once; the answer is the same
    """

    draws: int = 1000
    seed: int = 1
    judged_on: int = 1000
    judged_seed: int = 1_000_001
    naive_draws: int = 200
    tolerance: float = 1e-3
    most_turns: int = 200
    thresholds: tuple[float, ...] = (0.3, 0.6, 0.9)
    threads: int = 1
