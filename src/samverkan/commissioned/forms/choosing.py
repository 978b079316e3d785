"""What the board and the list are cut down to, the period of the figures, and the rules of the public form."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.commissioned.actions.opening import Rules
from samverkan.commissioned.forms.enquiries import words
from samverkan.commissioned.models import Desk
from samverkan.commissioned.queries.lists import Sought, parties, responsible_people
from samverkan.commissioned.states import State
from samverkan.ui.forms import DayInput

ALL = ("", _("All"))
LATE_CHOICES = (
    ALL,
    ("overdue", _("Answer overdue")),
    ("silent", _("Offer without answer")),
    ("unevaluated", _("Given, not evaluated")),
)


class EnquiryFilter(forms.Form):
    """Words, state, skill, who answers, which party, period, and what waits too long; all live in the address."""

    q = forms.CharField(label=_("Employer or what it is about"), required=False, max_length=100)
    lage = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *State.choices])
    fardighet = forms.CharField(label=_("Skill"), required=False, max_length=100)
    ansvarig = forms.TypedChoiceField(
        label=pgettext_lazy("enquiry", "Who answers"), required=False, coerce=int, empty_value=None
    )
    part = forms.TypedChoiceField(label=_("Party"), required=False, coerce=int, empty_value=None)
    fran = forms.DateField(label=_("Received from"), required=False, widget=DayInput)
    till = forms.DateField(label=_("Received until"), required=False, widget=DayInput)
    vantar = forms.ChoiceField(label=_("Waits too long"), required=False, choices=LATE_CHOICES)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ansvarig"].choices = [ALL, *((one.pk, one.name) for one in responsible_people(by))]
        self.fields["part"].choices = [ALL, *((one.pk, one.name) for one in parties(by))]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            state=said.get("lage") or "",
            skill=said.get("fardighet") or "",
            responsible=said.get("ansvarig"),
            party=said.get("part"),
            since=said.get("fran"),
            until=said.get("till"),
            late=said.get("vantar") or "",
        )


class PeriodForm(forms.Form):
    """Of which days the figures are."""

    fran = forms.DateField(label=_("Received from"), required=False, widget=DayInput)
    till = forms.DateField(label=_("Received until"), required=False, widget=DayInput)

    def period(self) -> tuple[date | None, date | None]:
        """Return the first and the last day; nothing for what was not said or not understood."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return said.get("fran"), said.get("till")


class DeskForm(forms.Form):
    """Whether a party takes enquiries from everybody, and by which rules."""

    is_open = forms.BooleanField(
        label=_("Take enquiries from everybody, without an account"), required=False,
        help_text=_("Until you tick this the form is closed and shown to nobody."),
    )  # fmt: skip
    words = words(
        _("What you want to tell those who ask"),
        most=1500,
        help_text=_("Shown above the form: what you offer, and to whom."),
    )
    answer_days = forms.IntegerField(
        label=_("Within how many days do you answer?"),
        min_value=1,
        max_value=90,
        help_text=_("Shown to those who ask."),
    )
    contact_months = forms.IntegerField(
        label=_("How many months is the contact kept after the enquiry was closed?"), min_value=1, max_value=120,
        help_text=_("Then name, address and telephone are removed by themselves. Ask your archivist."),
    )  # fmt: skip
    shows_figures = forms.BooleanField(
        label=_("Let what you could not give be counted together with other parties'"), required=False,
        help_text=_("Others see how many people asked for a skill, rounded, when three employers or more did."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def rules(self) -> Rules:
        """Return what was written, for the action."""
        return Rules(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


def rules_of(desk: Desk) -> dict[str, Any]:
    """Return the rules as the form shows them."""
    return {name: getattr(desk, name) for name in DeskForm.base_fields}
