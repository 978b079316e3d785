"""What may happen to the establishment, and what was said of it."""

from samverkan_engine.cases.moments import middle
from samverkan_engine.report.charts import Chart, Range, Spot, ranges, said
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import Row, rows
from samverkan_engine.tables.planned import DRAWN


def scenarios(of: Setting) -> Markup:
    """Return the scenarios side by side, and how each differs from all that may happen."""
    return of.section(
        "scenarios", paragraph(of.words("scenarios.lead")), of.chart("scenarios", compared(of)), set_out(against(of))
    )


def compared(of: Setting) -> Chart:
    """Return the job-years that stand empty in each scenario."""
    words = of.words
    title = words("scenarios.title", last=of.planned.about.last_year)
    bars = [_bar(of, row) for row in rows(of.planned.scenarios)]
    return ranges(title, words("scenarios.told"), bars, of.figures, (words("scenario"), words("jobyears")))


def against(of: Setting) -> Table:
    """Return how each scenario differs from all that may happen."""
    words = of.words
    found = [
        [words.of("scenario", row["scenario"]), of.figures.range(row["against_low"], row["against_high"])]
        for row in rows(of.planned.scenarios)
        if row["scenario"] != DRAWN
    ]
    return Table(words("against"), (words("scenario"), words("jobyears")), found)


def _bar(of: Setting, row: Row) -> Range:
    middle = None if of.figures.only_ranges else row["p50"]
    told = of.figures.range(row["p05"], row["p95"])
    name = of.words.of("scenario", row["scenario"])
    return Range(name, row["p05"], row["p95"], told, (row["p25"], row["p75"]), middle)


BY = 0.95
"""A plan for a year is for its end."""


def establishment(of: Setting) -> Markup:
    """Return the versions of the plan and what became of it; nothing where the file tells none."""
    if not of.planned.said.num_rows:
        return Markup()
    return of.section("said", paragraph(of.words("said.lead")), of.chart("said", said_of_it(of)))


def said_of_it(of: Setting) -> Chart:
    """Return the versions of the plan and what became of it in one chart."""
    words, figures = of.words, of.figures
    found = rows(of.planned.said)
    plans = [Spot(row["by"] + BY, row["jobs"], middle(row["on"])) for row in found if row["kind"] == "plan"]
    actual = [Spot(middle(row["on"]), row["jobs"]) for row in found if row["kind"] == "actual"]
    headers = [words("figure"), words("said.on"), words("said.by"), words("jobs"), words("source")]
    listed: list[list[Content]] = [
        [words(f"said.{row['kind']}"), row["on"], row["by"] or "", figures.number(row["jobs"]), source(of, row)]
        for row in sorted(found, key=lambda row: str(row["on"]))
    ]
    told = words("said.told", plans=len(plans), actual=len(actual))
    return said(words("said.title"), told, plans, actual, figures, (words("said.plan"), words("said.actual")),
                headers, listed)  # fmt: skip


def source(of: Setting, row: Row) -> Content:
    """Return a source as a link, where it is an address."""
    address = row["source"] or ""
    told: Content = tag("a", _short(address), href=address) if address.startswith(("http://", "https://")) else address
    return tag("span", told, " (", of.words("second_hand"), ")") if row["weak"] else told


def _short(address: str) -> str:
    host = address.split("/")[2]
    return host.removeprefix("www.")
