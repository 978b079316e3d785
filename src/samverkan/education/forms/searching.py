"""What the list of education is cut down to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.competence.queries.chain import own_chain, stages
from samverkan.education.models import Form, Kind
from samverkan.education.queries.listing import ARCHIVED, Sought, areas, places, providers

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
