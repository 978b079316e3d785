"""What the list of indicators is cut down to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.indicators.queries.lists import Sought, partners

ALL = ("", _("All"))
FRESHNESS = (
    ALL,
    ("stale", _("Stale: a new value should have come")),
    ("empty", _("Without values")),
)


class IndicatorFilter(forms.Form):
    """Words, circle, freshness and organisation; all of them live in the address."""

    q = forms.CharField(label=_("Words in the name or source"), required=False, max_length=100)
    krets = forms.ChoiceField(label=_("Seen by"), required=False, choices=[ALL, *Circle.choices])
    farskt = forms.ChoiceField(label=pgettext_lazy("indicator", "Freshness"), required=False, choices=FRESHNESS)
    organisation = forms.TypedChoiceField(label=_("Concerns"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [ALL, *((one.pk, one.name) for one in partners(by))]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            circle=said.get("krets") or "",
            freshness=said.get("farskt") or "",
            organisation=said.get("organisation"),
        )
