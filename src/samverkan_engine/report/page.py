"""The whole report: one HTML file that needs nothing else, and its charts as files."""

from importlib.resources import files

from samverkan_engine.report.charts import Chart
from samverkan_engine.report.markup import Markup, tag, together
from samverkan_engine.report.parts import (
    assumptions,
    effects,
    first,
    measures,
    occupations,
    past,
    plan,
    scenarios,
    worth,
)
from samverkan_engine.report.parts.setting import Setting
from samverkan_engine.report.words import Words
from samverkan_engine.tables.planned import Planned


def page(planned: Planned, language: str) -> str:
    """Return the report in a language (`LANGUAGES`)."""
    return _written(planned, language)[0]


def charts(planned: Planned, language: str) -> dict[str, str]:
    """Return every chart of the report as an SVG file, by name."""
    return {name: str(chart.wide) for name, chart in _written(planned, language)[1].items()}


def _written(planned: Planned, language: str) -> tuple[str, dict[str, Chart]]:
    words, about = Words(language), planned.about
    of = Setting(planned, words, words.figures(about.is_example))
    parts = [part(of) for part in PARTS]
    title = words("title", region=about.region, first=about.first_year, last=about.last_year)
    head = tag(
        "head",
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", title),
        tag("style", Markup(_style())),
    )
    whole = tag("html", head, tag("body", tag("main", together(*parts))), lang=language)
    return f"<!doctype html>\n{whole}\n", of.charts


def _style() -> str:
    return files("samverkan_engine.report").joinpath("report.css").read_text("utf-8")


PARTS = (
    first.first_screen,
    scenarios.scenarios,
    occupations.occupations,
    occupations.causes,
    measures.classes,
    plan.plan,
    effects.effects,
    plan.regrets,
    worth.worth,
    worth.more,
    worth.sways,
    worth.tipping,
    assumptions.tornado,
    past.past,
    scenarios.establishment,
    assumptions.inputs,
    assumptions.how,
)
"""In the order they are read."""
