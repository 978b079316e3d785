"""Forms about areas."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Circle, Organisation, Person, RoleHeld
from samverkan.areas.actions import Description
from samverkan.areas.models import Area, AreaKind, AreaStatus
from samverkan.areas.queries import Sought, partners
from samverkan.ui.forms import DayInput

ALL = ("", _("All"))


class AreaForm(forms.Form):
    """What a person writes about an area."""

    name = forms.CharField(label=_("Name"), max_length=150)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AreaKind.choices, widget=forms.RadioSelect, initial=AreaKind.FIELD
    )
    description = forms.CharField(
        label=_("Description"), required=False, max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    criterion = forms.CharField(
        label=_("Criterion"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("What the agreement says an area must fulfil to be established."),
    )
    decide_by = forms.DateField(label=_("Decide by"), required=False, widget=DayInput)
    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    circle = forms.ChoiceField(
        label=_("Who sees this"),
        choices=(
            (Circle.SHARED, _("The organisations it concerns")),
            (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
        ),
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, area: Area | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        ask_whom(self, by, area)
        if area:
            del self.fields["circle"]

    def says(self) -> Description:
        """Return what was written, for the action."""
        names = ("name", "kind", "description", "criterion", "decide_by", "organisations")
        return Description(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


def values_of(area: Area) -> dict[str, Any]:
    """Return the area as the form shows it."""
    names = ("name", "kind", "description", "criterion", "decide_by", "version")
    return {
        **{name: getattr(area, name) for name in names},
        "organisations": list(area.organisations.values_list("pk", flat=True)),
    }


class DecisionForm(forms.Form):
    """Establish, go on exploring, or drop; and why."""

    status = forms.ChoiceField(
        label=_("Decision"),
        choices=(
            (AreaStatus.ESTABLISHED, _("Establish")),
            (AreaStatus.EXPLORING, _("Go on exploring")),
            (AreaStatus.DROPPED, _("Drop")),
        ),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why, by the criterion"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    decided_on = forms.DateField(label=_("Decided on"), widget=DayInput)
    source_url = forms.URLField(label=_("Link to the decision"), required=False, max_length=500, assume_scheme="https")
    version = forms.IntegerField(widget=forms.HiddenInput)


class LeadForm(forms.Form):
    """Who leads the area in one's own organisation."""

    person = forms.ModelChoiceField(
        label=_("Leads it in your party"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, by: Actor, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        held = RoleHeld.objects.current(on).filter(organisation=by.organisation_id)
        now = Q(pk__in=held.values("person")) | Q(pk=self.initial.get("person"))
        self.fields["person"].queryset = Person.objects.filter(now)


class AreaFilter(forms.Form):
    """What the list of areas is cut down to."""

    q = forms.CharField(label=_("Words in the name"), required=False, max_length=100)
    slag = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *AreaKind.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *AreaStatus.choices])
    organisation = forms.TypedChoiceField(label=_("Concerns"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [ALL, *((o.pk, o.name) for o in partners(by))]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            kind=said.get("slag") or "",
            status=said.get("status") or "",
            organisation=said.get("organisation"),
        )
