"""Where a plan takes more people out of an occupation than it has: told, not mended."""

from samverkan_engine.labour.case import Floats


def overdrawn(supply: Floats) -> Floats:
    """
    Return the share of the draws in which people are below nought; …,S → ….

    To hold them at nought would break what plans rest on: that the cost is convex in the seats and that the causes of a
    gap sum to it. Such a plan cannot be carried out, and whoever shows it says so.
    """
    share: Floats = (supply < 0).mean(axis=-1)
    return share
