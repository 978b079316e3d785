"""What a computation is told, as a form made from the stage's own parameters."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.runs.models import Run, State
from samverkan.runs.stages import Stage

FIELDS: dict[str, type[forms.Field]] = {
    "bool": forms.BooleanField,
    "int": forms.IntegerField,
    "float": forms.FloatField,
    "str": forms.CharField,
}


class ParametersForm(forms.Form):
    """One field for each parameter of the stage, filled with what is usual; other kinds stay as they are."""

    def __init__(self, *args: Any, stage: Stage, **options: Any) -> None:
        super().__init__(*args, **options)
        usual = stage.usual()
        for field in fields(stage.told()):
            kind = FIELDS.get(getattr(field.type, "__name__", str(field.type)))
            if kind is None:
                continue
            label = field.name.replace("_", " ")
            self.fields[field.name] = kind(label=label, required=False, initial=usual[field.name])

    def said(self) -> dict[str, Any]:
        """Return what was said; an empty field means the usual."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class AfterForm(forms.Form):
    """Which earlier run to build on."""

    after = forms.ModelChoiceField(label=_("Builds on"), queryset=Run.objects.none())

    def __init__(self, *args: Any, runs: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["after"].queryset = runs.filter(state=State.DONE)
