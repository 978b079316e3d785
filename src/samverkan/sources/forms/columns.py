"""Which column of an own file is which field of the table."""

from collections.abc import Mapping as Given
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.sources.models import Mapping

FIELDS: dict[str, dict[str, Promise]] = {
    "FIGURES": {
        "period": _("Year, term or other period"),
        "value": _("Value"),
        "measure": _("What is measured"),
        "region": _("Region: 00, a county or a municipality"),
        "ssyk": _("Occupation (SSYK)"),
        "unit": _("Unit"),
        "breakdown": _("Divided by, such as sex or age"),
    },
    "OFFERS": {
        "id": _("Id of the occasion"),
        "code": _("Course code"),
        "title_sv": _("Name"),
        "kind": _("Course or programme"),
        "provider_name": _("Given by"),
        "level": _("Level (SeQF)"),
        "credits": _("Credits"),
        "credit_system": _("Kind of credits, such as hp"),
        "subjects": _("Subject, such as SUN:522"),
        "municipality": _("Municipality (four digits)"),
        "distance": _("At a distance (yes or no)"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "places": _("Places"),
        "apply_by": _("Last day to apply"),
    },
}
NEEDED = {"FIGURES": ("period", "value", "measure"), "OFFERS": ("id", "title_sv")}
SEVERAL = ("breakdown",)


@dataclass(frozen=True)
class Line:
    """One field of the table: the column that it is read from, or what every row has there."""

    label: Promise
    column: BoundField
    constant: BoundField | None
    needed: bool


class ColumnsForm(forms.Form):
    """For each field of the table a column, or one value for all rows; and the name to save it under."""

    name = forms.CharField(
        label=_("Save as"), max_length=100,
        help_text=_("For example “UKÄ, registered students”. The next file of the same kind is then read at once."),
        error_messages={"required": _("Give it a name.")},
    )  # fmt: skip
    licence = forms.CharField(label=_("Licence or terms"), max_length=60, required=False)

    def __init__(self, *args: Any, table: str, header: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.table = table
        columns = [(one, one) for one in header if one]
        for field, label in FIELDS[table].items():
            said: dict[str, Any] = {"label": _("%(field)s: column") % {"field": label}, "required": False}
            guess = guessed(field, header)
            if field in SEVERAL:
                self.fields[f"column_{field}"] = forms.MultipleChoiceField(
                    choices=columns, widget=forms.CheckboxSelectMultiple, **said
                )
            else:
                self.fields[f"column_{field}"] = forms.ChoiceField(
                    choices=[("", _("– none –")), *columns], initial=guess, **said
                )
                self.fields[f"constant_{field}"] = forms.CharField(
                    label=_("%(field)s: the same in every row") % {"field": label}, required=False, max_length=200
                )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Mapping.objects.filter(name=name).exclude(table=self.table).exists():
            raise forms.ValidationError(_("That name is taken by a file of another kind."))
        return name

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for field in NEEDED[self.table]:
            if not said.get(f"column_{field}") and not said.get(f"constant_{field}"):
                self.add_error(f"column_{field}", _("Choose a column, or write what holds for every row."))
        return said

    @property
    def lines(self) -> list[Line]:
        """The fields as they stand on the page."""
        return [
            Line(
                label, self[f"column_{field}"], None if field in SEVERAL else self[f"constant_{field}"],
                field in NEEDED[self.table],
            )
            for field, label in FIELDS[self.table].items()
        ]  # fmt: skip

    @property
    def columns(self) -> dict[str, str]:
        """Field to column, of those that are chosen."""
        return _chosen(self.cleaned_data, "column_")

    @property
    def constants(self) -> dict[str, str]:
        """Field to what every row has there, of those without a column."""
        fixed = {
            field: one for field, one in _chosen(self.cleaned_data, "constant_").items() if field not in self.columns
        }
        if self.table == "FIGURES":
            fixed |= {"source": "own", "dataset": self.cleaned_data.get("name", "") or "own"}
        return fixed


def _chosen(said: Given[str, Any], prefix: str) -> dict[str, str]:
    found = {name.removeprefix(prefix): value for name, value in said.items() if name.startswith(prefix) and value}
    return {field: "|".join(value) if isinstance(value, list) else value for field, value in found.items()}


USUAL = {
    "period": ("tidsperiod", "period", "år", "termin"), "value": ("värde", "antal", "value"),
    "measure": ("mått", "indikator"), "region": ("region", "län", "kommunkod", "länskod"), "ssyk": ("ssyk", "yrkeskod"),
    "unit": ("enhet",), "id": ("anmälningskod", "id", "kurskod"), "code": ("kurskod", "kod"),
    "title_sv": ("namn", "benämning", "kursnamn", "titel"), "credits": ("hp", "poäng", "omfattning"),
    "municipality": ("kommun", "kommunkod"), "distance": ("distans",), "starts_on": ("start", "startdatum"),
    "ends_on": ("slut", "slutdatum"), "places": ("platser",), "apply_by": ("sista ansökningsdag",),
    "provider_name": ("lärosäte", "anordnare"), "level": ("nivå",),
}  # fmt: skip


def guessed(field: str, header: Sequence[str]) -> str:
    """Return the column that a field most often is called by, where the file has it."""
    return next((one for one in header if one in USUAL.get(field, ())), "")
