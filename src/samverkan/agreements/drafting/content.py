"""The parts of a draft. Every part knows its passages, how sure it is, and whose words it rests on."""

from dataclasses import dataclass, replace
from typing import Any

from samverkan.agreements.drafting.parts import ACCOUNT as ACCOUNT
from samverkan.agreements.drafting.parts import WORDING as WORDING
from samverkan.agreements.drafting.parts import Evidenced as Evidenced
from samverkan.agreements.drafting.parts import Item, Span, Value
from samverkan.agreements.drafting.terms import TERMS, Annex, Body, Definition, FollowUp, Funding, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound(Item):
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) and what happened, or is to happen, on it."""

    value: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Item):
    """An organisation said to be bound; `organisation` is the id of a known one, once linked, `number` is its own."""

    name: str
    type: str
    organisation: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """A named person with the title and organisation that the text gives."""

    name: str
    role: str = ""
    organisation: str = ""
    part: str = "signatory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain(Item):
    """A kind of work that the agreement is about; own_name where the agreement calls it something of its own."""

    code: str
    own_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Item):
    """A field, campus or theme: existing, new or unspecified."""

    name: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Item):
    """
    One promise: the characters from start to end of the text.

    actors are ids of parties, empty when all are bound; areas are names of areas of the draft.
    """

    start: int
    end: int
    kind: str
    actors: tuple[int, ...] = ()
    domains: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def actor_value(self) -> str:
        """Return its parties as the value of a list to choose from: their ids with commas, or `all`."""
        return ",".join(map(str, self.actors)) or "all"


UNSAID: Value[Any] = Value(value=None)
"""A single term of which the text says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole draft as it stands; `last_id` is the highest id given so far."""

    is_agreement: Value[bool]
    reason: str
    title: Value[str | None]
    kind: Value[str | None]
    language: Value[str | None]
    valid_from: Value[str | None]
    valid_to: Value[str | None]
    cadence: Value[str | None]
    dates: tuple[DateFound, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    domains: tuple[Domain, ...] = ()
    areas: tuple[Area, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    quotations: tuple[Span, ...] = ()
    length_months: Value[int | None] = UNSAID
    runs_from_signing: Value[bool | None] = UNSAID
    until_further_notice: Value[bool | None] = UNSAID
    notice_months: Value[int | None] = UNSAID
    renewal_months: Value[int | None] = UNSAID
    renew_by: Value[str | None] = UNSAID
    funding: tuple[Funding, ...] = ()
    bodies: tuple[Body, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    annexes: tuple[Annex, ...] = ()
    definitions: tuple[Definition, ...] = ()
    outline: tuple[Section, ...] = ()
    last_id: int = 0

    def with_list(self, name: str, items: "tuple[Item, ...]") -> "Content":
        """Return the content with other items in the list of that name."""
        changes: dict[str, Any] = {name: items}
        return replace(self, **changes)

    def item(self, row: int) -> Item | None:
        """Return the item with this id, whichever list it stands in."""
        return next((item for name in LISTS for item in getattr(self, name) if item.id == row), None)


FIELDS = ("title", "kind", "language", "valid_from", "valid_to", "cadence", *TERMS)
LISTS = {
    "dates": DateFound,
    "parties": Party,
    "people": Person,
    "domains": Domain,
    "areas": Area,
    "commitments": Commitment,
    "funding": Funding,
    "bodies": Body,
    "follow_ups": FollowUp,
    "annexes": Annex,
    "definitions": Definition,
}
