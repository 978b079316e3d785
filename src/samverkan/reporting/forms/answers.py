"""The form of one answer: what can be filled in on a phone in a minute."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.models import Circle
from samverkan.agreements import states
from samverkan.agreements.forms.activities import NumberField
from samverkan.agreements.models import CommitmentKind, ReportState
from samverkan.reporting.drafting import Words
from samverkan.reporting.models import Ask
from samverkan.sources.models import Snapshot
from samverkan.ui.forms import renew

LARGEST = 50 * 1024 * 1024
ENDINGS = (
    ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt",
    ".png", ".jpg", ".jpeg", ".heic", ".webp",
)  # fmt: skip


def prefix_of(ask: Ask) -> str:
    """Return what the fields of a question begin with, so that several fit in one form."""
    return f"f{ask.pk}"


def choices_of(ask: Ask) -> list[tuple[str, str]]:
    """Return the states that fit the promise, in words; what is kept each year is named with the year."""
    kind = ask.commitment.kind
    if states.needs_year(kind):
        words = {state: states.word(state, ask.round.year) for state in states.BY_KIND[kind]}
        return [(state, word[:1].upper() + word[1:]) for state, word in words.items()]
    return [(state, str(ReportState(state).label)) for state in states.BY_KIND[kind]]


class WordsForm(forms.Form):
    """What is written about one question; `theirs` is what somebody else wrote meanwhile."""

    ask: Ask
    words_before: Words
    theirs: Words | None = None

    def renew(self, theirs: Words | None) -> None:
        """Let what was written be saved over what now stands, which is shown beside it."""
        self.theirs = theirs
        self.ask.refresh_from_db(fields=["version"])
        renew(self, self.ask.version)


class AnswerForm(WordsForm):
    """State, one sentence, a figure, a file."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("State"), required=False, widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=_("In one sentence"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )
    figure = NumberField(label=_("Figure"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=60)
    evidence = forms.CharField(
        label=_("Where it can be read"),
        required=False,
        max_length=200,
        help_text=_("A link or a decision. Needed if it holds no longer."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("A document, a spreadsheet or a picture, at most 50 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    no_file = forms.BooleanField(label=_("Take the file away"), required=False)
    own_only = forms.BooleanField(
        label=_("Only within our party"),
        required=False,
        help_text=_("Otherwise the other parties see the answer too."),
    )

    def __init__(self, *args: Any, ask: Ask, words: Words, **options: Any) -> None:
        """`words` is what is written so far."""
        self.ask, self.words_before = ask, words
        initial = {
            "version": ask.version, "state": words.state, "sentence": words.sentence, "figure": words.figure,
            "unit": words.unit, "evidence": words.evidence, "own_only": words.own_only,
        }  # fmt: skip
        super().__init__(*args, **{**options, "prefix": prefix_of(ask), "initial": initial})
        self.fields["state"].choices = choices_of(ask)
        self.fields["figure"].widget.attrs["inputmode"] = "decimal"
        self.fields["version"].widget.attrs["data-version"] = ""
        if ask.commitment.kind != CommitmentKind.DECLARATION:
            del self.fields["evidence"]
        if words.file is None:
            del self.fields["no_file"]
        if ask.circle == Circle.PRIVATE:
            del self.fields["own_only"]

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields in their order, without figure, unit and version, which the template sets itself."""
        return [self[name] for name in self.fields if name not in ("version", "figure", "unit", "state", "sentence")]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file:
            return file
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 50 MB. Choose a smaller one, or write a link."))
        if not file.size:
            raise forms.ValidationError(_("The file is empty. Choose another file."))
        if PurePath(file.name).suffix.casefold() not in ENDINGS:
            sentence = _("Files of this kind are not taken. Choose a document, a spreadsheet or a picture.")
            raise forms.ValidationError(sentence)
        return file

    def words(self, file: Snapshot | None) -> Words:
        """Return what was written; `file` is what came with it, kept."""
        said = self.cleaned_data
        kept = None if said.get("no_file") else self.words_before.file
        return Words(
            state=said["state"],
            sentence=said["sentence"],
            figure=said["figure"],
            unit=said["unit"],
            evidence=said.get("evidence", self.words_before.evidence),
            file=file or kept,
            own_only=said.get("own_only", self.words_before.own_only),
        )


class RowForm(WordsForm):
    """One row of the table in which a party answers many at once: state and sentence."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("State"), required=False)
    sentence = forms.CharField(label=_("In one sentence"), max_length=400, required=False)

    def __init__(self, *args: Any, ask: Ask, words: Words, **options: Any) -> None:
        self.ask, self.words_before = ask, words
        initial = {"version": ask.version, "state": words.state, "sentence": words.sentence}
        super().__init__(*args, **{**options, "prefix": prefix_of(ask), "initial": initial})
        self.fields["state"].choices = [("", "–"), *choices_of(ask)]
        label = {"number": ask.commitment.number}
        self.fields["state"].widget.attrs["aria-label"] = _("State of promise %(number)d") % label
        self.fields["sentence"].widget.attrs["aria-label"] = _("Sentence about promise %(number)d") % label

    def words(self) -> Words:
        """Return what was written, with what else is said already."""
        said = self.cleaned_data
        return replace(self.words_before, state=said["state"], sentence=said["sentence"])
