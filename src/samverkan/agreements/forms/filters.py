"""Forms that only choose what a page shows."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Agreement, CommitmentKind
from samverkan.agreements.queries.commitments import Wanted
from samverkan.agreements.queries.living import month_after
from samverkan.agreements.queries.summary import GROUPS, group_label
from samverkan.areas.models import Area
from samverkan.ui.forms import DayInput

ALL = ("", _("All"))


class DayForm(forms.Form):
    """The day that the agreement is shown as of: a date, or months from its beginning."""

    den = forms.DateField(label=_("As it stood on"), widget=DayInput, required=False)
    manad = forms.IntegerField(required=False, min_value=0, max_value=2400)
    atagande = forms.IntegerField(required=False, min_value=1)

    def day(self, first: date, today: date) -> date | None:
        """Return the chosen day, or None for today; a day to come, or no day at all, is today."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        day = cleaned.get("den")
        if day is None and cleaned.get("manad") is not None:
            day = month_after(first.replace(day=1), cleaned["manad"])
        return day if day and day < today else None

    @property
    def number(self) -> int | None:
        self.is_valid()
        return self.cleaned_data.get("atagande")


class CommitmentFilter(forms.Form):
    """What a list of commitments is cut down to."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    lage = forms.ChoiceField(label=_("State or health"), required=False)
    slag = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *CommitmentKind.choices])
    doman = forms.TypedChoiceField(label=_("Domain"), required=False, coerce=int, empty_value=None)
    omrade = forms.TypedChoiceField(label=_("Area"), required=False, coerce=int, empty_value=None)
    part = forms.TypedChoiceField(label=_("Binds"), required=False, coerce=int, empty_value=None)
    mina = forms.BooleanField(label=_("Only those I own"), required=False)

    def __init__(self, *args: Any, agreement: Agreement, areas: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        parties = agreement.parties.select_related("organisation")
        self.fields["lage"].choices = [ALL, *((group, group_label(group).capitalize()) for group in GROUPS)]
        self.fields["doman"].choices = [ALL, *((domain.pk, str(domain)) for domain in agreement.domains.all())]
        self.fields["omrade"].choices = [ALL, *((area.pk, area.name) for area in areas)]
        self.fields["part"].choices = [ALL, *((party.pk, party.organisation.name) for party in parties)]

    def wanted(self) -> Wanted:
        """Return what is wanted; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Wanted(
            text=said.get("q") or "",
            group=said.get("lage") or "",
            kind=said.get("slag") or "",
            domain=said.get("doman"),
            area=said.get("omrade"),
            party=said.get("part"),
            mine=bool(said.get("mina")),
        )
