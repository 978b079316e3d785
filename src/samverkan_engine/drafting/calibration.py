"""How sure the rules are becomes how often they are right."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from samverkan_engine.drafting.curves import CURVES, Curve
from samverkan_engine.tables import Draft
from samverkan_engine.tables.evidence import Evidenced, Found

E = TypeVar("E", bound=Evidenced)

SINGLES = ("language", "is_agreement", "kind", "date", "valid_from", "valid_to", "meeting_cadence")
LISTS = ("parties", "people", "domains", "subject_areas", "commitments")


def calibrated(draft: Draft, curves: Mapping[str, Curve] = CURVES) -> Draft:
    """Return the draft with the confidence of every field as measured; a field without a curve keeps the rules' own."""
    changes: dict[str, Any] = {field: _one(getattr(draft, field), curves.get(field)) for field in SINGLES}
    changes |= {field: _all(getattr(draft, field), curves.get(field)) for field in LISTS}
    return replace(draft, **changes)


def _all(parts: Iterable[E], curve: Curve | None) -> tuple[E, ...]:
    return tuple(_one(part, curve) for part in parts)


def _one(part: E, curve: Curve | None) -> E:
    says_nothing = isinstance(part, Found) and part.value is None
    return part if curve is None or says_nothing else replace(part, confidence=measured(part.confidence, curve))


def measured(confidence: float, curve: Curve) -> float:
    """Return the share of findings that were right, of those about which the rules were as sure as this."""
    reached = [share for least, share in curve if confidence >= least]
    return reached[-1] if reached else min(confidence, curve[0][1])
