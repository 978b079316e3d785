"""The small frozen things that components show. Queries make them, templates pass them on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from samverkan.ui.charts import Chart
from samverkan.ui.numbers import Number

__all__ = [
    "Card",
    "Chart",
    "Confirmation",
    "HistoryLine",
    "Number",
    "PartyMark",
    "SummaryItem",
    "Tab",
]


@dataclass(frozen=True)
class PartyMark:
    """A party as it is shown everywhere: its short mark, its colour (1 to 8) and its name."""

    mark: str
    slot: int
    name: str


@dataclass(frozen=True)
class SummaryItem:
    """One figure of the strip on top of a page: "6 under way"."""

    value: int | str
    label: str
    state: str = ""
    url: str = ""


@dataclass(frozen=True)
class Card:
    """Something to do or to read: a sentence with a verb, when it is due and how long it takes."""

    title: str
    url: str
    text: str = ""
    where: str = ""
    due: date | None = None
    minutes: int | None = None
    state: str = ""
    party: PartyMark | None = None
    action: str = ""


@dataclass(frozen=True)
class Tab:
    """One of several views of the same thing, each with its own address; `within` are the views of a group of them."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    within: tuple["Tab", ...] = ()


@dataclass(frozen=True)
class HistoryLine:
    """What somebody did, as a sentence with its time."""

    at: datetime
    sentence: str
    party: PartyMark | None = None


@dataclass(frozen=True)
class Confirmation:
    """What is about to happen, what follows from it, and the verb on the button."""

    title: str
    what: str
    verb: str
    cancel_url: str
    consequences: Sequence[str] = ()
    url: str = ""
    danger: bool = False
    hidden: Sequence[tuple[str, str]] = ()
