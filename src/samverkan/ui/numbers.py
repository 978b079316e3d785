"""Numbers with their unit, rounding, year and source."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
ABSENT = {
    "unknown": _("no figure"),
    "unanswered": _("not answered"),
    "not_applicable": _("not applicable"),
}


@dataclass(frozen=True)
class Number:
    """A figure that can be checked: value, unit, decimals, the year it stands for and where it comes from."""

    value: Decimal | float | int | None
    unit: str = ""
    decimals: int = 0
    year: str | int = ""
    source: str = ""
    source_url: str = ""
    preliminary: bool = False
    absent: str = "unknown"

    @property
    def text(self) -> str:
        """The rounded value with its unit, in the reader's language."""
        if self.value is None:
            return str(ABSENT[self.absent])
        return with_unit(rounded(self.value, self.decimals), self.unit)


ENOUGH = Context(prec=400)
"""Digits for any number that a computer's own kind can hold: one far too large must be named to be refused."""


def rounded(value: Decimal | float | int, decimals: int = 0) -> str:
    """Return the value with thousands apart and a real minus sign: 1 234,5 in Swedish, 1,234.5 in English."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, ENOUGH)
    thousands, point = (NO_BREAK_SPACE, ",") if (get_language() or "sv").startswith("sv") else (",", ".")
    whole, _dot, fraction = f"{abs(exact):,f}".partition(".")
    sign = MINUS if exact < 0 else ""
    return sign + whole.replace(",", thousands) + (point + fraction if fraction else "")


def with_unit(figure: str, unit: str) -> str:
    """Join a figure and its unit by a space that does not break; English writes % close."""
    if not unit:
        return figure
    if unit == "%":
        return figure + pgettext("between a figure and the percent sign", "%")
    return figure + NO_BREAK_SPACE + unit
