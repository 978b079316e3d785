"""What the counting of demand is told."""

from dataclasses import dataclass
from math import log, sqrt

Z90 = 1.6448536269514722
"""Nine tenths of a normal distribution lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Range:
    """A share that is not known: nine times of ten between low and high; its logarithm is normally distributed."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """As likely too low as too high."""
        return sqrt(self.low * self.high)

    @property
    def spread(self) -> float:
        """Standard deviation of its logarithm."""
        return log(self.high / self.low) / (2 * Z90)


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    How demand is counted.

    scheme              esco or jobtech: whose ids name the skills
    least_score         mentions less sure than this are left out, 0 to 1
    skills_by_ssyk      count skills for each occupation too, not only for all together
    window_days         a re-posting comes at most so many days after the one before it
    alike               from this share of common words on two texts are near-equal, 0 to 1
    home                concept id of the country; ads of other countries are left out
    staffing_numbers    organisation numbers that a register calls staffing agencies
    announced           share of the people sought who are announced where the ads come from
    own                 share of announced vacancies that are a job of their own
    own_staffing        the same for staffing agencies

    The last three are assumptions, explained in docs/explanation/demand.md; an installation that knows better says so.
    """

    scheme: str = "esco"
    least_score: float = 0.5
    skills_by_ssyk: bool = True
    window_days: int = 60
    alike: float = 0.75
    home: str = "i46j_HmG_v64"
    staffing_numbers: frozenset[str] = frozenset()
    announced: Range = Range(0.45, 0.85)
    own: Range = Range(0.80, 1.0)
    own_staffing: Range = Range(0.45, 0.95)
