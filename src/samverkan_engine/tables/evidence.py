"""What every part of a draft carries: where the text says it, how sure the reading is, and whose words it rests on."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from samverkan_engine.tables.codes import Nature
from samverkan_engine.tables.document import Passage

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """
    What every part of a draft carries.

    passages     where the text says it, the clearest first; empty when it was concluded or nothing was found
    confidence   0 to 1: how often a field found in this way is right
    nature       the agreement's own wording, or somebody's account of it
    """

    passages: tuple[Passage, ...] = ()
    confidence: float = 0.0
    nature: Nature = Nature.ACCOUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Evidenced, Generic[T_co]):
    """A single value; None when the text does not say."""

    value: T_co
