"""The form of an organisation."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import FormerName, Organisation
from samverkan.ui.forms import DayInput


class OrganisationForm(forms.ModelForm):
    organisation_number = forms.CharField(
        label=_("Organisation number"),
        required=False,
        max_length=20,
        help_text=_("Six digits, a hyphen and four digits. Leave empty for a sole trader: it is a personal number."),
    )
    ror_id = forms.CharField(
        label=_("ROR id"),
        required=False,
        max_length=60,
        help_text=_("Nine characters, for universities and institutes. The whole address can be pasted."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = (
            "name",
            "short_mark",
            "kind",
            "organisation_number",
            "ror_id",
            "municipality_code",
            "website",
        )
        labels = {
            "name": _("Name"),
            "short_mark": _("Short mark"),
            "kind": _("Kind"),
            "municipality_code": _("Municipality code"),
        }
        help_texts = {"municipality_code": _("Four digits, for municipalities.")}

    def clean_short_mark(self) -> str:
        mark = str(self.cleaned_data["short_mark"]).strip()
        if len(mark) < 2:
            raise forms.ValidationError(_("Write two to eight letters."))
        return mark

    def clean_organisation_number(self) -> str | None:
        digits = re.sub(r"[\s-]", "", self.cleaned_data["organisation_number"])
        if re.fullmatch(r"(19|20)\d{10}", digits):
            raise forms.ValidationError(
                _("This is a personal number (a sole trader). Leave the field empty: it is not stored.")
            )
        if re.fullmatch(r"(16)?\d{10}", digits):  # 16 before the number says that it is an organisation's
            digits = digits[-10:]
            return f"{digits[:6]}-{digits[6:]}"
        return self.cleaned_data["organisation_number"].strip() or None

    def clean_ror_id(self) -> str:
        return str(self.cleaned_data["ror_id"]).strip().rstrip("/").rpartition("/")[2].casefold()

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return dict(self.cleaned_data)


class FormerNameForm(forms.ModelForm):
    """What the organisation was called, and until when."""

    class Meta:
        model = FormerName
        fields = ("name", "until")
        labels = {"name": _("Former name"), "until": _("Until")}
        widgets = {"until": DayInput}
