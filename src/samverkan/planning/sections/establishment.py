"""The establishment in a case file: the ways it may go year by year, what was said of it, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.sections.cells import TEXT, YEAR, Block, Cell, Row, Section, at
from samverkan.planning.sections.labels import SECTIONS, name_of
from samverkan.planning.sections.lists import Column, rows_of
from samverkan_engine.cases.faults import Path

HERE: Path = ("establishment",)


Way = tuple[Path, str, bool]
"""A way it may go: where it stands in the file, what it is called, and whether it is yet to be written."""


def establishment(document: Mapping[str, Any]) -> Section:
    """Return the ways it may go, its risks, and the versions of its plan."""
    scenarios = at(document, (*HERE, "scenarios")) or []
    ways: list[Way] = [((*HERE, "scenarios", number), str(one["id"]), False) for number, one in enumerate(scenarios)]
    ways.append(((*HERE, "scenarios", len(scenarios)), _("Another scenario"), True))
    risks = tuple(
        Row(name_of(key), (Cell((*HERE, key, "value"), name_of(key)),), (*HERE, key), whole=(*HERE, key))
        for key in ("closing_hazard", "size_sd_log")
    )
    blocks = (
        _said(document),
        _counted(document),
        _ways(ways),
        _jobs(document, ways),
        Block(_("Risks"), (_("Value"),), risks),
        Block(_("Where all of this comes from"), (), (Row(_("The establishment as a whole"), (), HERE),)),
    )
    return Section("etablering", str(SECTIONS["etablering"]), blocks)


def _ways(ways: Sequence[Way]) -> Block:
    """Return what each way it may go is called, and how likely it is."""
    rows = tuple(
        Row(
            name, (Cell((*path, "id"), _("Short name"), TEXT), Cell((*path, "weight"), name_of("weight"))), path,
            removable=None if is_new else path, is_new=is_new,
        )
        for path, name, is_new in ways
    )  # fmt: skip
    columns = _("Short name"), _("How likely")
    return Block(_("Ways it may go"), columns, rows, _("The shares sum to 1."), is_named=False)


def _jobs(document: Mapping[str, Any], ways: Sequence[Way]) -> Block:
    """Return the jobs of each way year by year, and of the plan that the case gives as its own."""
    years = range(document["start_year"], document["start_year"] + document["horizon_years"] + 1)
    rows = tuple(
        Row(name, tuple(Cell((*path, "jobs", year), f"{name} {year}") for year in years), is_new=is_new)
        for path, name, is_new in (*ways, ((*HERE, "own"), name_of("own"), False))
    )
    return Block(_("Its jobs by year"), tuple(map(str, years)), rows, _("Left empty: a straight line between."))


def _said(document: Mapping[str, Any]) -> Block:
    """Return each version of its plan: who said what, and when."""
    columns = (
        Column("said", _("Said (2025-03)"), TEXT), Column("who", _("Who"), TEXT), Column("jobs", _("Jobs")),
        Column("by", _("By the year"), YEAR),
    )  # fmt: skip
    rows = rows_of(document, ("history", "plant_plan"), _("Something said"), columns)
    intro = _("One row for each time somebody said how many jobs there will be.")
    return Block(_("What was said of it"), tuple(one.label for one in columns), rows, intro, is_named=False)


def _counted(document: Mapping[str, Any]) -> Block:
    """Return how many have been at work there."""
    columns = Column("at", _("When (2025-03)"), TEXT), Column("jobs", _("People at work"))
    rows = rows_of(document, ("history", "plant_actual"), _("A count"), columns)
    return Block(_("What became of it"), tuple(one.label for one in columns), rows, is_named=False)
