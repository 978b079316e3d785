"""The forms about one value and one target."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.indicators.entered import Entered
from samverkan.indicators.models import Indicator, IndicatorValue
from samverkan.indicators.sheet import figure
from samverkan.sources.spreadsheets.values import Unclear
from samverkan.ui.forms import DayInput


class Figure(forms.CharField):
    """A number as people write it: 1 234,5."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=30, widget=widget, **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        try:
            return figure(text) if text else None
        except Unclear as fault:
            raise forms.ValidationError(str(fault)) from fault


class ValueForm(forms.Form):
    """What the indicator was on a day."""

    on = forms.DateField(label=_("Day"), widget=DayInput, help_text=_("For a whole year: its last day, 31 December."))
    value = Figure(label=_("Value"))
    is_preliminary = forms.BooleanField(label=_("The value is preliminary"), required=False)
    comment = forms.CharField(
        label=_("Comment"), max_length=300, required=False, help_text=_("For example: the method was changed.")
    )
    source = forms.CharField(label=_("Source, if another than the indicator's"), max_length=200, required=False)

    def __init__(self, *args: Any, indicator: Indicator, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["value"].label = _("Value, %(unit)s") % {"unit": indicator.unit}

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("A value is of a day that has been. Choose an earlier one."))
        return on

    def says(self) -> Entered:
        """Return what was written, for the action."""
        return Entered(**self.cleaned_data)


def told(value: IndicatorValue) -> dict[str, Any]:
    """Return a value as the form shows it."""
    names = ("on", "is_preliminary", "comment", "source")
    plain = f"{value.value.normalize():f}".replace(".", ",")
    return {**{name: getattr(value, name) for name in names}, "value": plain}


class TargetForm(forms.Form):
    """What one's own organisation wants the indicator to be by a day."""

    on = forms.DateField(label=_("To be reached by"), widget=DayInput)
    value = Figure(label=_("Target"))
    decided_in = forms.CharField(
        label=_("Where it was decided"), max_length=200, required=False, help_text=_("For example: Strategy 2030.")
    )
