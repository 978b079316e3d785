"""Forms about who is called, and what they answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Party
from samverkan.meetings.models import Answer, Seat


class GuestForm(forms.Form):
    """A guest at one meeting."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Without an address you tell the guest yourself.")
    )
    party = forms.ModelChoiceField(
        label=_("Comes from"), queryset=Party.objects.none(), required=False, empty_label=_("None of the parties")
    )
    comes_from = forms.CharField(label=_("Organisation, when from none of the parties"), max_length=150, required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["party"]
        field.queryset = Party.objects.filter(pk__in=[party.pk for party in parties]).select_related("organisation")


class AnswerForm(forms.Form):
    """Whether somebody comes; each button is an answer."""

    answer = forms.ChoiceField(choices=Answer.choices)
    deputy = forms.IntegerField(required=False)
    deputy_name = forms.CharField(max_length=150, required=False)

    def said(self, deputies: Sequence[Seat]) -> dict[str, Any]:
        """Return what was answered, as the action takes it."""
        chosen = next((seat for seat in deputies if seat.pk == self.cleaned_data["deputy"]), None)
        return {
            "answer": self.cleaned_data["answer"],
            "deputy_seat": chosen,
            "deputy_name": self.cleaned_data["deputy_name"],
        }


LARGEST = 50 * 1024 * 1024


class PaperField(forms.FileField):
    """A file of a size that can be taken."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 50 MB. Make it smaller, or divide it."))
        return file


class PaperForm(forms.Form):
    """A file for an item, and who sees it."""

    file = PaperField(label=_("File"), help_text=_("At most 50 MB."))
    circle = forms.ChoiceField(label=_("Seen by"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, circles: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["circle"].choices = circles
        self.fields["circle"].initial = circles[0][0]
