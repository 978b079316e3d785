"""What chance alone would give: exact tails, the correction for many tests, and the band of a difference of shares."""

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt

from samverkan_engine.demand.parameters import Z90


def at_least(found: int, of: int, share: float) -> float:
    """Return how likely at least `found` of `of` are when each is with this share (exact binomial tail)."""
    if found <= 0 or share >= 1:
        return 1.0
    if share <= 0 or found > of:
        return 0.0
    term = exp(
        lgamma(of + 1) - lgamma(found + 1) - lgamma(of - found + 1) + found * log(share) + (of - found) * log(1 - share)
    )
    total, number = 0.0, found
    odds = share / (1 - share)
    while number <= of and (term > total * 1e-15 or number < of * share):
        total += term
        term *= (of - number) / (number + 1) * odds
        number += 1
    return min(1.0, total)


def either_way(found: int, of: int, share: float) -> float:
    """Return how likely a number as far out as `found`, in whichever direction, is: twice the nearer tail."""
    above = at_least(found, of, share)
    below = at_least(of - found, of, 1 - share)
    return min(1.0, 2 * min(above, below))


def corrected(chances: Sequence[float]) -> list[float]:
    """Return each chance corrected for how many were tried (Benjamini and Hochberg 1995): share of false findings."""
    order = sorted(range(len(chances)), key=lambda number: chances[number], reverse=True)
    least, found = 1.0, [1.0] * len(chances)
    for place, number in enumerate(order):
        least = min(least, chances[number] * len(chances) / (len(chances) - place))
        found[number] = max(least, chances[number])  # the division may round it down a last digit
    return found


def band(one: int, of_one: int, other: int, of_other: int) -> tuple[float, float]:
    """Return the 90 % band of the difference of two shares, other less one (Newcombe 1998, from Wilson's limits)."""
    share_one, share_other = one / of_one, other / of_other
    low_one, high_one = wilson(one, of_one)
    low_other, high_other = wilson(other, of_other)
    difference = share_other - share_one
    down = sqrt((share_other - low_other) ** 2 + (high_one - share_one) ** 2)
    up = sqrt((high_other - share_other) ** 2 + (share_one - low_one) ** 2)
    return max(-1.0, difference - down), min(1.0, difference + up)


def wilson(found: int, of: int) -> tuple[float, float]:
    """Return the 90 % limits of a share."""
    share, square = found / of, Z90**2
    centre = share + square / (2 * of)
    width = Z90 * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, (centre - width) / (1 + square / of)), min(1.0, (centre + width) / (1 + square / of))
