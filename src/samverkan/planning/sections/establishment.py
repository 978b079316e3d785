"""The establishment in a case file: the ways it may go year by year, what was said of it, and what became of it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.sections.cells import NUMBER, TEXT, YEAR, Block, Cell, Row, Section, at
from samverkan.planning.sections.labels import SECTIONS, name_of
from samverkan_engine.cases.faults import Path

HERE: Path = ("establishment",)
KINDS = {"by": YEAR}


def establishment(document: Mapping[str, Any]) -> Section:
    """Return the ways it may go, its risks, and the versions of its plan."""
    scenarios = at(document, (*HERE, "scenarios")) or []
    ways = [((*HERE, "scenarios", number), str(one["id"]), False) for number, one in enumerate(scenarios)]
    ways.append(((*HERE, "scenarios", len(scenarios)), _("Another scenario"), True))
    years = range(document["start_year"], document["start_year"] + document["horizon_years"] + 1)
    jobs = tuple(
        Row(name, tuple(Cell((*path, "jobs", year), f"{name} {year}") for year in years), is_new=is_new)
        for path, name, is_new in (*ways, ((*HERE, "own"), name_of("own"), False))
    )
    names = tuple(
        Row(
            name, (Cell((*path, "id"), _("Short name"), TEXT), Cell((*path, "weight"), name_of("weight"))), path,
            removable=None if is_new else path, is_new=is_new,
        )
        for path, name, is_new in ways
    )  # fmt: skip
    risks = tuple(
        Row(name_of(key), (Cell((*HERE, key, "value"), name_of(key)),), (*HERE, key), whole=(*HERE, key))
        for key in ("closing_hazard", "size_sd_log")
    )
    blocks = (
        _said(document),
        _counted(document),
        Block(
            _("Ways it may go"),
            (_("Short name"), _("How likely")),
            names,
            _("The shares sum to 1."),
            is_named=False,
        ),
        Block(
            _("Its jobs by year"),
            tuple(map(str, years)),
            jobs,
            _("Left empty: a straight line between."),
        ),
        Block(_("Risks"), (_("Value"),), risks),
        Block(_("Where all of this comes from"), (), (Row(_("The establishment as a whole"), (), HERE),)),
    )
    return Section("etablering", str(SECTIONS["etablering"]), blocks)


def _said(document: Mapping[str, Any]) -> Block:
    """Return each version of its plan: who said what, and when."""
    path: Path = ("history", "plant_plan")
    rows = _listed(document, path, _("Something said"), ("said", "who", "jobs", "by"), ("said", "who"))
    columns = (_("Said (2025-03)"), _("Who"), _("Jobs"), _("By the year"))
    intro = _("One row for each time somebody said how many jobs there will be.")
    return Block(_("What was said of it"), columns, rows, intro, is_named=False)


def _counted(document: Mapping[str, Any]) -> Block:
    """Return how many have been at work there."""
    rows = _listed(document, ("history", "plant_actual"), _("A count"), ("at", "jobs"), ("at",))
    return Block(_("What became of it"), (_("When (2025-03)"), _("People at work")), rows, is_named=False)


def _listed(
    document: Mapping[str, Any], path: Path, another: str, keys: tuple[str, ...], texts: tuple[str, ...]
) -> tuple[Row, ...]:
    words = {"said": _("Said"), "who": _("Who"), "jobs": _("Jobs"), "by": _("By the year"), "at": _("When")}
    found = at(document, path) or []

    def row(number: int, label: str, **how: Any) -> Row:
        here = (*path, number)
        cells = tuple(Cell((*here, key), words[key], TEXT if key in texts else KINDS.get(key, NUMBER)) for key in keys)
        return Row(label, cells, here, **how)

    rows = [row(n, str(one.get(keys[0], "")), removable=(*path, n)) for n, one in enumerate(found)]
    return (*rows, row(len(found), another, is_new=True))
