"""A case without something, and without the past that it tells of it."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from samverkan_engine.cases.shapes import GROUNDS


def without_programme(document: Mapping[str, Any], place: int) -> dict[str, Any]:
    """Return a document without one of its programmes and what became of its intakes."""
    changed = deepcopy(dict(document))
    gone = changed["programmes"].pop(place)["id"]
    history = changed.get("history", {})
    _keep(history, "intakes", [one for one in history.get("intakes", []) if one["programme"] != gone])
    return changed


def forget(document: dict[str, Any], occupations: set[str]) -> None:
    """Take away what was counted of occupations that are removed from a document."""
    history = document.get("history", {})
    for series in history.get("observed", []):
        _take(series["occupations"], occupations)
    for intake in history.get("intakes", []):
        if "work" in intake:
            _take(intake["work"], occupations)
            _keep(intake, "work", intake["work"] if told(intake["work"]) else None)
    _keep(history, "observed", [one for one in history.get("observed", []) if told(one["occupations"])])


def _take(record: dict[str, Any], names: set[str]) -> None:
    for name in names & record.keys():
        del record[name]


def told(record: Mapping[str, Any]) -> bool:
    """Say whether a record holds anything beside where it comes from."""
    return bool(record.keys() - GROUNDS.keys())


def _keep(record: dict[str, Any], name: str, left: Any) -> None:
    if left:
        record[name] = left
    else:
        record.pop(name, None)
