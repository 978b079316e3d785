"""The versions of a case: all of them, and what differs between two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samverkan.planning.files import checked
from samverkan.planning.models import Case, CaseVersion
from samverkan.planning.sections.cells import shown
from samverkan.planning.sections.labels import SECTIONS, name_of, part_of

IDENTITIES = ("ssyk", "id")
"""The keys by which items of lists are known again."""


@dataclass(frozen=True)
class Difference:
    """One value that differs; empty on the side where it is not."""

    part: str
    what: str
    before: str
    after: str


def versions(case: Case) -> QuerySet[CaseVersion]:
    """Return every version of a case, the newest first, without their texts."""
    return case.versions.defer("text").select_related("saved_by", "saved_for")


def differences(before: CaseVersion, after: CaseVersion) -> list[Difference]:
    """Return every value that differs between two versions, in the order of the newer file."""
    one, other = (checked(version.text).document for version in (before, after))
    names = {**_names(one), **_names(other)}
    old, new = dict(_flat(one, ())), dict(_flat(other, ()))
    return [
        Difference(_title(path), _words(path, names), shown(old.get(path)), shown(new.get(path)))
        for path in {**new, **old}
        if old.get(path) != new.get(path)
    ]


def _flat(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flat(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _flat(each, (*path, _identity(each) or number))
    else:
        yield path, value


def _identity(item: Any) -> str:
    if not isinstance(item, Mapping):
        return ""
    return next((str(item[key]) for key in IDENTITIES if key in item), "")


def _names(document: Mapping[str, Any]) -> dict[str, str]:
    """Return what occupations and programmes are called."""
    occupations = {one["ssyk"]: one["name"] for one in document["occupations"]["list"]}
    return {**occupations, **{one["id"]: one["name"] for one in document["programmes"]}}


def _title(path: tuple[Any, ...]) -> str:
    part = part_of(path)
    return str(SECTIONS[part]) if part else name_of(path[0])


def _words(path: tuple[Any, ...], names: Mapping[str, str]) -> str:
    steps = [step for step in path[1:] if step not in ("list", "value", "mean")]
    return ", ".join(names.get(str(step), name_of(step)) for step in steps) or name_of(path[0])
