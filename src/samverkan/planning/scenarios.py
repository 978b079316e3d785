"""What can be changed in a scenario of one's own: a few figures, moved together where they are many."""

import math
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.planning.files import checked, written
from samverkan.ui.numbers import rounded

Document = dict[str, Any]


@dataclass(frozen=True)
class Lever:
    """
    One thing that can be changed.

    unit   what it is shown in
    scale  by what it is larger as it is shown than in the file: kronor in millions, shares in per cent
    read   its value in a document, None when the document has none
    write  puts another value into a document
    """

    key: str
    name: Promise
    unit: Promise
    scale: float
    low: float
    high: float
    step: float
    read: Callable[[Document], float | None]
    write: Callable[[Document, float], None]

    def told(self, value: float) -> str:
        """Return a value of it in words."""
        by = value * self.scale
        return f"{self.name}: {rounded(by, 0 if by == round(by) else 2)} {self.unit}"


def _value(part: str, name: str) -> tuple[Callable[[Document], float | None], Callable[[Document, float], None]]:
    def read(document: Document) -> float | None:
        return document[part].get(name, {}).get("value")

    def write(document: Document, value: float) -> None:
        document[part].setdefault(name, {"assumption": "scenario"})["value"] = value

    return read, write


def _stay(document: Document) -> float | None:
    """Return the mean share that stays, over the profiles that programmes have, as it is supposed to become."""
    shares = _shares(document)
    if not shares:
        return None
    odds = document.get("supposed", {}).get("stay_odds", {}).get("value", 1.0)
    return round(sum(odds * share / (1 - share + odds * share) for share in shares) / len(shares), 3)


def _set_stay(document: Document, value: float) -> None:
    """
    Suppose that all stay more or less, alike on the scale of the logit, until their mean is the value.

    Not as other shares in the profiles: where those who stayed are counted, the history would move them back.
    """
    logits = [_logit(share) for share in _shares(document)]
    low, high = -FARTHEST, FARTHEST
    for _turn in range(60):
        middle = (low + high) / 2
        is_below = sum(_share(logit + middle) for logit in logits) < value * len(logits)
        low, high = (middle, high) if is_below else (low, middle)
    document["supposed"] = {"stay_odds": {"value": round(math.exp(low), 4), "assumption": "scenario"}}


def _shares(document: Document) -> list[float]:
    return [profile["stay"]["mean"] for profile in _profiles(document)]


FARTHEST = 4.6
"""So far a share is moved at most, on the scale of the logit: to a hundred times its odds, as the format has it."""


def _logit(share: float) -> float:
    inner = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(inner / (1 - inner))


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _profiles(document: Document) -> list[Document]:
    used = {programme["profile"] for programme in document["programmes"]}
    return [profile for name, profile in document["profiles"].items() if name in used and "stay" in profile]


LEVERS = {
    lever.key: lever
    for lever in (
        Lever(
            "vacancy", _("A job unfilled for a year costs"), _("million SEK"), 1e-6, 0, 3e6, 5e4,
            *_value("costs", "vacancy_year"),
        ),
        Lever(
            "budget", _("Budget for measures"), _("million SEK per year"), 1e-6, 0, 2e8, 1e6,
            *_value("capacity", "budget_per_year"),
        ),
        Lever(
            "stay", _("Of those who finish, who stay in the region"), _("per cent"), 100, 0.01, 0.99, 0.01,
            _stay, _set_stay,
        ),
        Lever(
            "teachers", _("Teachers for new measures"), _("full-time teachers"), 1, 0, 500, 1,
            *_value("capacity", "teachers_available"),
        ),
    )
}  # fmt: skip


def changed(text: str, changes: Mapping[str, float]) -> str:
    """Return the text of a case file with a scenario's changes; raises WrongFile when they cannot be."""
    document = deepcopy(dict(checked(text).document))
    for name, value in changes.items():
        LEVERS[name].write(document, value)
    return written(document).text
