"""The forms by which a round is opened, changed and looked through."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Commitment, Party
from samverkan.reporting.actions.opening import Plan
from samverkan.reporting.queries.asking import Candidate
from samverkan.reporting.queries.page import ANSWERED, KEPT, UNANSWERED, Wanted
from samverkan.ui.dates import day
from samverkan.ui.forms import DayInput

THREE_WEEKS = timedelta(weeks=3)
ALL = ("", pgettext_lazy("choice in a filter", "All"))


class PromisesForm(forms.Form):
    """Which promises are asked about."""

    promises = forms.TypedMultipleChoiceField(
        label=_("Promises"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one promise.")},
    )

    def __init__(self, *args: Any, offered: Iterable[Candidate], **options: Any) -> None:
        self.offered = list(offered)
        options["initial"] = {
            "promises": [one.commitment.pk for one in self.offered if not one.is_finished],
            **options.get("initial", {}),
        }
        super().__init__(*args, **options)
        found = {one.commitment.pk: one.commitment for one in self.offered}
        self.fields["promises"].choices = [(pk, f"{each.number}. {each.title}") for pk, each in found.items()]

    def chosen(self) -> list[Commitment]:
        """Return the promises that are ticked."""
        found = {one.commitment.pk: one.commitment for one in self.offered}
        return [found[pk] for pk in self.cleaned_data["promises"]]


class OpenForm(PromisesForm):
    """What a round is called, by when, and about which promises."""

    title = forms.CharField(label=_("Name"), max_length=120)
    year = forms.TypedChoiceField(
        label=_("Year"), coerce=int, help_text=_("What is kept or missed each year is asked about for this year.")
    )
    due_on = forms.DateField(label=_("Answer by"), widget=DayInput)
    message = forms.CharField(
        label=_("A line to those who are asked"), required=False, max_length=600, widget=forms.Textarea({"rows": 2})
    )
    field_order = ("title", "year", "due_on", "message", "promises")

    def __init__(self, *args: Any, today: date, earlier: Collection[str] = (), **options: Any) -> None:
        options["initial"] = {"title": a_title(today, earlier), "year": today.year, "due_on": today + THREE_WEEKS}
        super().__init__(*args, **options)
        self.fields["year"].choices = [(year, str(year)) for year in range(today.year, today.year - 6, -1)]
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()

    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(title=said["title"], year=said["year"], due_on=said["due_on"], message=said["message"])


def a_title(today: date, earlier: Collection[str]) -> str:
    """Return a name that no earlier round has: of the half-year, else of the month, else of the day."""
    half = gettext("spring") if today.month < 7 else gettext("autumn")
    words = {"half": half, "year": today.year, "month": date_format(today, "F Y"), "day": day(today)}
    names = (gettext("Status %(half)s %(year)d"), gettext("Status %(month)s"), gettext("Status %(day)s"))
    offered = [name % words for name in names]
    return next((name for name in offered if name not in earlier), offered[-1])


class DayForm(forms.Form):
    """A new day to answer by."""

    due_on = forms.DateField(label=_("Answer by"), widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RoundFilter(forms.Form):
    """What the questions of a round are cut down to."""

    part = forms.TypedChoiceField(label=_("Party"), required=False, coerce=int, empty_value=None)
    lage = forms.ChoiceField(
        label=pgettext_lazy("round", "Answers"),
        required=False,
        choices=[
            ALL,
            (ANSWERED, pgettext_lazy("questions", "Answered")),
            (UNANSWERED, pgettext_lazy("questions", "Not answered")),
            (KEPT, _("Nobody is asked")),
        ],
    )

    def __init__(self, *args: Any, parties: Iterable[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["part"].choices = [ALL, *((party.pk, str(party.organisation)) for party in parties)]

    def wanted(self, shown: str) -> Wanted:
        """Return what fits; what is not understood cuts nothing down."""
        self.is_valid()
        return Wanted(shown, self.cleaned_data.get("part"), self.cleaned_data.get("lage", ""))

    @property
    def active(self) -> int:
        return sum(bool(value) for value in self.cleaned_data.values())
