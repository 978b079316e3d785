"""What has been, in a case file: the intakes of each programme and what became of them, and counts by occupation."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.sections.cells import CHOICE, YEAR, Block, Cell, Row, Section, at
from samverkan.planning.sections.labels import SECTIONS, name_of
from samverkan.planning.sections.lists import Column, rows_of
from samverkan_engine.cases.faults import Path
from samverkan_engine.cases.shapes import GROUNDS

Document = Mapping[str, Any]
COUNTED = ("people", "jobs", "exits")


def been(document: Document) -> Section:
    """Return the intakes that have been, and each series of counts by occupation and year."""
    series = at(document, ("history", "observed")) or []
    blocks = (_intakes(document), *(_series(document, number, one) for number, one in enumerate(series)))
    lead = _("The case is calibrated on what has been, and tested against it.")
    return Section("historik", str(SECTIONS["historik"]), blocks, lead)


def _intakes(document: Document) -> Block:
    programmes = tuple((one["id"], one["name"]) for one in document["programmes"])
    parts = tuple(Column(key, name_of(key)) for key in ("applicants", "admitted", "registered", "finished", "stayed"))
    columns = (Column("programme", _("Programme"), CHOICE, programmes), Column("year", _("Year"), YEAR), *parts)
    rows = rows_of(document, ("history", "intakes"), _("Another intake"), columns)
    intro = _("Each is a part of the one before it. What nobody has counted yet is left empty.")
    return Block(_("Intakes"), tuple(one.label for one in columns), rows, intro, is_named=False)


def _series(document: Document, number: int, series: Mapping[str, Any]) -> Block:
    """Return the counts of one unbroken series, year by year."""
    path: Path = ("history", "observed", number)
    years = range(min(_years(series), default=document["start_year"]), document["start_year"] + 1)
    rows = [
        Row(f"{one['name']}: {name_of(figure)}", _by_year((*path, "occupations", one["ssyk"], figure), one, years))
        for one in document["occupations"]["list"]
        for figure in COUNTED
    ]
    rows.append(Row(_("Where all of these come from"), (), path))
    return Block(str(series["version"]), tuple(map(str, years)), tuple(rows), is_folded=True)


def _by_year(path: Path, occupation: Mapping[str, Any], years: range) -> tuple[Cell, ...]:
    return tuple(Cell((*path, year), f"{occupation['name']}, {name_of(path[-1])} {year}") for year in years)


def _years(series: Mapping[str, Any]) -> Iterator[int]:
    for counts in _without_grounds(series["occupations"]).values():
        for figure in COUNTED:
            yield from _without_grounds(counts.get(figure, {}))


def _without_grounds(record: Mapping[Any, Any]) -> dict[Any, Any]:
    return {key: value for key, value in record.items() if key not in GROUNDS}
