"""Figures to move and see what becomes of it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samverkan.planning.scenarios import LEVERS, Lever
from samverkan.ui.numbers import rounded

SLID = 5
"""So many times a figure as it stands its slider goes, so that a small one can be set with it; the field goes on."""


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
            key: round(value / LEVERS[key].scale, 6) for key, value in self.cleaned_data.items() if value is not None
        }
        return {key: value for key, value in said.items() if abs(value - self.stands[key]) > 1e-9}


def field(lever: Lever, stands: float) -> forms.FloatField:
    """Return a number field with a slider beside it where there is script."""
    low, high, step = (round(value * lever.scale, 6) for value in (lever.low, max(lever.high, stands), lever.step))
    now = round(stands * lever.scale, 4)
    now = int(now) if now == int(now) else now
    farthest = min(high, now * SLID or high)
    return forms.FloatField(
        label=f"{lever.name} ({lever.unit})",
        initial=now,
        min_value=low,
        max_value=high,
        help_text=_("Now %(value)s") % {"value": rounded(now, 0 if isinstance(now, int) else 2)},
        widget=forms.NumberInput({"step": "any", "data-slider": f"{step:g}", "data-slider-max": f"{farthest:g}"}),
    )
