"""What to fetch, how often, and which file to read in its place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.sources import wishes
from samverkan.sources.models import Mapping, Rhythm

LARGEST_MB = 1_000


class WantedForm(forms.Form):
    """What is asked of a source, in words; nothing for a source that always gives all it has."""

    wanted = forms.CharField(label=_("What to fetch"), required=False, max_length=2_000)

    def __init__(self, *args: Any, source: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.source = source
        known = wishes.WISHES[source]
        if not known.example:
            del self.fields["wanted"]
        else:
            sentence = _("Written as NAME=VALUE with spaces between, for example %(example)s")
            usual = _("Leave it empty for %(usual)s.") % {"usual": _(known.usual)} if known.usual else ""
            self.fields["wanted"].help_text = " ".join(
                filter(None, [usual, sentence % {"example": known.example} + "."])
            )
            self.fields["wanted"].required = bool(known.needed)
            self.fields["wanted"].error_messages["required"] = _("Say what to fetch.")

    def clean_wanted(self) -> str:
        written: str = self.cleaned_data["wanted"]
        try:
            wishes.wanted(self.source, written.split())
        except wishes.Unclear as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
        return written

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, once the form is valid."""
        return wishes.wanted(self.source, self.cleaned_data.get("wanted", "").split())


class ScheduleForm(WantedForm):
    """How often a source is fetched by itself."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices)
    field_order = ("rhythm", "wanted")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.auto_id = "schedule_%s"
        if self.is_bound and self.data.get("rhythm") == Rhythm.OFF and "wanted" in self.fields:
            del self.fields["wanted"]


class SourceFileForm(forms.Form):
    """A file of a source."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("As the source gives it: JSON, JSON Lines, CSV, or these packed in a ZIP."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file."), "invalid": _("Choose a file.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_MB * 2**20:
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB. Read it with `samverkan import`.") % {"most": LARGEST_MB}
            )
        return file


class OwnFileForm(forms.Form):
    """An own file, and how its columns are read: as saved before, or as is said next."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx) or CSV, at most 50 MB. The first row holds the names of the columns."),
        error_messages={
            "required": _("Choose a file."),
            "invalid": _("Choose a file."),
            "empty": _("The file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )
    how = forms.ChoiceField(label=_("How it is read"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        saved = [(f"mapping:{each.pk}", each.name) for each in Mapping.objects.all()]
        new = [("FIGURES", _("New: figures, one in each row")), ("OFFERS", _("New: courses, one in each row"))]
        self.fields["how"].choices = [*saved, *new]
