"""The parts of a draft. Every part knows its passages, how sure it is, and whose words it rests on."""

from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from samverkan_engine.tables import SURE

T = TypeVar("T")
Span = tuple[int, int]

WORDING = "agreement_wording"
ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """
    Where a part of the draft comes from.

    passages    [start, end) of the text, the clearest first; empty when nothing in the text says it
    confidence  0 to 1, as the reader of the document judged it
    nature      the agreement's own wording, or somebody's account of it
    by_hand     a person set or changed it
    """

    passages: tuple[Span, ...] = ()
    confidence: float = 0.0
    nature: str = ACCOUNT
    by_hand: bool = False

    @property
    def certainty(self) -> str:
        """Return given (by a person), sure, check or missing."""
        if self.by_hand:
            return "given"
        if self.confidence >= SURE:
            return "sure"
        return "check" if self.confidence > 0 else "missing"

    @property
    def is_wording(self) -> bool:
        return self.nature == WORDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Evidenced, Generic[T]):
    """A single field; None when the text does not say."""

    value: T

    @property
    def certainty(self) -> str:
        """Return given, sure, check or missing; what has no value is missing unless a person emptied it."""
        if self.value is None and not self.by_hand:
            return "missing"
        return super(Value, self).certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Evidenced):
    """One of several: its `id` is unique within the draft and is never used again."""

    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound(Item):
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) and what happened, or is to happen, on it."""

    value: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Item):
    """An organisation said to be bound; `organisation` is the number of a known one, once linked."""

    name: str
    type: str
    organisation: int | None = None


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
    last_id: int = 0

    def with_list(self, name: str, items: "tuple[Item, ...]") -> "Content":
        """Return the content with other items in the list of that name."""
        changes: dict[str, Any] = {name: items}
        return replace(self, **changes)

    def item(self, row: int) -> Item | None:
        """Return the item with this id, whichever list it stands in."""
        return next((item for name in LISTS for item in getattr(self, name) if item.id == row), None)


FIELDS = ("title", "kind", "language", "valid_from", "valid_to", "cadence")
LISTS = {
    "dates": DateFound,
    "parties": Party,
    "people": Person,
    "domains": Domain,
    "areas": Area,
    "commitments": Commitment,
}
