"""Forms about when a meeting is, and those that filter lists."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.meetings.models import Forum, ForumKind, Meeting
from samverkan.ui.forms import DayInput


class TimeInput(forms.TimeInput):
    """A time field with the browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlanForm(forms.Form):
    """When and where a meeting is; with `forums` also whose meeting it is."""

    forum = forms.ModelChoiceField(label=_("Forum"), queryset=Forum.objects.none(), empty_label=None)
    date = forms.DateField(label=_("Date"), widget=DayInput)
    time = forms.TimeField(label=_("Begins at"), widget=TimeInput)
    minutes = forms.IntegerField(label=_("Booked minutes"), min_value=5, max_value=1440, initial=120)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the meeting is named after its forum, number and year."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, forums: QuerySet[Forum] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if forums is None or not forums.exists():
            del self.fields["forum"]
        else:
            self.fields["forum"].queryset = forums

    def starts_at(self) -> datetime:
        """Return the day and time as a moment in the zone of the installation."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["date"], self.cleaned_data["time"]))

    @staticmethod
    def as_filled(meeting: Meeting) -> dict[str, Any]:
        """Return what the form holds for a meeting already planned."""
        begins = timezone.localtime(meeting.starts_at)
        return {
            "date": begins.date(),
            "time": begins.time(),
            "minutes": meeting.minutes,
            "place": meeting.place,
            "title": meeting.title,
            "version": meeting.version,
        }


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(label=_("Why it is cancelled"), max_length=300, required=False)


class ForumForm(forms.ModelForm):
    """A body that meets."""

    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, help_text=_("Left empty, it is called what it is.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=ForumKind.choices, initial=ForumKind.STEERING)

    class Meta:
        model = Forum
        fields = ("kind", "name")

    def validate_unique(self) -> None:
        """The action asks, since only it knows the agreement."""


class MeetingsForm(forms.Form):
    """Which meetings to list."""

    agreement = forms.TypedChoiceField(label=_("Agreement"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, agreements: tuple[tuple[int, str], ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agreement"].choices = [("", _("All agreements")), *agreements]


class LogForm(forms.Form):
    """Which joint positions to list."""

    q = forms.CharField(label=_("Words in the joint position"), max_length=100, required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: tuple[int, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in years)]
