"""The wording that a party proposes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ProposalForm(forms.Form):
    """The whole text, and the version that the writer began from."""

    text = forms.CharField(
        label=_("The new wording"),
        help_text=_("Write in the whole text. What you change is marked when you have saved."),
        widget=forms.Textarea({"rows": 28}),
        strip=False,
    )
    note = forms.CharField(
        label=_("What you changed"),
        help_text=_("One line for those who read it, for example: the follow-up is moved to § 7."),
        required=False,
        max_length=300,
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, initial=0)
