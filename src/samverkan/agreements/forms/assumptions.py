"""Forms about what promises rest on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.forms.reports import WHO_SEES
from samverkan.agreements.models import Agreement, Commitment
from samverkan.ui.forms import DayInput


class NumberedCommitments(forms.ModelMultipleChoiceField):
    def label_from_instance(self, commitment: Commitment) -> str:
        return f"{commitment.number}. {commitment.title}"


class AssumptionForm(forms.Form):
    """An assumption and the promises that rest on it."""

    text = forms.CharField(
        label=_("Assumption"), max_length=300, help_text=_("What must be so for the promise to make sense.")
    )
    commitments = NumberedCommitments(
        label=_("Commitments that rest on it"), queryset=Commitment.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    look_again_on = forms.DateField(label=_("Look again"), required=False, widget=DayInput)
    circle = forms.ChoiceField(
        label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial=Circle.SHARED
    )

    def __init__(self, *args: Any, agreement: Agreement, by: Actor, editing: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["commitments"].queryset = Commitment.objects.visible_to(by).filter(agreement=agreement)
        if editing or agreement.circle == Circle.PRIVATE:
            del self.fields["circle"]


class ChangedForm(forms.Form):
    """When an assumption changed, and what changed."""

    changed_on = forms.DateField(label=_("Changed on"), widget=DayInput)
    what = forms.CharField(label=_("What changed"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")


class RestoredForm(forms.Form):
    """Why an assumption holds again."""

    why = forms.CharField(label=_("Why it holds again"), max_length=1000, widget=forms.Textarea({"rows": 2}))
