"""The first screen: one sentence, one chart, three choices."""

from samverkan_engine.report.charts import fan
from samverkan_engine.report.markup import Markup, tag, together
from samverkan_engine.report.parts.setting import Setting, paragraph
from samverkan_engine.report.rows import Row, ahead, band, rows

CHOICES = 3


def first_screen(of: Setting) -> Markup:
    """Return what somebody who reads no further has read."""
    about, words = of.planned.about, of.words
    terms, year = ahead(about.first_year, about.last_year)
    title = words("title", region=about.region, first=about.first_year, last=about.last_year)
    return tag(
        "header",
        paragraph(title, class_="over"),
        tag("h1", sentence(of, terms, year)),
        paragraph(words("sentence.certainty"), class_="lead"),
        notice(of),
        tag("div", tag("div", missing_chart(of, terms, year)), choices(of), class_="side"),
    )


def sentence(of: Setting, terms: int, year: int) -> str:
    """Return how many are missing, and most of all why."""
    (then,) = rows(of.planned.missing, ahead=terms)
    range_ = of.figures.told(then["p05"], then["p50"], then["p95"])
    return of.words("sentence", year=year, range=range_, region=of.planned.about.region, cause=cause(of, terms))


def cause(of: Setting, terms: int) -> str:
    """Return the force that has made most of the shortage, over all occupations."""
    sums: dict[str, float] = {}
    for row in rows(of.planned.forces, ahead=terms):
        sums[row["force"]] = sums.get(row["force"], 0.0) + row["people"]
    most = max(sums, key=lambda force: sums[force], default="")
    return of.words.of("because", most) if most and sums[most] > 0 else ""


def notice(of: Setting) -> Markup:
    """Return how much of it is sourced; for a räkneexempel in a box, for it changes how all is read."""
    about, words = of.planned.about, of.words
    told = {"figures": about.figures, "sourced": round(about.sourced * about.figures)}
    if not about.is_example:
        return paragraph(words("sourced", **told))
    before, after = words("example", **told, here="\0").split("\0")
    link = tag("a", words("example.here"), href="#obtain")
    return tag("aside", tag("strong", words("example.title"), ". "), before, link, after, class_="notice")


def missing_chart(of: Setting, terms: int, year: int) -> Markup:
    """Return the fan of the jobs that stand empty."""
    about, words = of.planned.about, of.words
    found = rows(of.planned.missing)
    (then,) = rows(of.planned.missing, ahead=terms)
    told = words("missing.told", region=about.region, year=year, range=of.figures.range(then["p05"], then["p95"]))
    drawn = fan(words("missing.title"), told, [band(words("missing.label"), found, about.first_year)], of.figures,
                columns(of))  # fmt: skip
    return together(of.chart("missing", drawn), paragraph(words("bands.read"), class_="quiet"))


def columns(of: Setting) -> tuple[str, str, str, str, str]:
    """Return what the columns of a fan's table are called."""
    return of.words("figure"), of.words("year"), of.words("nine"), of.words("half"), of.words("middle")


def choices(of: Setting) -> Markup:
    """Return the measures that fill most for the money."""
    found = [row for row in rows(of.planned.classes) if row["each"] is not None][:CHOICES]
    if not found:
        return Markup()
    return tag(
        "section",
        tag("h2", of.words("choices"), id="choices"),
        paragraph(of.words("choices.lead", seats=f"{found[0]['seats']:g}")),
        tag("ol", *(_choice(of, row) for row in found), class_="choices"),
        paragraph(of.words("jobyear"), class_="quiet"),
        aria_labelledby="choices",
    )


def _choice(of: Setting, row: Row) -> Markup:
    words, figures = of.words, of.figures
    filled = figures.told(max(row["p05"], 0), row["p50"], row["p95"])
    cost = words("choice.cost", cost=figures.millions(row["cost"]))
    return tag(
        "li",
        tag("strong", of.programme(row["measure"])),
        tag("span", words("choice.filled", range=filled), class_="large"),
        tag("span", cost, " ", words("choice.first", term=words.term(row["first_effect"]))),
    )
