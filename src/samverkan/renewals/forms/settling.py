"""How a renewal ends, one form for each way; each carries the version of the renewal it was opened with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samverkan.agreements import partial_dates
from samverkan.agreements.models import Agreement
from samverkan.renewals.actions.settling import NextAgreement
from samverkan.ui.forms import DayInput

PARTIAL = _("As 2019, 2019-11 or 2019-11-19.")


class PartialDate(forms.CharField):
    """A day, a month or a year."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", PARTIAL)
        super().__init__(max_length=10, **options)

    def clean(self, value: Any) -> str:
        cleaned: str = super().clean(value)
        if cleaned:
            partial_dates.check(cleaned)
        return cleaned


class Settling(forms.Form):
    """What all of them carry."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RenewForm(Settling):
    """The new agreement, and the last day of the old."""

    title = forms.CharField(label=_("Title of the new agreement"), max_length=250)
    valid_from = PartialDate(label=_("Valid from"), required=False)
    valid_to = PartialDate(label=_("Valid to"), required=False)
    notice_date = forms.DateField(label=_("Last day to give notice"), required=False, widget=DayInput)
    review_date = forms.DateField(label=_("To be reviewed"), required=False, widget=DayInput)
    signed_on = PartialDate(
        label=_("Signed"),
        required=False,
        help_text=_("Leave it empty if it is not signed yet: then each party confirms it before it is in force."),
    )
    last_day = forms.DateField(label=_("Last day of the present agreement"), widget=DayInput)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("valid_from") or "", data.get("valid_to") or ""
        shared = min(len(start), len(end))
        if start and end and end[:shared] < start[:shared]:
            raise ValidationError(_("The agreement ends before it begins. Correct one of the dates."))
        return data

    def values(self) -> dict[str, Any]:
        """Return what `renew` takes."""
        data = self.cleaned_data
        names = ("title", "valid_from", "valid_to", "signed_on", "notice_date", "review_date")
        following = NextAgreement(**{name: data[name] for name in names})
        return {"following": following, "last_day": data["last_day"], "version": data["version"]}


class ProlongForm(Settling):
    """The same agreement for longer."""

    valid_to = PartialDate(label=_("New last day"))
    notice_date = forms.DateField(label=_("New last day to give notice"), required=False, widget=DayInput)
    review_date = forms.DateField(label=_("To be reviewed"), required=False, widget=DayInput)
    reason = forms.CharField(label=_("Why it is prolonged"), widget=forms.Textarea({"rows": 3}))

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class EndForm(Settling):
    """The last day, and a closing text."""

    last_day = forms.DateField(label=_("Last day of the agreement"), widget=DayInput)
    closing = forms.CharField(
        label=_("Closing words"),
        help_text=_("What the cooperation gave, and why it ends. It stays with the agreement."),
        widget=forms.Textarea({"rows": 5}),
    )

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AgreementChoice(forms.ModelChoiceField):
    def label_from_instance(self, agreement: Agreement) -> str:
        return agreement.title


class ReplaceForm(Settling):
    """Which agreement takes its place."""

    follower = AgreementChoice(label=_("The agreement that takes its place"), queryset=Agreement.objects.none())
    last_day = forms.DateField(label=_("Last day of the present agreement"), widget=DayInput)

    def __init__(self, *args: Any, choosable: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["follower"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = choosable

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class CallOffForm(Settling):
    """Why it was no renewal after all."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea({"rows": 3}))

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
