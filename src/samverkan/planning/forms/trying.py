"""Figures to move and see what becomes of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samverkan.planning.scenarios import LEVERS, Lever
from samverkan.ui.numbers import rounded

SHARE = 100
"""A share is written in per cent."""


class TryingForm(forms.Form):
    """The levers that a case has, each with its value as it stands; all of it lives in the address."""

    def __init__(self, *args: Any, document: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.stands = {key: value for key, lever in LEVERS.items() if (value := lever.read(dict(document))) is not None}
        for key, value in self.stands.items():
            self.fields[key] = field(LEVERS[key], value)

    def changes(self) -> dict[str, float]:
        """Return what was moved, by the names of the levers; nothing while the form is wrong."""
        if not self.is_bound or not self.is_valid():
            return {}
        # Rounded to what can be meant: 0.9 million is 900000, not a trillionth more.
        said = {
            key: round(value / scale(LEVERS[key]), 6) for key, value in self.cleaned_data.items() if value is not None
        }
        return {key: value for key, value in said.items() if abs(value - self.stands[key]) > 1e-9}


def scale(lever: Lever) -> float:
    """Return by what a figure is larger on the page than in the file: kronor in millions, shares in per cent."""
    if lever.high <= 1:
        return SHARE
    return 1e-6 if lever.high >= 1e6 else 1.0


def field(lever: Lever, stands: float) -> forms.FloatField:
    """Return a number field with a slider beside it where there is script."""
    by = scale(lever)
    low, high, step = (round(value * by, 6) for value in (lever.low, max(lever.high, stands), lever.step))
    now = round(stands * by, 4)
    now = int(now) if now == int(now) else now
    unit = {SHARE: _("per cent"), 1e-6: _("million SEK")}.get(by, str(lever.unit))
    return forms.FloatField(
        label=f"{lever.name} ({unit})",
        initial=now,
        min_value=low,
        max_value=high,
        help_text=_("Now %(value)s") % {"value": rounded(now, 0 if isinstance(now, int) else 2)},
        widget=forms.NumberInput({"step": "any", "data-slider": f"{step:g}"}),
    )
