"""Forms about activities."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.actions.activities import Plan
from samverkan.agreements.forms.commitments import own_people
from samverkan.agreements.forms.filters import ALL
from samverkan.agreements.forms.reports import WHO_SEES
from samverkan.agreements.models import Activity, ActivityStatus, Agreement, Commitment, DomainCode
from samverkan.agreements.queries.activities import Sought, leads_to_choose
from samverkan.agreements.queries.choosing import Choosing, choosing, servable
from samverkan.areas.models import Area
from samverkan.ui.forms import DayInput

SEVERAL = ("commitments", "domains", "areas")


class NumberField(forms.DecimalField):
    """A number as people write it: 250 000 or 1 234,50."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, localize=True, **options)

    def to_python(self, value: Any) -> Any:
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class ActivityForm(forms.Form):
    """What a person writes about an activity."""

    title = forms.CharField(label=_("Title"), max_length=200)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    commitments = forms.ModelMultipleChoiceField(
        label=_("Serves the commitments"),
        queryset=Commitment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One or several, also of several agreements. The activity is counted once."),
    )
    status = forms.ChoiceField(label=_("Status"), choices=ActivityStatus.choices, initial=ActivityStatus.PLANNED)
    starts_on = forms.DateField(label=_("Begins"), required=False, widget=DayInput)
    ends_on = forms.DateField(label=_("Ends"), required=False, widget=DayInput)
    domains = forms.MultipleChoiceField(label=_("Domains"), required=False, widget=forms.CheckboxSelectMultiple)
    areas = forms.ModelMultipleChoiceField(
        label=_("Areas"), queryset=Area.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ModelChoiceField(
        label=_("Leads it in your party"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, by: Actor, on: Any, kept: Mapping[str, Any] | None = None, shown: str = "", **options: Any
    ) -> None:
        """`kept` is what an edited activity has today, `shown` the agreement whose commitments are asked for."""
        super().__init__(*args, **options)
        stands: Mapping[str, Any] = kept or {}
        self.by, self.shown = by, int(shown) if shown.isdecimal() and len(shown) < 18 else None
        own = Agreement.objects.visible_to(by).of_organisation(by.organisation_id)
        self.fields["commitments"].queryset = servable(by, stands.get("commitments", ()))
        self.fields["areas"].queryset = Area.objects.visible_to(by)
        self.fields["lead"].queryset = own_people(by, on, stands.get("lead"))
        self.fields["domains"].choices = domain_choices(own, stands.get("domains", ()))
        if kept is not None:
            del self.fields["circle"]
        if not self.fields["areas"].queryset.exists():
            del self.fields["areas"]

    def choosing(self) -> Choosing:
        """Return the commitments to tick: all if they are few, else the chosen and those of one agreement."""
        chosen = {int(pk) for pk in map(str, self["commitments"].value() or ()) if pk.isdecimal() and len(pk) < 18}
        return choosing(self.fields["commitments"].queryset, self.by, chosen, self.shown)

    def plan(self) -> Plan:
        """Return what was written, for the action."""
        said = self.cleaned_data
        names = ("title", "description", "status", "starts_on", "ends_on", "domains", "commitments")
        return Plan(**{name: said[name] for name in names}, areas=said.get("areas", ()))


def domain_choices(agreements: Any, also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the domains of the agreements and those chosen already, each once, in the order of the closed list."""
    used = {*agreements.order_by().values_list("domains__code", flat=True).distinct(), *also}
    return [(code, str(label)) for code, label in DomainCode.choices if code in used]


def written(data: QueryDict) -> dict[str, Any]:
    """Return what has been written so far, to show it again unsaved."""
    return {name: data.getlist(name) if name in SEVERAL else data.get(name) for name in data}


def values_of(activity: Activity, by: Actor) -> dict[str, Any]:
    """Return the activity as the form shows it."""
    lead = activity.leads.filter(organisation=by.organisation_id).first()
    names = ("title", "description", "status", "starts_on", "ends_on", "domains", "version")
    return {
        **{name: getattr(activity, name) for name in names},
        "commitments": list(activity.commitments.values_list("pk", flat=True)),
        "areas": list(activity.areas.values_list("pk", flat=True)),
        "lead": lead.person_id if lead else None,
    }


class ActivityFilter(forms.Form):
    """What the list of activities is cut down to."""

    q = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    avtal = forms.TypedChoiceField(label=_("Agreement"), required=False, coerce=int, empty_value=None)
    doman = forms.ChoiceField(label=_("Domain"), required=False)
    omrade = forms.TypedChoiceField(label=_("Area"), required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *ActivityStatus.choices])
    ansvarig = forms.TypedChoiceField(label=_("Led by"), required=False, coerce=int, empty_value=None)
    fran = forms.DateField(label=_("From"), required=False, widget=DayInput)
    till = forms.DateField(label=_("To"), required=False, widget=DayInput)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        agreements = Agreement.objects.visible_to(by)
        self.fields["avtal"].choices = [ALL, *agreements.values_list("pk", "title")]
        self.fields["doman"].choices = [ALL, *domain_choices(agreements)]
        self.fields["omrade"].choices = [ALL, *Area.objects.visible_to(by).values_list("pk", "name")]
        self.fields["ansvarig"].choices = [ALL, *leads_to_choose(by).values_list("pk", "name")]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            agreement=said.get("avtal"),
            domain=said.get("doman") or "",
            area=said.get("omrade"),
            status=said.get("status") or "",
            lead=said.get("ansvarig"),
            from_date=said.get("fran"),
            to_date=said.get("till"),
        )


class MilestoneForm(forms.Form):
    """A step with its day."""

    title = forms.CharField(label=_("Milestone"), max_length=200)
    due_on = forms.DateField(label=_("Due"), widget=DayInput)


class MoneyForm(forms.Form):
    """Who puts in how much, in which year."""

    organisation = forms.ModelChoiceField(
        label=_("Party that pays"), queryset=Organisation.objects.none(), required=False, empty_label=_("Somebody else")
    )
    payer = forms.CharField(label=_("Somebody else, by name"), required=False, max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200)
    amount_sek = NumberField(label=_("Kronor"), min_value=0)
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def __init__(self, *args: Any, activity: Activity, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        seen = Commitment.objects.visible_to(by).filter(activities=activity)
        concerned = Q(parties__agreement__commitments__in=seen) | Q(pk=by.organisation_id)
        self.fields["organisation"].queryset = Organisation.objects.filter(concerned).distinct()


class ResultForm(forms.Form):
    """What came of it, with evidence."""

    text = forms.CharField(label=_("Result"), max_length=300)
    on = forms.DateField(label=_("Date"), widget=DayInput)
    evidence_url = forms.URLField(
        label=_("Link to the evidence"), required=False, max_length=500, assume_scheme="https"
    )
    file = forms.FileField(label=_("File"), required=False)
    figure = NumberField(label=_("Figure"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=60)
    source = forms.CharField(label=_("Where the figure comes from"), required=False, max_length=200)


class NoteForm(forms.Form):
    """A dated line about how it goes."""

    text = forms.CharField(label=_("Note"), max_length=600, widget=forms.Textarea({"rows": 2}))
    on = forms.DateField(label=_("Date"), widget=DayInput)
