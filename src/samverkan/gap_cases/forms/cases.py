"""The forms about a case itself: the gap, its owner, why it is closed, and what the list is cut down to."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Person
from samverkan.accounts.queries import people_of
from samverkan.agreements.models import Agreement, Party
from samverkan.areas.models import Area
from samverkan.competence.places import COUNTIES, INVENTED
from samverkan.gap_cases.actions.opening import Gap
from samverkan.gap_cases.models import CaseState, DeciderKind, GapCase
from samverkan.gap_cases.queries.listing import Sought, agreements, regions
from samverkan.meetings.queries import sharing

ALL = ("", _("All"))
WHO_SEES = (
    (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
    (Circle.SHARED, _("The parties of the agreement")),
)
PLAIN = tuple(name for name in Gap.__dataclass_fields__ if name != "occupation")


class GapForm(forms.Form):
    """What a person says of a gap, and of whose decision it is."""

    title = forms.CharField(label=_("Title"), max_length=200)
    ssyk = forms.CharField(
        label=_("SSYK group"), max_length=4, help_text=_("Four digits, as on the occupation's page.")
    )
    region = forms.ChoiceField(label=_("Region"))
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    low = forms.IntegerField(label=_("Missing, at least"), min_value=0, max_value=1_000_000)
    high = forms.IntegerField(label=_("Missing, at most"), min_value=0, max_value=1_000_000)
    source = forms.CharField(
        label=_("Source of the gap"), max_length=300, help_text=_("Who reckoned it, in what, and when.")
    )
    source_url = forms.URLField(label=_("Link to the source"), required=False, max_length=500, assume_scheme="https")
    origin = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why it matters"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    area = forms.ModelChoiceField(
        label=_("Area"), required=False, queryset=Area.objects.none(), empty_label=_("Not said yet")
    )
    decider_kind = forms.ChoiceField(
        label=_("Whose decision it is"), required=False, choices=[("", _("Not said yet")), *DeciderKind.choices]
    )
    decider = forms.ModelChoiceField(
        label=_("In which party"),
        required=False,
        queryset=Party.objects.none(),
        empty_label=_("None of the parties"),
        help_text=_("The agency for higher vocational education, for one, is no party."),
    )
    body = forms.CharField(
        label=_("Body"), required=False, max_length=150, help_text=_("As it is called: the board of the faculty.")
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreement: Agreement, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        regions = sorted((COUNTIES | INVENTED).items(), key=lambda one: one[1])
        self.fields["region"].choices = [("", _("Choose the region")), *regions]
        self.fields["area"].queryset = Area.objects.visible_to(by)
        parties = [party.pk for party in sharing.members(agreement)]
        self.fields["decider"].queryset = agreement.parties.select_related("organisation").filter(pk__in=parties)

    def clean_ssyk(self) -> str:
        ssyk: str = self.cleaned_data["ssyk"].strip()
        if not re.fullmatch(r"\d{4}", ssyk):
            raise forms.ValidationError(_("An SSYK group is four digits."))
        return ssyk

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        low, high = said.get("low"), said.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("At most must not be less than at least."))
        return said

    def gap(self, occupation: str) -> Gap:
        """Return what was written, about an occupation by its name."""
        return Gap(occupation=occupation, **{name: self.cleaned_data[name] for name in PLAIN})


class OpenForm(GapForm):
    """What a person says of a new gap: also who sees it, and that another case about it is meant."""

    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial="private")
    anyway = forms.BooleanField(label=_("Open one more case about the same occupation"), required=False)
    need = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_twins: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_twins:
            self.fields["anyway"].widget = forms.HiddenInput()


def values_of(case: GapCase) -> dict[str, Any]:
    """Return the case as the form shows it."""
    told = {name: getattr(case, name) for name in (*PLAIN, "version")}
    return {**told, "area": case.area_id, "decider": case.decider_id}


class OwnerForm(forms.Form):
    """Who looks after the case in one's own party."""

    person = forms.ModelChoiceField(
        label=_("Owner in your party"), required=False, queryset=Person.objects.none(), empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, by: Actor, on: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people_of(by.home, on)


class CloseForm(forms.Form):
    """Why a case is closed."""

    why = forms.CharField(label=_("Why it is closed"), max_length=500, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class CaseFilter(forms.Form):
    """Words, state, region, agreement and one's own; all of them live in the address."""

    q = forms.CharField(label=_("Title, occupation or SSYK code"), required=False, max_length=100)
    lage = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *CaseState.choices])
    region = forms.ChoiceField(label=_("Region"), required=False)
    avtal = forms.TypedChoiceField(label=_("Agreement"), required=False, coerce=int, empty_value=None)
    mina = forms.BooleanField(label=_("Only those I own"), required=False)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = [ALL, *regions(by)]
        self.fields["avtal"].choices = [ALL, *agreements(by)]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            state=said.get("lage") or "",
            region=said.get("region") or "",
            agreement=said.get("avtal"),
            mine=bool(said.get("mina")),
        )
