"""The forms about mail: how one wants it, and what came back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.mail import news
from samverkan.mail.models import Wishes
from samverkan.mail.models.addresses import Rhythm

WEEKDAYS = [
    (0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday")),
    (5, _("Saturday")), (6, _("Sunday")),
]  # fmt: skip


class WishesForm(forms.Form):
    """How often one wants news by mail, and about what."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(label=_("Day of the weekly mail"), choices=WEEKDAYS, coerce=int)
    wanted = forms.MultipleChoiceField(
        label=_("About what"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked is never mailed, not even when it is urgent."),
    )

    def __init__(self, data: Any = None, *, wishes: Wishes, auto_id: str = "mail_%s") -> None:
        self.wishes, self.groups = wishes, news.groups()
        now = {
            "rhythm": wishes.rhythm,
            "weekday": wishes.weekday,
            "wanted": [group for group in self.groups if group not in wishes.stopped],
        }
        super().__init__(data, initial=now, auto_id=auto_id)
        if self.groups:
            self.fields["wanted"].choices = [(group, news.label(group)) for group in self.groups]
        else:
            del self.fields["wanted"]

    def chosen(self) -> dict[str, Any]:
        """Return the choice as the action takes it; a stopped group that is not listed here stays stopped."""
        values = self.cleaned_data
        unwanted = set(self.groups) - set(values.get("wanted", ()))
        elsewhere = set(self.wishes.stopped) - set(self.groups)
        return {"rhythm": values["rhythm"], "weekday": values["weekday"], "stopped": unwanted | elsewhere}


class ReportsForm(forms.Form):
    """Mail that came back: as files, or pasted with all its headers."""

    reports = forms.FileField(
        label=_("Mail that came back"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        help_text=_("Files that end in .eml; several at once if you like."),
    )
    text = forms.CharField(
        label=_("Or paste its source"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In the mail program: show the source, or the original message."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reports"].widget.attrs["multiple"] = True

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("reports") and not values.get("text", "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste the source of a mail."))
        return values
