"""The form of a party's own contact."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.agreements.forms.commitments import own_people


class ContactForm(forms.Form):
    """Who answers for one's own side, and the registry number there."""

    person = forms.ModelChoiceField(
        label=_("Your party's contact"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Counts as owner of every commitment that has none of its own."),
    )
    registry_number = forms.CharField(label=_("Your registry number"), required=False, max_length=60)

    def __init__(self, *args: Any, by: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = own_people(by, on, self.initial.get("person"))
