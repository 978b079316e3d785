"""A task that somebody adds, and how early the renewal begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Agreement, Party
from samverkan.renewals.actions.beginning import LONGEST_LEAD
from samverkan.ui.forms import DayInput


class PartyChoice(forms.ModelChoiceField):
    def label_from_instance(self, party: Party) -> str:
        return party.organisation.name


class TaskForm(forms.Form):
    """What is to be done, by which party and when."""

    text = forms.CharField(label=_("What is to be done"), max_length=200)
    party = PartyChoice(label=_("Who does it"), queryset=Party.objects.none())
    due_on = forms.DateField(label=_("By"), required=False, widget=DayInput)

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Party.objects.current().filter(agreement=agreement).select_related("organisation")


class LeadTimeForm(forms.Form):
    """How many days before its date the renewal begins."""

    days = forms.IntegerField(
        label=_("Days before the date"),
        help_text=_("270 days are nine months. 0 means that the renewal never begins by itself."),
        min_value=0,
        max_value=LONGEST_LEAD,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
