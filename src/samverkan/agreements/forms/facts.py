"""The facts of an agreement, a party's membership and its own goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.actions.facts import EDITABLE
from samverkan.agreements.models import Agreement, PartyGoal
from samverkan.ui.forms import DayInput

PARTIAL = _("As 2019, 2019-11 or 2019-11-19.")


class SecureAddress(forms.URLField):
    """An address that is taken to begin with https where that is left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", **options)


class FactsForm(forms.ModelForm):
    """Everything about the agreement itself that a person can change; carries the version it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Agreement
        fields = EDITABLE
        labels = {
            "title": _("Title"),
            "kind": _("Kind of agreement"),
            "purpose": _("Purpose"),
            "decided_on": _("Decided"),
            "planned_on": _("To be signed"),
            "signed_on": _("Signed"),
            "published_on": _("Published"),
            "valid_from": _("Valid from"),
            "valid_to": _("Valid to"),
            "notice_date": _("Last day to give notice"),
            "review_date": _("To be reviewed"),
            "meeting_cadence": _("The leaderships meet"),
            "report_every_days": _("Days between reports"),
            "source_url": _("Address of the source"),
        }
        help_texts = dict.fromkeys(
            ("decided_on", "planned_on", "signed_on", "published_on", "valid_from", "valid_to"), PARTIAL
        )
        widgets = {
            "notice_date": DayInput,
            "review_date": DayInput,
            "purpose": forms.Textarea(attrs={"rows": 3}),
        }
        field_classes = {"source_url": SecureAddress}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version

    def values(self) -> dict[str, Any]:
        """Return the facts as they were written."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("valid_from") or "", data.get("valid_to") or ""
        shared = min(len(start), len(end))
        if start and end and end[:shared] < start[:shared]:
            self.add_error("valid_to", _("The agreement ends before it begins. Correct one of the dates."))
        return data


class MembershipForm(forms.Form):
    """When one's own party joined and left."""

    joined_on = forms.DateField(label=_("Joined"), required=False, widget=DayInput)
    left_on = forms.DateField(
        label=_("Left"),
        required=False,
        widget=DayInput,
        help_text=_(
            "From the day after, your party sees nothing that is shared later, and only the others can take it back."
        ),
    )


class GoalForm(forms.ModelForm):
    """One of the party's own goals that the agreement serves."""

    class Meta:
        model = PartyGoal
        fields = ("text", "source", "is_shared")
        labels = {
            "text": _("The goal"),
            "source": _("Where it is written"),
            "is_shared": _("The other parties may see it"),
        }
        help_texts = {"source": _("For example the strategy, the budget or the assignment it comes from.")}
