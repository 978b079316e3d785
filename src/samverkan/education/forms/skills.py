"""What people give and choose about skills."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samverkan.education.actions import Given
from samverkan.runs.refusals import too_large


class PlanForm(forms.Form):
    """The course plan: a file, or its text."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF, Word or text."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.txt"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or the text"), required=False, max_length=200_000, widget=forms.Textarea({"rows": 14}),
        help_text=_("Paste the whole course plan. What it says of prior knowledge, literature and grades is left out."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("file") and not (said.get("text") or "").strip():
            self.add_error(None, _("Choose a file or paste the text."))
        return said

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file and (words := too_large(file.size or 0, file.name or "")):
            raise forms.ValidationError(words)
        return file

    def given(self) -> Given:
        """Return what was given, for the action."""
        file = self.cleaned_data.get("file")
        return Given(data=file.read(), name=file.name) if file else Given(text=self.cleaned_data["text"])


class SkillSearch(forms.Form):
    """Words of a skill that is to be added."""

    q = forms.CharField(label=_("Words in the name of the skill"), required=False, max_length=100)
