"""How an installation lets a reader of its own look at the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from samverkan_engine.drafting import register
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.tables import DocumentText, PartyType, SubjectArea


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of an organisation that a reader found: text[start:end], without genitive, and its type."""

    start: int
    end: int
    type: PartyType


class EntityReader(Protocol):
    """
    A reader that an installation plugs in beside the rules, such as a trained model or a service of its own.

    It is asked once for each document. What it finds is added to what the rules find; where the two overlap, the longer
    name is kept. It must give the same answer for the same text, and may raise nothing.
    """

    def organisations(self, document: DocumentText) -> Sequence[Named]:
        """Return the names of organisations in the text."""
        ...

    def subject_areas(self, document: DocumentText) -> Sequence[SubjectArea]:
        """Return the areas that the text names, with their passages and confidence."""
        ...


def plugged_organisations(reader: EntityReader, document: DocumentText) -> tuple[Organisation, ...]:
    """Return what the reader found in the shape of the rules; what lies outside the text is left out."""
    return tuple(
        _organisation(document.text, named)
        for named in reader.organisations(document)
        if 0 <= named.start < named.end <= len(document.text)
    )


def _organisation(text: str, named: Named) -> Organisation:
    name = " ".join(text[named.start : named.end].split())
    known = register.entry(name)
    return Organisation(named.start, named.end, name, named.type, known.name if known else name.casefold())


def joined_areas(ours: Sequence[SubjectArea], theirs: Sequence[SubjectArea]) -> tuple[SubjectArea, ...]:
    """Return both, in the order of the text, an area of the same name only once."""
    known = {area.name.casefold() for area in ours}
    added = [area for area in theirs if area.name.casefold() not in known and area.passages]
    return tuple(sorted([*ours, *added], key=lambda area: area.passages[0].start))
