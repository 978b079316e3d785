"""The form about an indicator itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Circle, Organisation
from samverkan.indicators.actions import Description
from samverkan.indicators.models import Better, Indicator
from samverkan.ui.forms import DayInput

PLAIN = ("name", "unit", "source", "decimals", "better", "description", "source_url", "every_days", "baseline_on")
WHO_SEES = (
    (Circle.SHARED, _("The organisations it concerns")),
    (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
)


class IndicatorForm(forms.Form):
    """What a person writes about an indicator."""

    name = forms.CharField(label=_("Name"), max_length=150)
    unit = forms.CharField(label=_("Unit"), max_length=40, help_text=_("For example: persons, %, million kronor."))
    description = forms.CharField(
        label=_("What it measures, and how"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Whom or what it counts, when, and what it leaves out."),
    )
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("Who publishes the values, and in what."))
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")
    better = forms.ChoiceField(
        label=_("Which way is better"), choices=Better.choices, widget=forms.RadioSelect, initial=Better.HIGHER
    )
    decimals = forms.TypedChoiceField(
        label=_("Decimals shown"), coerce=int, choices=[(number, number) for number in range(5)], initial=0
    )
    every_days = forms.TypedChoiceField(
        label=_("A new value comes"),
        coerce=int,
        choices=(
            (31, _("every month")),
            (92, _("every quarter")),
            (183, _("every half-year")),
            (365, _("every year")),
            (730, _("every other year")),
            (1461, _("every fourth year")),
        ),
        initial=365,
    )
    baseline_on = forms.DateField(
        label=_("Day of the baseline"),
        required=False,
        widget=DayInput,
        help_text=_("The value that later ones are held against: most often when the agreement was signed."),
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial="shared")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, indicator: Indicator | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        ask_whom(self, by, indicator)
        if indicator:
            del self.fields["circle"]

    def says(self) -> Description:
        """Return what was written, for the action."""
        said = self.cleaned_data
        return Description(**{name: said[name] for name in (*PLAIN, "organisations") if name in said})


def values_of(indicator: Indicator) -> dict[str, Any]:
    """Return the indicator as the form shows it."""
    return {
        **{name: getattr(indicator, name) for name in (*PLAIN, "version")},
        "organisations": list(indicator.organisations.values_list("pk", flat=True)),
    }
