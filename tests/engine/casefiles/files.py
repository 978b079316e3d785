"""Case files of the tests: the invented region's, and the same with something changed."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from samverkan_engine.cases.reading import CaseFile, read

ROOT = Path(__file__).resolve().parents[3]
INVENTED = ROOT / "examples" / "region" / "case.yaml"


def invented() -> CaseFile:
    """The invented region's case."""
    return read(INVENTED.read_bytes(), "case.yaml")


def replaced(old: str, new: str) -> bytes:
    """The invented region's case with one stretch of its text replaced."""
    text = INVENTED.read_text("utf-8")
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1).encode()


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The invented region's case with one value changed."""
    document: dict[str, Any] = deepcopy(dict(invented().document))
    at: Any = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return document
