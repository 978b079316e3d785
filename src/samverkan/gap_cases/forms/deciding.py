"""The forms about where a case is taken up, what was decided, and what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import Party
from samverkan.gap_cases.actions.deciding import Decided
from samverkan.gap_cases.actions.looking_back import Outcome
from samverkan.gap_cases.models import GapCase, LookBack, Option
from samverkan.meetings.models import JointPosition, Meeting
from samverkan.meetings.queries import sharing
from samverkan.ui.forms import DayInput


class RaiseForm(forms.Form):
    """Where the case is taken up: in the inbox, or at once on a coming agenda."""

    meeting = forms.ModelChoiceField(
        label=_("Where"), required=False, queryset=Meeting.objects.none(), empty_label=_("The inbox of the agreement")
    )

    def __init__(self, *args: Any, meetings: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings


class DecisionForm(forms.Form):
    """What was decided."""

    option = forms.ModelChoiceField(
        label=_("Chosen option"), queryset=Option.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    body = forms.CharField(label=_("Body that decided"), max_length=150)
    party = forms.ModelChoiceField(
        label=_("In which party"), required=False, queryset=Party.objects.none(), empty_label=_("None of the parties")
    )
    decided_on = forms.DateField(label=_("Decided on"), widget=DayInput)
    registry_number = forms.CharField(label=_("Registry number"), max_length=60, required=False)
    joint_position = forms.ModelChoiceField(
        label=_("Joint position it carries out"),
        required=False,
        queryset=JointPosition.objects.none(),
        empty_label=_("None"),
        help_text=_("What the meeting agreed. Its page then leads here, and this page there."),
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, case: GapCase, positions: list[JointPosition], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["option"].queryset = case.options.all()
        parties = [party.pk for party in sharing.members(case.agreement)]
        self.fields["party"].queryset = case.agreement.parties.select_related("organisation").filter(pk__in=parties)
        shown = self.fields["joint_position"]
        shown.queryset = JointPosition.objects.filter(pk__in=[one.pk for one in positions])
        shown.choices = [("", shown.empty_label), *((one.pk, label_of(one)) for one in positions)]

    def said(self) -> Decided:
        """Return what was filled in."""
        return Decided(**self.cleaned_data)


def label_of(position: JointPosition) -> str:
    """Return a joint position as it is chosen: its number and how it begins."""
    text = position.text if len(position.text) <= 80 else f"{position.text[:79].rstrip()}…"
    return f"{position.number}. {text}"


class WithdrawForm(forms.Form):
    """Why a decision is taken back."""

    why = forms.CharField(label=_("Why it is taken back"), max_length=500, widget=forms.Textarea({"rows": 3}))


class LookBackForm(forms.Form):
    """What came of a decision."""

    people = forms.IntegerField(label=_("People it has given so far"), required=False, min_value=0, max_value=1_000_000)
    missing = forms.IntegerField(
        label=_("People still missing today"), required=False, min_value=0, max_value=1_000_000
    )
    source = forms.CharField(label=_("Source of the outcome"), required=False, max_length=300)
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")
    learnt = forms.CharField(
        label=_("What was learnt"),
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Why it went as it did, and what you would do otherwise. Leave out people's names."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def outcome(self) -> Outcome:
        """Return what was filled in."""
        return Outcome(**{name: self.cleaned_data[name] for name in Outcome.__dataclass_fields__})


def values_of(one: LookBack) -> dict[str, Any]:
    """Return a look-back as the form shows it."""
    return {name: getattr(one, name) for name in (*Outcome.__dataclass_fields__, "version")}
