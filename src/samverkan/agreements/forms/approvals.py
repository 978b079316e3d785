"""One step of a party's way to a valid signature."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Approval
from samverkan.ui.forms import DayInput


class ApprovalForm(forms.ModelForm):
    """Who decides, what was decided and when."""

    class Meta:
        model = Approval
        fields = ("body", "state", "needed_by", "decided_on", "registry_number")
        labels: ClassVar[dict[str, Any]] = {
            "body": _("Who decides"),
            "state": _("Decision"),
            "needed_by": _("Needed by"),
            "decided_on": _("Decided on"),
            "registry_number": _("Registry number"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "body": _("For example the municipal council, or the university board."),
            "decided_on": _("Once it has been decided."),
        }
        widgets: ClassVar[dict[str, Any]] = {
            "needed_by": DayInput, "decided_on": DayInput, "state": forms.RadioSelect,
        }  # fmt: skip
