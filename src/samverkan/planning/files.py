"""A case file is read and written: what the pages, the uploads and the versions of a case all go through."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from samverkan.planning.faults import Told, WrongFile, of_faulty, of_refused
from samverkan_engine.cases.faults import Faulty
from samverkan_engine.cases.inputs import Input, inputs
from samverkan_engine.cases.reading import CaseFile, read, write
from samverkan_engine.errors import Refused, TooLarge

LARGEST = 1_000_000
"""Bytes of a case file; the engine's own limit, known before all of a file has come."""

OTHERWISE = {b"%PDF": gettext_lazy("PDF"), b"PK\x03\x04": gettext_lazy("an Office file or a compressed folder")}
"""What files are that begin so, and are given for case files by mistake."""
NO_CASE = gettext_noop(
    "%(name)s is no case file but %(form)s. Choose the file in YAML or JSON, or begin from the template."
)


@dataclass(frozen=True)
class Checked:
    """A case file that holds: its text as it was given, and what it says."""

    text: str
    file: CaseFile

    @property
    def document(self) -> Mapping[str, Any]:
        return self.file.document

    def inputs(self) -> list[Input]:
        """Return every number it is computed from, with its ground."""
        return inputs(self.file.document, self.file.lines)


def require_small(size: int, name: str) -> None:
    """Refuse a file that is far too large before it is read; raises WrongFile."""
    if size > LARGEST:
        refusal = TooLarge(name=name, size_mb=-(-size // 1_000_000), limit_mb=LARGEST // 1_000_000)
        raise of_refused(refusal)


def read_in(data: bytes, name: str) -> Checked:
    """
    Return a file that was given: YAML as it stands, JSON written as YAML.

    Raises WrongFile with everything that is wrong.
    """
    for beginning, form in OTHERWISE.items():
        if data.startswith(beginning):
            raise WrongFile((Told(0, "", _(NO_CASE) % {"name": name, "form": form}),))
    try:
        file = read(data, name)
        if data.lstrip().startswith(b"{"):
            return written(file.document)
        return Checked(data.decode("utf-8-sig"), file)
    except Faulty as faulty:
        raise of_faulty(faulty) from faulty
    except Refused as refusal:
        raise of_refused(refusal) from refusal


def checked(text: str) -> Checked:
    """Return the text of a version, which held when it was saved."""
    return read_in(text.encode(), "case.yaml")


def written(document: Mapping[str, Any]) -> Checked:
    """Return a document that was changed on a page, as a file; raises WrongFile."""
    return read_in(write(document), "case.yaml")


def as_json(document: Mapping[str, Any]) -> str:
    """Return a document as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
