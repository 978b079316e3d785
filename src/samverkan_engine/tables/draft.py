"""A draft agreement, in which every field carries its passages, its confidence and its nature."""

from dataclasses import dataclass
from typing import Any

from samverkan_engine.tables.codes import (
    AgreementKind,
    AreaStatus,
    Cadence,
    CommitmentKind,
    DateKind,
    Domain,
    PartyType,
    PersonPart,
    Reason,
)
from samverkan_engine.tables.evidence import Evidenced as Evidenced
from samverkan_engine.tables.evidence import Found as Found
from samverkan_engine.tables.terms import NO_TERMS, Annex, Body, Definition, FollowUp, Funding, Section, Terms

BOTH = "both"
"""The actor of a commitment that binds every party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Evidenced):
    """An organisation bound by the agreement, as the text names it; number is its organisation number, if given."""

    name: str
    type: PartyType
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Evidenced):
    """A named person; role and organisation are empty when the text does not give them."""

    name: str
    role: str
    organisation: str
    part: PersonPart


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainFound(Evidenced):
    """A domain that the cooperation is about."""

    code: Domain


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectArea(Evidenced):
    """A theme, focus area or named project that the text lists."""

    name: str
    status: AreaStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Evidenced):
    """
    One promise: `text` is the characters from start to end of the document.

    actor is BOTH or the name of a party; areas are names of subject areas that the promise mentions.
    """

    start: int
    end: int
    text: str
    actor: str
    kind: CommitmentKind
    domains: tuple[Domain, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Evidenced):
    """Words that stand in the document as the agreement's own; `text` is the characters without the marks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    What a document seems to say about an agreement, for a person to correct.

    The outline and what follows it are what only a whole agreement says; they are empty for most news.
    reason says why the document was or was not taken for an agreement; where `is_agreement` is false
    the lists still hold what was read, so that a person who disagrees need not begin again.
    """

    language: Found[str | None]
    is_agreement: Found[bool]
    reason: Reason
    kind: Found[AgreementKind]
    title: Found[str | None]
    date: Found[str | None]
    date_kind: DateKind | None
    valid_from: Found[str | None]
    valid_to: Found[str | None]
    meeting_cadence: Found[Cadence | None]
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    domains: tuple[DomainFound, ...] = ()
    subject_areas: tuple[SubjectArea, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    outline: tuple[Section, ...] = ()
    terms: Terms = NO_TERMS
    funding: tuple[Funding, ...] = ()
    bodies: tuple[Body, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    annexes: tuple[Annex, ...] = ()
    definitions: tuple[Definition, ...] = ()

    def signatories(self) -> tuple[Person, ...]:
        """Return the people said to sign, or, when nobody is, those of the signing photograph's caption."""
        for part in (PersonPart.SIGNATORY, PersonPart.REPRESENTATIVE):
            chosen = tuple(person for person in self.people if person.part is part)
            if chosen:
                return chosen
        return ()

    def to_json(self) -> dict[str, Any]:
        """Return the whole draft as plain values that JSON can hold; `from_json` reads them back."""
        from samverkan_engine.tables.storage import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Draft":
        """Return the draft that `to_json` wrote; raises ValueError or KeyError when it is something else."""
        from samverkan_engine.tables.storage import from_json

        return from_json(stored)

    def to_corpus(self, name: str | None = None) -> dict[str, Any]:
        """Return the draft in the exchange schema (docs/reference), `name` as its id."""
        from samverkan_engine.tables.exchange import to_exchange

        return to_exchange(self, name)
