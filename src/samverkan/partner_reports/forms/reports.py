"""The forms by which a report is begun, written, answered and settled."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Party
from samverkan.partner_reports.actions.answering import Given
from samverkan.partner_reports.models import Part, View


class BeginForm(forms.Form):
    """Which year, to whom, and what is said first."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    receiver = forms.TypedChoiceField(label=_("To"), coerce=int)
    opening = forms.CharField(
        label=_("What you want to say first"), required=False, max_length=4000, widget=forms.Textarea({"rows": 8})
    )

    def __init__(self, *args: Any, others: Iterable[Party], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = {party.pk: party for party in others}
        self.fields["year"].choices = [(year, str(year)) for year in range(today.year, today.year - 4, -1)]
        self.fields["receiver"].choices = [(pk, str(party)) for pk, party in self.others.items()]


class OpeningForm(forms.Form):
    """What is said first."""

    opening = forms.CharField(
        label=_("What you want to say first"), required=False, max_length=4000, widget=forms.Textarea({"rows": 10})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """How the receiver sees a report, and what it says of each part."""

    view = forms.ChoiceField(label=_("How do you see it?"), choices=View.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for part in Part:
            self.fields[part] = forms.CharField(
                label=part.label, required=False, max_length=1500, widget=forms.Textarea({"rows": 2})
            )

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields of the parts."""
        return [self[part] for part in Part]

    def given(self) -> Given:
        said = self.cleaned_data
        return Given(view=said["view"], remarks={part: said[part] for part in Part})


class SettleForm(forms.Form):
    """What the two came to."""

    settlement = forms.CharField(label=_("What you came to"), max_length=600, widget=forms.Textarea({"rows": 3}))
