"""What decides the answer, which figures to obtain, and where every number comes from."""

from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.markup import Markup, tag
from samverkan_engine.report.parts.grounds import grounds
from samverkan_engine.report.parts.setting import Setting, listed, paragraph, set_out
from samverkan_engine.report.rows import Row, rows

SHOWN = 12
FIRST = 5


def tornado(of: Setting) -> Markup:
    """Return the assumptions that move the answer most, and those of them to obtain first."""
    words = of.words
    return of.section(
        "moves",
        paragraph(words("moves.lead")),
        of.chart("assumptions", moved(of)),
        tag("h3", words("moves.obtain"), id="obtain"),
        paragraph(words("moves.obtain_lead")),
        listed(to_obtain(of), ordered=True),
    )


def to_obtain(of: Setting) -> list[str]:
    """Return the figures without a source that move the answer most."""
    return [named(of, row) for row in rows(of.planned.assumptions) if not row["sourced"]][:FIRST]


def moved(of: Setting) -> Chart:
    """Return how far each assumption moves the answer, those that do most; of those that move it visibly."""
    words, figures = of.words, of.figures
    found = rows(of.planned.assumptions)
    base = rows(of.planned.scenarios, scenario="drawn")[0]["mean"]
    shown = [row for row in found if figures.rough(row["at_low"]) != figures.rough(row["at_high"])] or found
    bars = [
        Range(named(of, row), min(row["at_low"], row["at_high"]), max(row["at_low"], row["at_high"]),
              figures.range(*sorted((row["at_low"], row["at_high"]))))
        for row in shown[:SHOWN]
    ]  # fmt: skip
    title = words("moves.title", last=of.planned.about.last_year)
    told = words("moves.told", name=named(of, found[0]))
    return ranges(title, told, bars, figures, (words("figure"), words("jobyears")), base)


def named(of: Setting, row: Row) -> str:
    """Return what an assumption is called, with the programme or profile it is of."""
    name = of.words.of("figure", row["figure"])
    if not row["subject"]:
        return name
    subject = of.planned.about.programmes.get(row["subject"]) or of.words.of("profile", row["subject"])
    return f"{name}: {subject}"


def inputs(of: Setting) -> Markup:
    """Return every number with its source or assumption."""
    return of.section("inputs", paragraph(of.words("inputs.lead")), set_out(grounds(of)))


def how(of: Setting) -> Markup:
    """Return how it was computed, in a part of its own."""
    return of.section("how", *map(paragraph, how_sentences(of)))


def how_sentences(of: Setting) -> list[str]:
    """Return how it was computed, and what was held for true where the file is silent."""
    about, words = of.planned.about, of.words
    clipped = [words("how.clipped", number=about.clipped)] if about.clipped else []
    return [
        words("how.model", draws=of.figures.number(about.draws), seed=about.seed),
        words("how.silent"),
        *clipped,
        *([words("how.exits_clipped", number=about.exits_clipped)] if about.exits_clipped else []),
        words("how.file", file=about.file),
    ]
