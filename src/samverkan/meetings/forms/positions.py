"""Forms about joint positions: what a party's body decides, the wording, the log."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.meetings.actions import Decided
from samverkan.meetings.models import JointPosition, PartyDecision, PartyDecisionState
from samverkan.meetings.queries.positions import Choices
from samverkan.ui.forms import DayInput


class PartyDecisionForm(forms.ModelForm):
    """What a body of one's own party decided, is to decide or need not decide."""

    state = forms.ChoiceField(label=_("Outcome"), choices=PartyDecisionState.choices)
    body = forms.CharField(label=_("Body that decides"), max_length=150, required=False)

    class Meta:
        model = PartyDecision
        fields = tuple(field.name for field in fields(Decided))
        widgets = {"decided_on": DayInput, "note": forms.Textarea({"rows": 3})}
        labels = {"delegation": _("Point of the delegation rules, or the decision that delegated")}
        help_texts = {"note": _("Seen by all parties."), "rapporteur": _("Who presented the matter to the body.")}

    def said(self) -> Decided:
        """Return what was filled in."""
        return Decided(**self.cleaned_data)


class SeveralDecisionsForm(PartyDecisionForm):
    """The same decision on several joint positions; the body of each stays when none is written."""

    positions = forms.ModelMultipleChoiceField(queryset=JointPosition.objects.none())

    def __init__(self, *args: Any, waiting: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["positions"].queryset = waiting
        self.fields["state"].initial = PartyDecisionState.APPROVED

    def said(self) -> Decided:
        """Return what was filled in, apart from what it is about."""
        return Decided(**{name: value for name, value in self.cleaned_data.items() if name != "positions"})

    def facts(self) -> list[Any]:
        """Return the fields of the decision, apart from what it is about."""
        return [self[name] for name in self.fields if name != "positions"]


class WordingForm(forms.Form):
    """The wording of a joint position."""

    text = forms.CharField(label=_("Joint position"), widget=forms.Textarea({"rows": 5}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PositionLogForm(forms.Form):
    """Which joint positions to list."""

    q = forms.CharField(label=_("Words or number"), max_length=100, required=False)
    agreement = forms.TypedChoiceField(label=_("Agreement"), coerce=int, empty_value=None, required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)
    awaits = forms.TypedChoiceField(label=_("Awaits the decision of"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agreement"].choices = [("", _("All agreements")), *choices.agreements]
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in choices.years)]
        self.fields["awaits"].choices = [("", _("Anybody or nobody")), *choices.awaited]
