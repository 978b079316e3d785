"""The list as rows for a file, and what a file of such rows would change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, told_concern
from samverkan.education.described import MANY, PLAIN, Description
from samverkan.education.models import Programme, YearFigures
from samverkan.education.sheet import COLUMNS, FIGURES, Row, read_rows
from samverkan.search import key
from samverkan.sources.spreadsheets import Value
from samverkan.sources.spreadsheets.columns import Problem
from samverkan.sources.spreadsheets.understanding import Preview

SEEN = (*FIGURES, "source")
"""What of the figures of a year is told of when it differs."""


@dataclass(frozen=True)
class Change:
    """A row that can be written: what it is about, what of it is new, and the names of the columns that differ."""

    row: Row
    programme: Programme | None
    says: Description
    changed: tuple[str, ...]
    figures: dict[str, Any] | None


def table(programmes: QuerySet[Programme]) -> Iterator[list[Value]]:
    """Yield programmes with the figures of their newest year, as rows that the reading of a file reads back."""
    yield list(COLUMNS.header())
    wanted = list(programmes)
    newest = newest_of(wanted)
    for one in wanted:
        figures = newest.get(one.pk)
        yield [
            one.pk, one.name, one.provider_name, str(one.get_kind_display()), one.code, ", ".join(one.form_words),
            one.level, number(one.credits), one.credit_system, one.weeks, one.pace, one.municipality_code,
            one.field_code, number(one.teachers), one.place_cost_sek, "; ".join(one.stages), one.url, one.description,
            *((figures.year, *(getattr(figures, name) for name in FIGURES), figures.source) if figures else [None] * 6),
        ]  # fmt: skip


def newest_of(programmes: Iterable[Programme]) -> dict[int, YearFigures]:
    """Return the figures of the newest year of each programme, in one query."""
    found: dict[int, YearFigures] = {}
    for one in YearFigures.objects.filter(programme__in=[each.pk for each in programmes]).order_by("year"):
        found[one.programme_id] = one
    return found


def number(value: Any) -> float | None:
    return None if value is None else float(value)


def preview(data: bytes, name: str, by: Actor) -> Preview[Change, Row]:
    """Return what the file would change; raises as `sheet.read_rows` does."""
    read = read_rows(data, name)
    seen = list(told_concern(Programme.objects.visible_to(by).given().prefetch_related("areas", "organisations"), by))
    known = {one.pk: one for one in seen}
    named = {(key(one.name), key(one.provider_name), one.code): one for one in seen}
    years = {(one.programme_id, one.year): one for one in YearFigures.objects.filter(programme__in=list(known))}
    changes, refused, met = [], [], set[Any]()
    for row in read.rows:
        if row.problems:
            refused.append(row)
            continue
        found = looked_up(row, known, named)
        fault = fault_of(row, found, met)
        if fault:
            refused.append(Row(row.number, {}, (fault,)))
            continue
        met.add(identity(row, found))
        changes.append(change(row, found, years))
    return Preview(
        new=tuple(one for one in changes if one.programme is None),
        changed=tuple(one for one in changes if one.programme and one.changed),
        same=sum(bool(one.programme) and not one.changed for one in changes),
        refused=tuple(refused),
        unread=read.unread,
    )


def looked_up(row: Row, known: dict[int, Programme], named: dict[Any, Programme]) -> Programme | None:
    """Return the programme that a row is about: by its number, else by its name, provider and code."""
    says = row.says
    if says.get("pk"):
        return known.get(says["pk"])
    return named.get((key(says["name"]), key(says["provider_name"]), says.get("code", "")))


def identity(row: Row, found: Programme | None) -> Any:
    says = row.says
    return found.pk if found else (key(says["name"]), key(says["provider_name"]), says.get("code", ""))


def fault_of(row: Row, found: Programme | None, met: set[Any]) -> Problem | None:
    """Return why a row that can be read cannot be written."""
    if row.says.get("pk") and found is None:
        return Problem(
            "pk", _("There is no education of that number in your list. Leave the cell empty to add a new one.")
        )
    if found is not None and not getattr(found, "is_ours", False):
        return Problem("name", _("This education is another party's; you see it and cannot change it."))
    if identity(row, found) in met:
        return Problem("name", _("The same education stands on an earlier row."))
    return None


def change(row: Row, found: Programme | None, years: dict[tuple[int, int], YearFigures]) -> Change:
    """Return what a row would change: only the columns that the file has."""
    said = {code: value for code, value in row.says.items() if code in PLAIN}
    if found is None:
        return Change(row, None, Description(**said), (), figures_in(row, None))
    now = {name: getattr(found, name) for name in PLAIN}
    provider = found.provider if said.get("provider_name") == found.provider_name else None
    differing = [name for name, value in said.items() if value != now[name]]
    many = {name: list(getattr(found, name).all()) for name in MANY}
    says = Description(**{**now, **said, "provider": provider, **many})
    kept = years.get((found.pk, row.says.get("year") or 0))
    figures = figures_in(row, kept)
    new = [name for name, value in (figures or {}).items() if name in SEEN and differs(kept, name, value)]
    names = tuple(COLUMNS.name_of(name) for name in [*differing, *new])
    return Change(row, found, says, names, figures if new else None)


def differs(kept: YearFigures | None, name: str, value: Any) -> bool:
    """Say whether a figure is another than the one that is kept."""
    return (value not in (None, "")) if kept is None else getattr(kept, name) != value


def figures_in(row: Row, kept: YearFigures | None) -> dict[str, Any] | None:
    """Return the figures of a year that a row gives, over those kept of it; none where it gives no figure."""
    if all(row.says.get(name) is None for name in FIGURES):
        return None
    before = {name: getattr(kept, name) for name in (*FIGURES, "is_preliminary")} if kept else {}
    given = {name: row.says[name] for name in FIGURES if name in row.says}
    return {"year": row.says["year"], **before, **given, "source": row.says["source"]}
