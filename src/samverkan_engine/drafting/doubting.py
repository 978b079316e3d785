"""A text recognised from pictures of pages may have any letter wrong, so nothing found in it is sure."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from samverkan_engine.tables import SURE, Draft
from samverkan_engine.tables.evidence import Evidenced

D = TypeVar("D")

DOUBTED = SURE - 0.05
"""The most that is believed of what was read from a picture: below sure, so that a person checks it."""


def doubted(draft: Draft) -> Draft:
    """Return the draft with no finding called sure."""
    return _doubted(draft)


def _doubted(part: D) -> D:
    if isinstance(part, tuple):
        return type(part)(_doubted(each) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changes: dict[str, Any] = {field.name: _doubted(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, Evidenced):
        changes["confidence"] = min(part.confidence, DOUBTED)
    return replace(part, **changes)
