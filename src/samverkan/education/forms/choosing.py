"""Choosing education from Susa-navet, and what is done to many programmes at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Organisation
from samverkan.areas.models import Area
from samverkan.competence.queries.chain import own_chain, stages
from samverkan.education.actions import Alike
from samverkan.education.forms.programmes import WHO_SEES
from samverkan.education.models import Form

NONE = ("", _("– as it is –"))


class SusaFilter(forms.Form):
    """Words and a place; both live in the address."""

    q = forms.CharField(label=_("Words in the name, code or provider"), required=False, max_length=100)
    plats = forms.ChoiceField(label=_("Given in"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["plats"].choices = [("", _("The whole country")), *places]


class TakeUpForm(forms.Form):
    """Which education is taken up, and whom it concerns."""

    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=WHO_SEES, widget=forms.RadioSelect, initial="shared")

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        ask_whom(self, by)


class ManyForm(forms.Form):
    """What all that are ticked get."""

    till_omrade = forms.ModelChoiceField(
        label=_("Also in the area"), queryset=Area.objects.none(), required=False, empty_label=_("– as it is –")
    )
    till_steg = forms.ChoiceField(label=_("Also in the stage"), required=False)
    till_form = forms.ChoiceField(label=_("Also given as"), required=False, choices=[NONE, *Form.choices])
    arkivera = forms.CharField(label=_("Archive them, because"), required=False, max_length=300)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["till_omrade"].queryset = Area.objects.visible_to(by)
        self.fields["till_steg"].choices = [NONE, *((one.name, one.name) for one in stages(own_chain(by)))]

    def alike(self) -> Alike:
        """Return what was chosen, for the action."""
        said = self.cleaned_data
        return Alike(said["till_omrade"], said["till_steg"], said["till_form"], said["arkivera"].strip())
