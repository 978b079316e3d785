"""The form about a programme or course."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Circle, Organisation
from samverkan.accounts.widening import partners
from samverkan.areas.models import Area
from samverkan.competence.queries.chain import own_chain, stages
from samverkan.education.described import MANY, PLAIN, Description
from samverkan.education.models import Credits, Form, Kind, Programme
from samverkan.education.models.programmes import FIELD, MUNICIPALITY

WHO_SEES = (
    (Circle.SHARED, _("The organisations it concerns")),
    (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
)
LEVELS = [("", _("– not stated –")), *((number, str(number)) for number in range(1, 9))]


class ProgrammeForm(forms.Form):
    """What a person writes about a programme or course."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.PROGRAMME)
    code = forms.CharField(label=_("Code"), max_length=40, required=False)
    provider = forms.ModelChoiceField(
        label=_("Given by"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("– another, named below –"),
    )
    provider_name = forms.CharField(
        label=_("Given by another"),
        max_length=200,
        required=False,
        help_text=_("For example a university that is no party."),
    )
    given_as = forms.MultipleChoiceField(
        label=_("Form"), choices=Form.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Several may hold at once."),
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label=_("Level (SeQF/EQF)"), choices=LEVELS, coerce=int, empty_value=None, required=False,
        help_text=_("The Swedish levels, SeQF 1 to 8, answer to the European ones."),
    )  # fmt: skip
    credits = forms.DecimalField(
        label=_("Credits"), min_value=0, max_digits=6, decimal_places=1, required=False, localize=True
    )
    credit_system = forms.ChoiceField(label=_("Kind of credits"), choices=Credits.choices, initial=Credits.HP)
    weeks = forms.IntegerField(
        label=_("Length in weeks"), min_value=1, max_value=600, required=False,
        help_text=_("A study year is 40 weeks: a programme of three years is 120."),
    )  # fmt: skip
    pace = forms.IntegerField(label=_("Pace in per cent of full time"), min_value=1, max_value=200, required=False)
    municipality_code = forms.CharField(
        label=_("Municipality (four digits)"), max_length=4, required=False, validators=[MUNICIPALITY],
        help_text=_("Where the teaching is. Leave it empty for what is given at a distance only."),
    )  # fmt: skip
    field_code = forms.CharField(
        label=_("Field (SUN 2020)"),
        max_length=4,
        required=False,
        validators=[FIELD],
        help_text=_("For example 522, energy and electricity."),
    )
    teachers = forms.DecimalField(
        label=_("Teachers needed (full-time)"), min_value=0, max_digits=6, decimal_places=2, localize=True,
        required=False, help_text=_("For one year's group, through the whole education."),
    )  # fmt: skip
    place_cost_sek = forms.IntegerField(
        label=_("Cost of one place (SEK)"), min_value=0, max_value=2_000_000_000, required=False,
        help_text=_("For the whole education, not a year."),
    )  # fmt: skip
    stages = forms.MultipleChoiceField(
        label=_("Stages of the value chain"), required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = forms.ModelMultipleChoiceField(
        label=_("Areas"), queryset=Area.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label=_("Description"), max_length=5000, required=False, widget=forms.Textarea({"rows": 4})
    )
    url = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial="shared")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, programme: Programme | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        ask_whom(self, by, programme)
        self.fields["provider"].queryset = offered_as_provider(by, programme)
        self.fields["areas"].queryset = Area.objects.visible_to(by)
        names = [stage.name for stage in stages(own_chain(by))]
        names += [name for name in (programme.stages if programme else ()) if name not in names]
        self.fields["stages"].choices = [(name, name) for name in names]
        if programme:
            del self.fields["circle"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("provider") and not (said.get("provider_name") or "").strip():
            self.add_error("provider_name", _("Say who gives it."))
        return said

    def says(self) -> Description:
        """Return what was written, for the action."""
        said = self.cleaned_data
        return Description(**{name: said[name] for name in (*PLAIN, *MANY) if name in said})


def offered_as_provider(by: Actor, programme: Programme | None) -> QuerySet[Organisation]:
    """Return who can be said to give it: partners, and whoever does now."""
    given = Q(pk=programme.provider_id) if programme else Q(pk=None)
    return Organisation.objects.filter(Q(pk__in=partners(by).order_by().values("pk")) | given)


def values_of(programme: Programme) -> dict[str, Any]:
    """Return the programme as the form shows it."""
    plain = {name: getattr(programme, name) for name in (*PLAIN, "version")}
    return plain | {
        "provider_name": "" if programme.provider_id else programme.provider_name,
        "provider": programme.provider_id,
        "given_as": list(programme.given_as),
        "stages": list(programme.stages),
        **{name: list(getattr(programme, name).values_list("pk", flat=True)) for name in MANY},
    }


class ArchiveForm(forms.Form):
    """Why an education is archived."""

    because = forms.CharField(
        label=_("Why it is archived"),
        max_length=300,
        help_text=_("For example: it is given for the last time in 2026."),
    )
