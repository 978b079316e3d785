"""What a plan says that an option takes and gives, year by year, as it is frozen with its figures. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

Band = tuple[int, int, int | None, int, int]
"""Of 5, 25, 50, 75 and 95 draws in 100 it is less; without the middle in a worked example, which has ranges only."""


@dataclass(frozen=True, kw_only=True)
class ForecastYear:
    """
    One year of an option by a plan.

    seats, begin      places offered in the year, and who begin because of it
    people            how many people it has given the occupation by then; below nought where it takes from it
    gap               jobs less people in the occupation; below nought where there are too many
    left              jobs that stand empty in all occupations of the region
    teachers          full-time teachers it uses
    cost_sek          what falls in the year
    """

    year: int
    seats: int
    begin: Band
    people: Band
    gap: Band
    left: Band
    teachers: float
    cost_sek: int

    @property
    def missing(self) -> Band:
        """Return how many are missing in the occupation; none where there are too many."""
        low, inner_low, middle, inner_high, high = self.gap
        most = None if middle is None else max(middle, 0)
        return max(low, 0), max(inner_low, 0), most, max(inner_high, 0), max(high, 0)

    def kept(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


BANDS = ("begin", "people", "gap", "left")


def again(kept: Sequence[Mapping[str, Any]]) -> tuple[ForecastYear, ...]:
    """Return the years from what is kept of them."""
    return tuple(ForecastYear(**{**one, **{name: tuple(one[name]) for name in BANDS}}) for one in kept)


def year_of(years: Sequence[ForecastYear], year: int) -> ForecastYear | None:
    """Return a year; None where the forecast does not tell of it."""
    return next((one for one in years if one.year == year), None)
