"""The form by which a party says how it sees a commitment."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circle
from samverkan.agreements import states
from samverkan.agreements.models import Commitment, ReportState
from samverkan.ui.forms import DayInput

WHO_SEES = (
    (Circle.SHARED, _("All parties see it")),
    (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
)


class ReportForm(forms.Form):
    """State, one sentence, evidence: what can be answered on a phone in a minute."""

    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    sentence = forms.CharField(
        label=_("In one sentence"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )
    evidence_url = forms.URLField(
        label=_("Link to the evidence"), required=False, max_length=500, assume_scheme="https"
    )
    evidence_note = forms.CharField(label=_("Where else it can be read"), required=False, max_length=300)
    as_of = forms.DateField(label=_("As of"), widget=DayInput)
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, commitment: Commitment, today: date, **options: Any) -> None:
        options.setdefault("initial", {"as_of": today, "circle": Circle.SHARED, "year": today.year})
        super().__init__(*args, **options)
        fitting = states.BY_KIND[commitment.kind]
        self.fields["state"].choices = [(state, ReportState(state).label) for state in fitting]
        if states.needs_year(commitment.kind):
            first = min(commitment.made_at.year, today.year) - 5
            self.fields["year"].choices = [(year, year) for year in range(today.year, first, -1)]
        else:
            del self.fields["year"]
        if Circle.PRIVATE in (commitment.agreement.circle, commitment.circle):
            del self.fields["circle"]
