"""Figures that are reported, as they are read."""

from decimal import Decimal

from samverkan.ui.numbers import rounded, with_unit


def figure_text(figure: Decimal | None, unit: str) -> str:
    """Return a figure with its unit, with decimals where it has any; nothing where there is none."""
    if figure is None:
        return ""
    return with_unit(rounded(figure, 0 if figure == figure.to_integral_value() else 2), unit)
