"""The forms of people and their roles."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Role
from samverkan.ui.forms import DayInput

MAY = {
    Role.LEADER: _("confirms agreements, proposes topics, reports"),
    Role.OWNER: _("reports on commitments and activities, proposes topics"),
    Role.PARTNER_MANAGER: _("reports, edits commitments, drafts agreements"),
    Role.COORDINATOR: _("looks after the agreements: registers, shares, publishes, plans meetings"),
    Role.AREA_LEAD: _("reports and edits areas"),
    Role.REGISTRAR: _("records formal decisions, reads the outbox"),
    Role.READER: _("reads"),
    Role.ADMINISTRATOR: _("administers your people and your organisation's details"),
}
WITH_LOG_IN = [(role.value, format_lazy("{}: {}", role.label, may)) for role, may in MAY.items()]


class Days(forms.Form):
    """A first day, and perhaps a last one."""

    from_date = forms.DateField(label=_("From"), widget=DayInput)
    to_date = forms.DateField(
        label=_("Last day"), widget=DayInput, required=False, help_text=_("Leave empty when there is no end.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("from_date"), values.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", _("The last day is before the first."))
        return values


class InviteForm(Days):
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))
    title = forms.CharField(label=_("Title"), max_length=150, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=WITH_LOG_IN,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person may have several."),
    )
    field_order = ("name", "email", "title", "roles", "from_date", "to_date")


class GiveRoleForm(Days):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    field_order = ("role", "from_date", "to_date")


class EndRoleForm(forms.Form):
    last_day = forms.DateField(label=_("Last day"), widget=DayInput)


class ContactForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150)
    title = forms.CharField(label=_("Title"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Needed when you want to send a link to report by.")
    )


class SelfForm(forms.ModelForm):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, help_text=_("Also of mail to you."))

    class Meta:
        model = Person
        fields = ("name", "title", "phone", "language")
        labels = {"name": _("Name"), "title": _("Title"), "phone": _("Telephone")}
