"""What people write in a briefing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.meetings.models import PartKind

LONGEST = 6000


class PartForm(forms.Form):
    """The text of a part, with the version the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("A blank line begins a new paragraph. Leave it empty to say nothing."),
    )


class PlaceForm(forms.Form):
    """Which part is meant, as the address names it."""

    slag = forms.ChoiceField(choices=PartKind.choices)
    atagande = forms.IntegerField(required=False)


class QuestionForm(forms.Form):
    """A question in a coordinator's own words."""

    text = forms.CharField(label=_("The question"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
