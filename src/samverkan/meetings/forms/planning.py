"""Forms about when a meeting is, and those that filter lists."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Party
from samverkan.meetings.models import Forum, ForumKind, Meeting, Seat
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
    video_link = forms.URLField(
        label=_("Video link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Shown only to those who are called, and to those who plan the meeting."),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the meeting is named as its forum says."),
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
            "video_link": meeting.video_link,
            "title": meeting.title,
            "version": meeting.version,
        }


class ArrangeForm(forms.Form):
    """Who leads a meeting, and by when topics and briefing are due."""

    chair = forms.ChoiceField(label=_("Chairs the meeting"), required=False)
    secretary = forms.ChoiceField(label=_("Keeps the minutes"), required=False)
    topics_close_on = forms.DateField(label=_("Topics close on"), widget=DayInput, required=False)
    briefing_out_on = forms.DateField(label=_("The briefing is out on"), widget=DayInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, parties: Sequence[Party], seats: Sequence[Seat], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parties = {party.pk: party for party in parties}
        self.seats = {seat.pk: seat for seat in seats}
        choices: list[Any] = [("", _("Not settled"))]
        for party in parties:
            name = party.organisation.name
            own = [(f"{party.pk}:{s.pk}", s.name) for s in seats if s.party_id == party.pk]
            choices.append((name, [(f"{party.pk}:0", _("Somebody from %(party)s") % {"party": name}), *own]))
        for field in ("chair", "secretary"):
            self.fields[field].choices = choices

    def leads(self) -> dict[str, Any]:
        """Return the parties and seats chosen, as the action takes them."""
        found: dict[str, Any] = {}
        for field in ("chair", "secretary"):
            party, _colon, seat = self.cleaned_data[field].partition(":")
            found[f"{field}_party"] = self.parties[int(party)] if party else None
            found[f"{field}_seat"] = self.seats.get(int(seat)) if seat else None
        return found

    @staticmethod
    def as_filled(meeting: Meeting) -> dict[str, Any]:
        """Return what the form holds for a meeting."""
        return {
            "chair": f"{meeting.chair_party_id}:{meeting.chair_seat_id or 0}" if meeting.chair_party_id else "",
            "secretary": (
                f"{meeting.secretary_party_id}:{meeting.secretary_seat_id or 0}" if meeting.secretary_party_id else ""
            ),
            "topics_close_on": meeting.topics_close_on,
            "briefing_out_on": meeting.briefing_out_on,
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
    kind = forms.ChoiceField(label=_("Kind of forum"), required=False)

    def __init__(self, *args: Any, agreements: tuple[tuple[int, str], ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agreement"].choices = [("", _("All agreements")), *agreements]
        self.fields["kind"].choices = [("", _("All kinds")), *ForumKind.choices]


class LogForm(forms.Form):
    """Which joint positions to list."""

    q = forms.CharField(label=_("Words in the joint position"), max_length=100, required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: tuple[int, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].choices = [("", _("All years")), *((year, year) for year in years)]
