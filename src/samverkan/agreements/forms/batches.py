"""What a person sends in about a folder: the files, what the table is cut down to, and one row corrected."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.actions.batches import RowGiven
from samverkan.agreements.forms.drafts.documents import ACCEPTED
from samverkan.agreements.models import AgreementKind
from samverkan.agreements.queries.batches import Wanted
from samverkan.agreements.queries.drafts.summary import Summary
from samverkan.agreements.queries.drafts.words import DATE_KINDS
from samverkan.ui.forms import renew

STATES = (
    ("", _("All")),
    ("read", _("Read")),
    ("refused", _("Could not be read")),
    ("no_agreement", _("No agreement")),
    ("twin", _("Perhaps there already")),
    ("registered", _("Registered")),
    ("set_aside", _("Set aside")),
    ("waiting", _("Waits to be read")),
)
KINDS = [("", "–"), *AgreementKind.choices]


class FolderForm(forms.Form):
    """The files of a folder; they are read by the view, one at a time, since a form takes one."""

    use_required_attribute = False

    many = forms.FileField(
        label=_("Files"),
        help_text=_(
            "Several at once: PDF, Word (.docx), web pages, plain text, e-mails (.eml) or compressed folders (.zip); "
            "at most 50 MB each and 500 MB together."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    folder = forms.FileField(
        label=_("Or a whole folder"),
        help_text=_("Not all browsers can; a phone cannot."),
        widget=forms.FileInput(attrs={"webkitdirectory": True}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["multiple"] = True


class RowFilter(forms.Form):
    """What the table is cut down to."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    lage = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    def wanted(self, sort: str) -> Wanted:
        """Return what is wanted; what could not be understood counts as not said."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Wanted(text=said.get("q") or "", state=said.get("lage") or "", sort=sort)


class RowForm(forms.Form):
    """One row of the table, to be corrected in place."""

    title = forms.CharField(label=_("Title"), max_length=250)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, required=False)
    parties = forms.CharField(
        label=_("Parties"),
        help_text=_("Separated by semicolons."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    date = forms.CharField(
        label=_("Date"), help_text=_("As 2019, 2019-11 or 2019-11-19."), max_length=10, required=False
    )
    date_kind = forms.ChoiceField(label=_("What happened then"), choices=list(DATE_KINDS.items()))
    valid_to = forms.CharField(label=_("Valid to"), max_length=10, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, shown: Summary, number: int, version: int) -> None:
        initial = {
            "title": shown.title,
            "kind": shown.kind,
            "parties": "; ".join(shown.parties),
            "date": shown.date,
            "date_kind": shown.date_kind or "signed",
            "valid_to": shown.valid_to,
            "version": version,
        }
        super().__init__(data, initial=initial, auto_id=f"row{number}_%s")

    def show_beside(self, theirs: Summary, version: int) -> None:
        """Say what somebody else saved meanwhile, and let what was written be saved over it."""
        sentence = _(
            "Somebody else changed this draft meanwhile. It now says: %(title)s; %(parties)s; %(date)s. "
            "Save once more to write yours over it."
        )
        words = {"title": theirs.title, "parties": ", ".join(theirs.parties) or "–", "date": theirs.date or "–"}
        self.add_error(None, sentence % words)
        renew(self, version)

    def given(self) -> RowGiven:
        """Return what was written; the form must be valid."""
        said = self.cleaned_data
        names = (" ".join(name.split()) for name in re.split(r"[;\n]", said["parties"]))
        return RowGiven(
            title=" ".join(said["title"].split()),
            kind=said["kind"],
            parties=tuple(name for name in names if name),
            date=said["date"].strip(),
            date_kind=said["date_kind"],
            valid_to=said["valid_to"].strip(),
        )
