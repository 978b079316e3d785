"""Sending a link, confirming by it, and choosing what becomes public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Commitment


class LinkForm(forms.Form):
    """Who in the other party is to confirm."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))


class ConfirmByLinkForm(forms.Form):
    """Who confirms, as it will be shown."""

    name = forms.CharField(label=_("Your name"), max_length=150)


class PublishForm(forms.Form):
    """What everybody is to see."""

    wording = forms.BooleanField(label=_("The text of the agreement"), required=False, initial=True)
    commitments = forms.MultipleChoiceField(label=_("Commitments"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: list[Commitment], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["commitments"]
        field.choices = [(str(each.pk), f"{each.number}. {each.title}") for each in offered]
        field.initial = [str(each.pk) for each in offered]
        if not offered:
            del self.fields["commitments"]

    def chosen(self) -> list[int]:
        """Return the ids of the chosen commitments."""
        return [int(each) for each in self.cleaned_data.get("commitments", ())]
