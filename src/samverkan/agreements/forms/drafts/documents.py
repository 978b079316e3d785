"""A document: pasted, dropped or chosen."""

from copy import deepcopy
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.agreements.actions.reading import Received
from samverkan.agreements.forms.drafts.several import Inside, Waiting, holds_several
from samverkan.agreements.travelling import StateLost
from samverkan.runs.actions import LIMIT, Refused
from samverkan.runs.refusals import sentence, too_large

ACCEPTED = ".pdf,.docx,.docm,.html,.htm,.xhtml,.txt,.text,.md,.eml,.zip"
"""The endings of files that may be documents, or hold some."""


class EitherText(forms.CharField):
    """Asked for like a required field, but may be empty when the other one is filled in."""

    def validate(self, value: str) -> None:
        return None


class EitherFile(forms.FileField):
    """The same for a file."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(data, initial) if data else None


class DocumentForm(forms.Form):
    """Either a text or a file; with both, the file is what counts, since it was chosen last."""

    use_required_attribute = False

    text = EitherText(
        label=gettext_lazy("The text of the agreement, or of the news about it"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = EitherFile(
        label=gettext_lazy("Or a file"),
        help_text=gettext_lazy(
            "PDF, Word (.docx), a web page, plain text, an e-mail (.eml) or a compressed folder (.zip); at most 50 MB."
        ),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    inside = forms.CharField(
        label=gettext_lazy("Which of the documents"),
        error_messages={"required": gettext_lazy("Choose one of the documents.")},
        widget=forms.RadioSelect,
    )

    largest = LIMIT

    def __init__(self, *args: Any, waiting: Waiting | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.waiting = waiting
        self._received: Received | None = None
        word = self.data.get("inside", "")
        documents = _still_waiting(waiting, word) if waiting and word else ()
        self.is_choice, self.is_lost = bool(documents), bool(word and not documents)
        if self.is_choice:
            self._choose_among(documents)
        else:
            del self.fields["inside"]

    def _choose_among(self, documents: tuple[Inside, ...]) -> None:
        for name in ("text", "file"):
            self.fields.pop(name, None)
        field: Any = self.fields["inside"]
        field.widget.choices = [(each.word, each.name) for each in documents if each.word]
        field.help_text = " ".join(each.refused for each in documents if each.refused)

    def offer(self) -> bool:
        """
        Say whether the file, found valid, holds several documents, so that the page is to be shown again.

        If it does they wait, and the form is from now on the question which of them is meant, with everything else
        that was filled in.
        """
        if self.is_choice or not self.waiting or not holds_several(self.received()):
            return False
        documents = self.waiting.put(self.received())
        if not any(each.word for each in documents):
            self.add_error("file", " ".join(each.refused for each in documents))
            return True
        written: Any = self.data.copy()
        written["inside"] = next((each.word for each in documents if each.word), "")
        self.data, self.is_choice = written, True
        self.fields["inside"] = deepcopy(self.base_fields["inside"])
        self.order_fields(self.field_order or ())
        self._choose_among(documents)
        self._errors = ErrorDict()
        return True

    def too_large(self) -> str:
        """Return the refusal that the page shows before a too large file is sent; {name} is its name."""
        return _("{name} is larger than %(most)d MB and cannot be read.") % {"most": LIMIT // 1_000_000}

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file is not None and (sentence := too_large(file.size or 0, file.name or "")):
            raise forms.ValidationError(sentence)
        return file

    def clean_inside(self) -> str:
        word: str = self.cleaned_data["inside"]
        assert self.waiting is not None
        try:
            self._received = self.waiting.take(word)
        except StateLost as lost:
            raise forms.ValidationError(str(lost)) from lost
        except Refused as refusal:
            raise forms.ValidationError(sentence(refusal)) from refusal
        return word

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.is_lost:
            raise forms.ValidationError(_("The document could not be found again. Send the file once more."))
        if self.is_choice:
            return data
        if not self.errors and not data.get("file") and not (data.get("text") or "").strip():
            raise forms.ValidationError(_("Paste the text, or choose a file."))
        return data

    def received(self) -> Received:
        """Return what was given; the form must be valid."""
        if self._received is None:
            self._received = self._given()
        return self._received

    def _given(self) -> Received:
        file = self.cleaned_data.get("file")
        if file:
            return Received(data=file.read(), name=file.name)
        return Received(text=self.cleaned_data["text"])


def _still_waiting(waiting: Waiting, word: str) -> tuple[Inside, ...]:
    try:
        return waiting.again(word)
    except StateLost:
        return ()
