"""What the list of education is cut down to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.competence.queries.chain import own_chain, stages
from samverkan.education.models import Form, Kind
from samverkan.education.queries.coverage import Wanted
from samverkan.education.queries.listing import ARCHIVED, Sought, areas, places, providers, teaching

ALL = ("", _("All"))
LEVELS = [(number, str(number)) for number in range(1, 9)]


class ProgrammeFilter(forms.Form):
    """Words, kind, form, level, place, provider, area, stage and archive; all of them live in the address."""

    q = forms.CharField(label=_("Words in the name, code or provider"), required=False, max_length=100)
    slag = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Kind.choices])
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[ALL, *Form.choices])
    niva = forms.TypedChoiceField(
        label=_("Level"), required=False, coerce=int, empty_value=None, choices=[ALL, *LEVELS]
    )
    plats = forms.ChoiceField(label=_("Place"), required=False)
    anordnare = forms.ChoiceField(label=_("Given by"), required=False)
    omrade = forms.TypedChoiceField(label=_("Area"), required=False, coerce=int, empty_value=None)
    steg = forms.ChoiceField(label=_("Stage of the value chain"), required=False)
    lage = forms.ChoiceField(
        label=_("Archive"), required=False, choices=[("", _("What is given")), (ARCHIVED, _("What is archived"))]
    )

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        chain = [stage.name for stage in stages(own_chain(by))]
        self.fields["plats"].choices = [ALL, *places(by)]
        self.fields["anordnare"].choices = [ALL, *((name, name) for name in providers(by))]
        self.fields["omrade"].choices = [ALL, *((area.pk, area.name) for area in areas(by))]
        self.fields["steg"].choices = [ALL, *((name, name) for name in chain)]

    def sought(self) -> Sought:
        """Return what is sought; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(
            text=said.get("q") or "",
            kind=said.get("slag") or "",
            form=said.get("form") or "",
            level=said.get("niva"),
            place=said.get("plats") or "",
            provider=said.get("anordnare") or "",
            area=said.get("omrade"),
            stage=said.get("steg") or "",
            state=said.get("lage") or "",
        )


class CoverageFilter(forms.Form):
    """Region, area, form, and which skills and programmes count; all of them live in the address."""

    region = forms.ChoiceField(label=_("Region of the ads"), required=False)
    omrade = forms.TypedChoiceField(label=_("Area"), required=False, coerce=int, empty_value=None)
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[ALL, *Form.choices])
    q = forms.CharField(label=_("Words in the name of the skill"), required=False, max_length=100)
    nara = forms.BooleanField(label=_("Only what is given in the region or at a distance"), required=False)
    sakra = forms.BooleanField(label=_("Only skills that somebody has confirmed"), required=False)

    def __init__(self, *args: Any, by: Actor, regions: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = regions
        self.fields["omrade"].choices = [ALL, *((area.pk, area.name) for area in areas(by))]

    def wanted(self, region: str) -> Wanted:
        """Return what is held against what; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Wanted(
            region,
            area=said.get("omrade"),
            form=said.get("form") or "",
            is_near=bool(said.get("nara")),
            certain=bool(said.get("sakra")),
            text=(said.get("q") or "").strip(),
        )


class PairForm(forms.Form):
    """Which two programmes are set side by side."""

    en = forms.TypedChoiceField(label=_("The one"), coerce=int)
    andra = forms.TypedChoiceField(label=_("The other"), coerce=int)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = teaching(by)
        offered = [(one.pk, f"{one.name} ({one.provider_name})") for one in self.offered]
        for name in ("en", "andra"):
            self.fields[name].choices = offered


class PublicFilter(forms.Form):
    """What everybody may search by."""

    q = forms.CharField(label=_("Words in the name, code or provider"), required=False, max_length=100)
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[ALL, *Form.choices])
