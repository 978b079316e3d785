"""A document: pasted, dropped or chosen."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.agreements.actions.reading import Received
from samverkan.agreements.forms.drafts.refusals import too_large
from samverkan.runs.actions import LIMIT


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
        help_text=gettext_lazy("PDF, Word (.docx), a web page or plain text; at most 50 MB."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.docm,.html,.htm,.xhtml,.txt,.text,.md"}),
    )

    largest = LIMIT

    def too_large(self) -> str:
        """Return the refusal that the page shows before a too large file is sent; {name} is its name."""
        return _("{name} is larger than %(most)d MB and cannot be read.") % {"most": LIMIT // 1_000_000}

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file is not None and (sentence := too_large(file.size or 0, file.name or "")):
            raise forms.ValidationError(sentence)
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("file") and not (data.get("text") or "").strip():
            raise forms.ValidationError(_("Paste the text, or choose a file."))
        return data

    def received(self) -> Received:
        """Return what was given; the form must be valid."""
        file = self.cleaned_data.get("file")
        if file:
            return Received(data=file.read(), name=file.name)
        return Received(text=self.cleaned_data["text"])
