"""What one class more gives, programme by programme."""

from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.parts.first import seats_of_a_class
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import Row, rows


def classes(of: Setting) -> Markup:
    """Return the measures side by side, the cheapest job-year first."""
    words = of.words
    if not of.planned.classes.num_rows:
        return Markup()
    return of.section(
        "classes",
        paragraph(words("classes.lead", seats=seats_of_a_class(of))),
        of.chart("classes", filled(of)),
        set_out(side_by_side(of)),
        *(paragraph(words("class.free", name=of.programme(name))) for name in of.planned.about.free_people),
    )


def filled(of: Setting) -> Chart:
    """Return the job-years that a class more of each programme fills."""
    words, figures = of.words, of.figures
    bars = [
        Range(of.programme(row["measure"]), row["p05"], row["p95"], figures.range(row["p05"], row["p95"]),
              (row["p25"], row["p75"]), None if figures.only_ranges else row["p50"])
        for row in rows(of.planned.classes)
    ]  # fmt: skip
    title = words("classes.title", last=of.planned.about.last_year)
    return ranges(title, words("classes.told"), bars, figures, (words("class"), words("class.filled")))


def side_by_side(of: Setting) -> Table:
    """Return what a class more of each programme gives, costs and when."""
    headers = [of.words(f"class{key}") for key in ("", ".filled", ".cost", ".each", ".first")]
    return Table(of.words("classes"), headers, [_row(of, row) for row in rows(of.planned.classes)])


def _row(of: Setting, row: Row) -> list[Content]:
    figures = of.figures
    filled = figures.told(row["p05"], row["p50"], row["p95"])
    first = of.words.term(row["first_effect"])
    return [of.programme(row["measure"]), filled, figures.millions(row["cost"]), _each(of, row), first]


def _each(of: Setting, row: Row) -> str:
    """Return what a job-year filled costs, in thousands; where only ranges are shown, from where to where."""
    figures, least = of.figures, row["cost"] / 1e3 / max(row["p95"], 1e-9)
    if row["each"] is None:
        return of.words("class.nothing")
    if not figures.only_ranges:
        return figures.rough(row["each"] / 1e3)
    return figures.range(least, row["cost"] / 1e3 / row["p05"]) if row["p05"] > 0.5 else f"> {figures.rough(least)}"
