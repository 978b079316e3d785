"""Occupation by occupation: how many are missing, how surely, and why."""

from samverkan_engine.report.charts import Range, fan, ranges
from samverkan_engine.report.charts.drawing import AMBER, BLUE, SPRUCE
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.parts.first import columns
from samverkan_engine.report.parts.setting import Setting, paragraph, table
from samverkan_engine.report.rows import Row, ahead, band, rows

DRAWN = 3
"""Occupations that are drawn: those in which most are missing."""


def occupations(of: Setting) -> Markup:
    """Return every occupation in a table, and the worst as fans."""
    about, words = of.planned.about, of.words
    terms, year = ahead(about.first_year, about.last_year)
    now = {row["ssyk"]: row for row in rows(of.planned.gap, ahead=0)}
    then = worst(of, terms)
    headers = [words("occupation"), words("occupation.now"), words("occupation.then", year=year),
               words("occupation.chance")]  # fmt: skip
    found: list[list[Content]] = [
        [
            of.occupation(row["ssyk"]) + (f" ({words('occupation.few')})" if row["few"] else ""),
            of.figures.rough(now[row["ssyk"]]["p50"]),
            of.figures.told(row["p05"], row["p50"], row["p95"]),
            of.figures.percent(row["chance"]),
        ]
        for row in then
    ]
    return of.section(
        "occupations",
        paragraph(words("occupations.lead", year=year)),
        table(words("occupations"), headers, found),
        *(_fan(of, row["ssyk"], terms, year) for row in then[:DRAWN]),
    )


def worst(of: Setting, terms: int) -> list[Row]:
    """Return the gaps of a term, the largest expected shortage first."""
    return sorted(rows(of.planned.gap, ahead=terms), key=lambda row: -row["shortage"])


def _fan(of: Setting, ssyk: str, terms: int, year: int) -> Markup:
    words, name, first = of.words, of.occupation(ssyk), of.planned.about.first_year
    jobs, people = (rows(table_, ssyk=ssyk) for table_ in (of.planned.jobs, of.planned.people))
    ranged = {
        key: of.figures.range(found[terms]["p05"], found[terms]["p95"])
        for key, found in (("jobs", jobs), ("people", people))
    }
    bands = [band(words("fan.jobs"), jobs, first, BLUE), band(words("fan.people"), people, first, SPRUCE)]
    told = words("fan.told", name=name, year=year, **ranged)
    return of.chart(f"occupation-{ssyk}", fan(words("fan.title", name=name), told, bands, of.figures, columns(of)))


def causes(of: Setting) -> Markup:
    """Return why the gaps of the worst occupations change; the causes sum to the change."""
    about, words = of.planned.about, of.words
    terms, year = ahead(about.first_year, about.last_year)
    return of.section(
        "why",
        paragraph(words("why.lead", year=year)),
        *(_causes(of, row["ssyk"], terms, year) for row in worst(of, terms)[:DRAWN]),
    )


def _causes(of: Setting, ssyk: str, terms: int, year: int) -> Markup:
    words, figures = of.words, of.figures
    found = sorted(rows(of.planned.causes, ssyk=ssyk, ahead=terms), key=lambda row: -row["people"])
    bars = [
        Range(
            words.of("cause", row["cause"]), min(row["people"], 0), max(row["people"], 0), figures.mean(row["people"]),
            colour=AMBER if row["people"] > 0 else SPRUCE,
        )
        for row in found
        if abs(row["people"]) >= 0.5
    ]  # fmt: skip
    told = words("why.told", sum=figures.mean(sum(row["people"] for row in found)))
    title = words("why.title", name=of.occupation(ssyk), year=year)
    return of.chart(f"causes-{ssyk}", ranges(title, told, bars, figures, (words("cause"), words("people"))))
