"""Choosing a file that holds a table."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samverkan.sources.spreadsheets.reading import LARGEST


class FileForm(forms.Form):
    """One file, judged by its size before a byte of it is read."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx) or CSV, at most 50 MB. The first row holds the names of the columns."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file."), "invalid": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )

    def clean_file(self) -> Any:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            sentence = _("The file is %(size)s MB; at most 50 MB can be read. Take away pictures, or divide it.")
            raise forms.ValidationError(sentence % {"size": round((file.size or 0) / 2**20)})
        return file
