"""Numbers as they are read: grouped, rounded to what is known, and as ranges."""

from dataclasses import dataclass
from math import floor, log10

SPACE, JOINED = "\u00a0", "\u2060"


@dataclass(frozen=True, slots=True)
class Figures:
    """How a language writes numbers, and whether a middle may be shown beside the range."""

    group: str
    comma: str
    between: str
    to: str
    about: str
    only_ranges: bool

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with its thousands apart; what rounds to nought has no sign."""
        text = (
            f"{round(value, decimals) + 0.0:,.{decimals}f}".replace(",", "\0")
            .replace(".", self.comma)
            .replace("\0", self.group)
        )
        return text.replace("-", "\u2212")

    def rough(self, value: float) -> str:
        """Return a number to two figures, which is all that is known."""
        return self.number(roughly(value))

    def range(self, low: float, high: float) -> str:
        """Return from where to where, to two figures."""
        first, last = self.rough(low), self.rough(high)
        if first == last:
            return f"{self.about}{SPACE}{first}"
        if roughly(low) < 0:
            return f"{first}{SPACE}{self.to}{SPACE}{last}"
        return f"{first}{JOINED}{self.between}{JOINED}{last}"

    def sharp(self, low: float, high: float, decimals: int = 0) -> str:
        """Return from where to where in so many decimals: for what two figures would tell too much or too little of."""
        between = f"{SPACE}{self.to}{SPACE}" if low < 0 else f"{JOINED}{self.between}{JOINED}"
        ends = (self.number(end, decimals if round(end, decimals) else 0) for end in (low, high))
        return between.join(dict.fromkeys(ends))

    def told(self, low: float, middle: float, high: float) -> str:
        """Return the middle with its range; where only ranges are shown, the range alone."""
        if self.only_ranges:
            return self.range(low, high)
        return f"{self.rough(middle)} ({self.range(low, high)})"

    def millions(self, sek: float) -> str:
        """Return money in millions, with a decimal below ten."""
        return self.number(sek / 1e6, 1 if abs(sek) < 1e7 else 0)

    def percent(self, share: float) -> str:
        """Return a share in per cent."""
        return f"{self.number(100 * share)}{SPACE}%"


def roughly(value: float) -> float:
    """Return a number to two figures."""
    if abs(value) < 0.5:
        return 0.0
    digits = 1 - floor(log10(abs(value)))
    return round(value, min(digits, 0))


def round_up(value: float) -> float:
    """Return the next number to end an axis with, of which a quarter is a round number too."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return float(
        next(step * power for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10) if step * power >= value * (1 - 1e-9))
    )
