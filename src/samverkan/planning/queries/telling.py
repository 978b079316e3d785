"""A computed plan in the reader's language: the engine's sentences, charts and tables as the pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.competence.queries.origins import told_of_run
from samverkan.planning.queries.results import Result
from samverkan.runs import actions as runs
from samverkan.sources.chart_files import Told
from samverkan.ui.charts import Chart, Sheet
from samverkan_engine.tables.planned import DRAWN, Planned

if TYPE_CHECKING:
    from samverkan.runs.actions.telling import Chart as Drawing
    from samverkan.runs.actions.telling import Table, Telling


@dataclass(frozen=True)
class Drawn:
    """A chart of a page, by the name that its files have."""

    name: str
    chart: Chart


@dataclass(frozen=True)
class Part:
    """A part of a page under its heading: what it is, and its charts and tables."""

    key: str
    heading: str
    lead: str = ""
    charts: tuple[Drawn, ...] = ()
    tables: "tuple[Table, ...]" = ()


def told(planned: Planned, scenario: str = DRAWN) -> "Telling":
    """Return what a plan tells in a scenario, in the language of the reader."""
    return runs.told(planned, language(), scenario)


def language() -> str:
    """Return the language that the engine tells in: the reader's."""
    return "sv" if (get_language() or "sv").startswith("sv") else "en"


def drawn(name: str, drawing: "Drawing") -> Drawn:
    """Return a drawing of the engine as a chart of the house; it is escaped where it was made."""
    figures = drawing.figures and Sheet(*drawing.figures)
    chart = Chart(
        title=drawing.title,
        svg=mark_safe(drawing.wide),
        narrow=mark_safe(drawing.narrow),
        table_headers=drawing.headers,
        table_rows=[[str(cell) for cell in row] for row in drawing.rows],
        description=drawing.told,
        sheet=figures,
    )
    return Drawn(name, chart)


def part(
    telling: "Telling", key: str, charts: Iterable[Drawn] = (), tables: "Sequence[Table | None]" = (), lead: str = ""
) -> Part:
    """Return a part by the name that its heading and its first sentences have in the report."""
    words = telling.words
    return Part(key, words(key), lead or words(f"{key}.lead"), tuple(charts), tuple(table for table in tables if table))


def told_of(result: Result) -> Told:
    """Return what a file of a chart says of itself: which case, how much of it is sourced, which computation."""
    about, version = result.about, result.version
    said = _("%(title)s, version %(number)s; %(sourced)s of %(figures)s figures have a source") % {
        "title": result.calculation.case.title,
        "number": version.number,
        "sourced": round(about.sourced * about.figures),
        "figures": about.figures,
    }
    return Told([said], told_of_run(result.run).computation)
