"""What a computed plan says, in the reader's language; and what becomes of it when some figures are moved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan.runs.plans import names_in, refusals_in_words
from samverkan_engine.tables.planned import DRAWN, Planned

if TYPE_CHECKING:
    from samverkan_engine.report import Chart, Table, Telling

__all__ = ["Chart", "Table", "Telling", "report", "told", "tried"]

TRIED_ON = 300
"""Draws while somebody waits."""


def told(planned: Planned, language: str, scenario: str = DRAWN) -> "Telling":
    """Return the sentences, charts and tables of a plan, in one scenario."""
    from samverkan_engine.report import Telling

    return Telling(planned, language, scenario)


def report(planned: Planned, language: str) -> str:
    """Return the report of a plan: a page that can be read alone."""
    from samverkan_engine import report as engine

    return engine.page(planned, language)


def tried(planned: Planned, case: str) -> Planned:
    """
    Return a plan with what another case file changes in it, at once: what is missing and why, and a sketch of the plan.

    The tables that take longer are those of the plan as it was. Raises CannotPlan.
    """
    from samverkan_engine import pipeline
    from samverkan_engine.cases.reading import read

    with refusals_in_words() as names:
        file = read(case.encode(), "case.yaml")
        names.update(names_in(file.document))
        return replace(planned, **pipeline.try_case(file, TRIED_ON, planned.about.seed))
