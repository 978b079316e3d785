"""The first screen: one sentence, one chart, three choices."""

from dataclasses import dataclass

from samverkan_engine.report.charts import Chart, Mark, fan
from samverkan_engine.report.markup import Markup, tag
from samverkan_engine.report.parts.past import verdict
from samverkan_engine.report.parts.setting import Setting, paragraph
from samverkan_engine.report.rows import Row, band, rows
from samverkan_engine.tables.planned import DRAWN

CHOICES = 3
CLOSES = 3
"""Years until the establishment closes in the scenario in which it does."""


def first_screen(of: Setting) -> Markup:
    """Return what somebody who reads no further has read."""
    about, words = of.planned.about, of.words
    title = words("title", region=about.region, first=about.first_year, last=about.last_year)
    return tag(
        "header",
        paragraph(title, class_="over"),
        tag("h1", sentence(of)),
        paragraph(words("sentence.certainty"), class_="lead"),
        verdict(of),
        notice(of),
        tag(
            "div",
            tag("div", of.chart("missing", missing(of)), paragraph(words("bands.read"), class_="quiet")),
            _choices(of),
            class_="side",
        ),
    )


def sentence(of: Setting) -> str:
    """Return how many are missing, and most of all why."""
    terms, year = of.ahead
    (then,) = rows(of.planned.missing, ahead=terms)
    range_ = of.figures.told(then["p05"], then["p50"], then["p95"])
    told = of.words("sentence", year=year, range=range_, region=of.planned.about.region, cause=cause(of))
    return supposed(of, told)


def supposed(of: Setting, told: str) -> str:
    """Return a sentence with the scenario that it supposes, where that is not all that may happen."""
    if of.scenario == DRAWN:
        return told
    return f"{of.words.of('scenario', of.scenario)}: {told[0].lower()}{told[1:]}"


def cause(of: Setting, **wanted: object) -> str:
    """Return the force that has made most of the shortage, over all occupations or those wanted."""
    sums: dict[str, float] = {}
    for row in rows(of.planned.forces, ahead=of.ahead[0], **wanted):
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


def missing(of: Setting) -> Chart:
    """Return the fan of the jobs that stand empty."""
    about, words, (terms, year) = of.planned.about, of.words, of.ahead
    found = rows(of.planned.missing)
    (then,) = rows(of.planned.missing, ahead=terms)
    told = words("missing.told", region=about.region, year=year, range=of.figures.range(then["p05"], then["p95"]))
    bands = [band(words("missing.label"), found, about.first_year)]
    return fan(words("missing.title"), told, bands, of.figures, columns(of), marks(of))


def marks(of: Setting) -> list[Mark]:
    """Return what happens at a known time in the scenario."""
    if of.scenario != "closed":
        return []
    return [Mark(of.planned.about.first_year + CLOSES, of.words("mark.closed"))]


def columns(of: Setting) -> tuple[str, str, str, str, str]:
    """Return what the columns of a fan's table are called."""
    return of.words("figure"), of.words("year"), of.words("nine"), of.words("half"), of.words("middle")


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to educate: what it is called, and what it gives, costs and when, in sentences."""

    measure: str
    name: str
    filled: str
    cost: str
    first: str


def choices(of: Setting) -> list[Choice]:
    """Return the measures that fill most for the money."""
    found = [row for row in rows(of.planned.classes) if row["each"] is not None][:CHOICES]
    return [_choice(of, row) for row in found]


def _choice(of: Setting, row: Row) -> Choice:
    words, figures = of.words, of.figures
    filled = figures.told(row["p05"], row["p50"], row["p95"])
    return Choice(
        row["measure"],
        of.programme(row["measure"]),
        words("choice.filled", range=filled),
        words("choice.cost", cost=figures.millions(row["cost"])),
        words("choice.first", term=words.term(row["first_effect"])),
    )


def seats_of_a_class(of: Setting) -> str:
    """Return how many places a class has that is compared."""
    return f"{rows(of.planned.classes)[0]['seats']:g}"


def _choices(of: Setting) -> Markup:
    found = choices(of)
    if not found:
        return Markup()
    listed = (
        tag(
            "li",
            tag("strong", choice.name),
            tag("span", choice.filled, class_="large"),
            tag("span", choice.cost, " ", choice.first),
        )
        for choice in found
    )
    return tag(
        "section",
        tag("h2", of.words("choices"), id="choices"),
        paragraph(of.words("choices.lead", seats=seats_of_a_class(of))),
        tag("ol", *listed, class_="choices"),
        paragraph(of.words("jobyear"), class_="quiet"),
        aria_labelledby="choices",
    )
