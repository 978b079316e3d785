"""What every part of a draft has: its passages, how sure it is, whose words it rests on; one of several has an id."""

from dataclasses import dataclass
from typing import Generic, TypeVar

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
