"""The form about the figures of a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.education.actions import Entered
from samverkan.education.models import YearFigures

LARGEST = 1_000_000
NAMES = ("year", "places", "applicants", "started", "finished", "source", "is_preliminary")


def count(label: Any, help_text: Any = "") -> forms.IntegerField:
    """Return a field for how many; empty is not known."""
    return forms.IntegerField(label=label, min_value=0, max_value=LARGEST, required=False, help_text=help_text)


class FiguresForm(forms.Form):
    """Places, applicants, those who began and those who finished, of one year, with their source."""

    year = forms.IntegerField(label=_("Year"), help_text=_("The year in which the group began."))
    places = count(_("Places"))
    applicants = count(_("Applicants"), _("Those who chose it first, where that is known."))
    started = count(_("Began"))
    finished = count(_("Finished, of those who began"), _("Leave it empty until their time is over."))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("For example Ladok, UHR or the provider itself.")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    is_preliminary = forms.BooleanField(label=_("The figures are preliminary"), required=False)

    def says(self) -> Entered:
        """Return what was written, for the action."""
        return Entered(**{name: self.cleaned_data[name] for name in NAMES})


def told(figures: YearFigures) -> dict[str, Any]:
    """Return the figures of a year as the form shows them."""
    return {"seen": figures.entered_at.isoformat(), **{name: getattr(figures, name) for name in NAMES}}
