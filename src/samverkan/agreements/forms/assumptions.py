"""Forms about what promises and areas rest on."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Person
from samverkan.agreements.actions.assumptions import Tripwire
from samverkan.agreements.forms.commitments import own_people
from samverkan.agreements.forms.reports import WHO_SEES
from samverkan.agreements.models import Agreement, Assumption, BrokenWhen, Commitment
from samverkan.areas.models import Area
from samverkan.indicators.forms.values import Figure
from samverkan.indicators.models import Indicator
from samverkan.ui.forms import DayInput


class NumberedCommitments(forms.ModelMultipleChoiceField):
    def label_from_instance(self, commitment: Commitment) -> str:
        return f"{commitment.number}. {commitment.title}"


class IndicatorChoice(forms.ModelChoiceField):
    def label_from_instance(self, indicator: Indicator) -> str:
        return f"{indicator.name} ({indicator.unit})"


class AssumptionForm(forms.Form):
    """An assumption, what rests on it, what watches it and who."""

    text = forms.CharField(
        label=_("Assumption"), max_length=300, help_text=_("What must be so for the promise to make sense.")
    )
    commitments = NumberedCommitments(
        label=_("Commitments that rest on it"),
        queryset=Commitment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = forms.ModelMultipleChoiceField(
        label=_("Areas that rest on it"),
        queryset=Area.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    indicator = IndicatorChoice(
        label=_("Indicator that watches it"),
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=_("None: a person says when it changes"),
        help_text=_("When its latest value passes the limit, all that rests on the assumption stands under review."),
    )
    broken_when = forms.ChoiceField(
        label=_("It no longer holds when"), required=False, choices=[("", _("No limit")), *BrokenWhen.choices]
    )
    limit = Figure(label=_("Limit"), required=False)
    look_again_on = forms.DateField(label=_("Look again"), required=False, widget=DayInput)
    watcher = forms.ModelChoiceField(
        label=_("Who watches it"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody in particular"),
        help_text=_("Is asked on the day to look again, and told when it breaks."),
    )
    circle = forms.ChoiceField(
        label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial=Circle.SHARED
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        agreement: Agreement,
        by: Actor,
        on: date,
        assumption: Assumption | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["commitments"].queryset = Commitment.objects.visible_to(by).filter(agreement=agreement)
        self.fields["areas"].queryset = _areas(agreement, by)
        self.fields["indicator"].queryset = Indicator.objects.visible_to(by)
        self.fields["watcher"].queryset = own_people(by, on, assumption.watcher_id if assumption else None)
        if assumption or agreement.circle == Circle.PRIVATE:
            del self.fields["circle"]
        if not self.fields["areas"].queryset.exists():
            del self.fields["areas"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        tripwire = [said.get(name) for name in ("indicator", "broken_when", "limit")]
        if any(one not in (None, "") for one in tripwire) and any(one in (None, "") for one in tripwire):
            self.add_error("limit", _("An indicator watches with a limit: choose all three, or none of them."))
        if not said.get("commitments") and not said.get("areas"):
            self.add_error("commitments", _("Choose at least one commitment or area that rests on it."))
        return said

    def says(self) -> dict[str, Any]:
        """Return what was written, for the action."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("broken_when", "limit")}
        said.setdefault("areas", [])
        said.pop("version", None)
        indicator = said.pop("indicator")
        broken_when, limit = self.cleaned_data["broken_when"], self.cleaned_data["limit"]
        return {**said, "tripwire": Tripwire(indicator, broken_when, limit) if indicator else None}


def _areas(agreement: Agreement, by: Actor) -> Any:
    """Return the areas that the agreement, or a promise of it, belongs to."""
    seen = Area.objects.visible_to(by)
    return (seen.filter(agreements=agreement) | seen.filter(commitments__agreement=agreement)).distinct()


def values_of(assumption: Assumption) -> dict[str, Any]:
    """Return the assumption as the form shows it."""
    names = ("text", "look_again_on", "broken_when", "version")
    limit = f"{assumption.limit.normalize():f}".replace(".", ",") if assumption.limit is not None else ""
    return {
        **{name: getattr(assumption, name) for name in names},
        "limit": limit,
        "watcher": assumption.watcher_id,
        "indicator": assumption.indicator_id,
        "commitments": [commitment.pk for commitment in assumption.commitments.all()],
        "areas": [area.pk for area in assumption.areas.all()],
    }


class ChangedForm(forms.Form):
    """When an assumption changed, and what changed."""

    changed_on = forms.DateField(label=_("Changed on"), widget=DayInput)
    what = forms.CharField(label=_("What changed"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")


class RestoredForm(forms.Form):
    """Why an assumption holds again."""

    why = forms.CharField(label=_("Why it holds again"), max_length=1000, widget=forms.Textarea({"rows": 2}))


class WithdrawnForm(forms.Form):
    """Why an assumption is taken out of use."""

    why = forms.CharField(label=_("Why it is taken out of use"), max_length=500, widget=forms.Textarea({"rows": 2}))


class LookedForm(forms.Form):
    """That one has looked, and when to look next."""

    note = forms.CharField(label=_("What you saw"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    look_again_on = forms.DateField(label=_("Look again"), required=False, widget=DayInput)


def in_a_year(today: date) -> date:
    """Return the day that is offered for the next look."""
    return today + timedelta(days=365)
