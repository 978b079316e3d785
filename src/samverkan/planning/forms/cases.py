"""What a person writes about a case, and the file it begins with."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.forms.concerning import ask_whom
from samverkan.accounts.models import Circle, Organisation
from samverkan.areas.models import Area
from samverkan.planning.actions import Description
from samverkan.planning.faults import Told, WrongFile
from samverkan.planning.files import Checked, read_in, require_small
from samverkan.planning.models import Case
from samverkan.planning.queries.cases import stamp_of

CIRCLES = (
    (Circle.PRIVATE, _("Only your party sees it; it may still have to be disclosed")),
    (Circle.SHARED, _("The organisations it concerns")),
)


TABLES = (".csv", ".tsv", ".xlsx")
"""How the names of files end that hold a table."""


class CaseForm(forms.Form):
    """What a person writes about a case, beside its file."""

    title = forms.CharField(label=_("Title"), max_length=150)
    description = forms.CharField(
        label=_("Description"), required=False, max_length=5000, widget=forms.Textarea({"rows": 3}),
        help_text=_("What is to be decided, and by whom."),
    )  # fmt: skip
    area = forms.ModelChoiceField(
        label=_("Area"), queryset=Area.objects.none(), required=False, empty_label=_("No particular area")
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Concerns"), queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    circle = forms.ChoiceField(label=_("Who sees this"), choices=CIRCLES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, by: Actor, case: Case | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = Area.objects.visible_to(by)
        ask_whom(self, by, case)

    def says(self) -> Description:
        """Return what was written, for the action."""
        names = ("title", "description", "area", "organisations")
        return Description(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class DescriptionForm(CaseForm):
    """
    What is changed of a case that is there.

    What the person cannot choose stands as it was: whom a case of another party concerns, and an area it does not see.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, by: Actor, **options: Any) -> None:
        super().__init__(*args, by=by, case=case, initial=values_of(case), **options)
        del self.fields["circle"]
        seen = self.fields["area"].queryset.filter(pk=case.area_id).exists()
        self.unseen = None if seen else case.area

    def says(self) -> Description:
        """Return what was written, with the area that the person does not see when no other was chosen."""
        said = super().says()
        return replace(said, area=said.area or self.unseen)


def values_of(case: Case) -> dict[str, Any]:
    """Return what is said of a case, as the form shows it."""
    about = {"title": case.title, "description": case.description, "area": case.area_id}
    return {**about, "seen": stamp_of(case), "organisations": list(case.organisations.values_list("pk", flat=True))}


class UploadForm(CaseForm):
    """A case that begins with a file."""

    file = forms.FileField(
        label=_("Case file"), allow_empty_file=True,
        help_text=_("YAML or JSON that keeps to competence-case/1, at most 1 MB. A table of counts (Excel or CSV) is "
                    "read too: you then say which column is what."),
        widget=forms.FileInput({"accept": ".yaml,.yml,.json,.csv,.tsv,.xlsx"}),
    )  # fmt: skip

    field_order = ("file", "title", "description", "area", "organisations", "circle")
    told: tuple[Told, ...] = ()
    refusal = ""
    """Why a table that was given for a case file cannot be read either."""

    def clean_file(self) -> Checked | None:
        """Return the file, checked; `told` says what is wrong in it, and where."""
        given = self.cleaned_data["file"]
        if given.name.lower().endswith(TABLES):
            words = _("%(name)s is a table, not a case file. Your coordinator or administrator can read it in "
                      "among the sources; a case can then follow what it counts.")  # fmt: skip
            raise forms.ValidationError(self.refusal or words, params={"name": given.name})
        try:
            require_small(given.size, given.name)
            return read_in(given.read(), given.name)
        except WrongFile as wrong:
            self.told = wrong.told
            if len(wrong.told) == 1:
                raise forms.ValidationError(str(wrong.told[0])) from wrong
            words = _("There are %(count)s faults in the file; they are listed below.")
            raise forms.ValidationError(words, params={"count": len(wrong.told)}) from wrong


class CopyForm(forms.Form):
    """What the copy is called."""

    title = forms.CharField(label=_("Title"), max_length=150)


class StartForm(CaseForm):
    """A case that begins with the figures of a region: which occupations."""

    occupations = forms.MultipleChoiceField(
        label=_("Occupations"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Those your party follows stand first and are ticked."),
    )  # fmt: skip
    region = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("occupations", "title", "description", "area", "organisations", "circle")

    def __init__(self, *args: Any, occupations: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["occupations"].choices = occupations
