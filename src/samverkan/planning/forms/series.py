"""Counts of an occupation or of a programme's intakes, year by year, with where they come from."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.planning.faults import WrongFile, sentence_of
from samverkan.planning.files import Checked, written
from samverkan.planning.sections.been import COUNTED
from samverkan.planning.sections.cells import at, understood
from samverkan.planning.sections.counting import KINDS, put_counts, put_intakes
from samverkan.planning.sections.labels import name_of

YEARS_SHOWN = 12
OCCUPATION, PROGRAMME = "yrke", "utbildning"


class SeriesForm(forms.Form):
    """What is counted, by whom, and a value for each year that is known."""

    of = forms.ChoiceField(label=_("What is counted"))
    kind = forms.ChoiceField(label=_("Which count"))
    version = forms.CharField(
        label=_("Register and classification"), max_length=200, required=False,
        help_text=_("Of occupations. For example “BAS, SSYK 2012”. Another register or classification is another "
                    "series: it is never joined with an earlier one."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), max_length=500, help_text=_("Where the values were read: an address, or a name and a date.")
    )

    def __init__(self, *args: Any, document: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.document = document
        occupations = [(f"{OCCUPATION}:{one['ssyk']}", one["name"]) for one in document["occupations"]["list"]]
        programmes = [(f"{PROGRAMME}:{one['id']}", one["name"]) for one in document["programmes"]]
        self.fields["of"].choices = [(_("Occupations"), occupations), (_("Programmes"), programmes)]
        self.fields["kind"].choices = [
            (_("Of an occupation"), [(kind, name_of(kind)) for kind in COUNTED]),
            (_("Of a programme's intakes"), [(kind, name_of(kind)) for kind in KINDS]),
        ]
        self.fields["version"].widget.attrs["list"] = "versions"
        last = int(document["start_year"])
        self.years = {f"ar_{year}": year for year in range(last - YEARS_SHOWN + 1, last + 1)}
        for name, year in self.years.items():
            box = forms.TextInput({"inputmode": "decimal", "class": "is-number", "autocomplete": "off"})
            self.fields[name] = forms.CharField(label=str(year), required=False, max_length=20, widget=box)

    @property
    def versions(self) -> list[str]:
        """The series that the case has already, to go on with."""
        return [one["version"] for one in at(self.document, ("history", "observed")) or []]

    @property
    def before(self) -> list[forms.BoundField]:
        """The fields above the years."""
        return [self[name] for name in ("of", "kind", "version", "source")]

    @property
    def year_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.years]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        what = str(said.get("of", "")).partition(":")[0]
        if said.get("kind") and what and (said["kind"] in COUNTED) != (what == OCCUPATION):
            self.add_error("kind", _("This is not counted of what you chose above. Choose another count."))
        if what == OCCUPATION and not said.get("version", "").strip():
            self.add_error("version", _("Say by which register and classification it is counted."))
        for name in self.years:
            if said.get(name) and isinstance(understood(said[name], "number"), str):
                self.add_error(name, _("Write a number, such as 1 290."))
        if not self.values(said):
            raise forms.ValidationError(_("Write the value of at least one year."))
        return said

    @property
    def what(self) -> str:
        """What was chosen, in words: the occupation or programme, and the count."""
        names = dict(pair for _group, pairs in self.fields["of"].choices for pair in pairs)
        return f"{names[self.cleaned_data['of']]}, {name_of(self.cleaned_data['kind'])}"

    def values(self, said: Mapping[str, Any]) -> dict[int, Any]:
        """Return what was written, by year."""
        return {year: understood(said[name], "number") for name, year in self.years.items() if said.get(name)}

    def file(self) -> Checked | None:
        """Return the case with these counts in it; None when they cannot stand, which the form then says."""
        said, document = self.cleaned_data, deepcopy(dict(self.document))
        what, _colon, name = said["of"].partition(":")
        if what == OCCUPATION:
            put_counts(document, said["version"].strip(), name, said["kind"], self.values(said), said["source"])
        else:
            put_intakes(document, name, said["kind"], self.values(said), said["source"])
        try:
            return written(document)
        except WrongFile as wrong:
            for fault in wrong.faults:
                self.add_error(self._field(fault.path), sentence_of(fault))
            return None

    def _field(self, path: tuple[Any, ...]) -> str | None:
        """Return the field of the year in which something is wrong, where it is of one that is shown."""
        intake = at(self.document, path[:3]) if path[:2] == ("history", "intakes") else None
        year = intake.get("year") if isinstance(intake, Mapping) else path[-1]
        return f"ar_{year}" if f"ar_{year}" in self.years else None
