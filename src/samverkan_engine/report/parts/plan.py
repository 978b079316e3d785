"""The plan that is best over the scenarios, what it gives, and what one may regret of it."""

from collections.abc import Sequence
from itertools import groupby

from samverkan_engine.report.charts import Chart, gantt
from samverkan_engine.report.charts import Row as Bar
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.parts.setting import Setting, paragraph, table
from samverkan_engine.report.rows import Row, rows

ROBUST, NOTHING = "robust", "nothing"


def plan(of: Setting) -> Markup:
    """Return the intakes of the plan, and what it gives in each scenario."""
    words = of.words
    intakes = rows(of.planned.plan, plan=ROBUST)
    if not intakes:
        return of.section("plan", paragraph(words("plan.lead")), paragraph(words("plan.none")))
    return of.section(
        "plan",
        paragraph(words("plan.lead")),
        of.chart("plan", _gantt(of, intakes)),
        _given(of),
    )


def _gantt(of: Setting, intakes: Sequence[Row]) -> Chart:
    words, about = of.words, of.planned.about
    drawn = []
    for measure, found in groupby(intakes, key=lambda row: row["measure"]):
        boxes = [(_year(row["term"]), 1.0, of.figures.number(row["seats"])) for row in found]
        drawn.append(Bar(of.programme(measure), boxes))
    listed = [
        [of.programme(row["measure"]), words.term(row["term"]), of.figures.number(row["seats"])] for row in intakes
    ]
    headers = [words("measure"), words("said.on"), words("figure.seats")]
    years = about.first_year, about.last_year
    return gantt(words("plan.title"), words("plan.told"), drawn, years, headers, listed)


def _year(term: str) -> float:
    return int(term[2:]) + (0.5 if term.startswith("HT") else 0.0)


def _given(of: Setting) -> Markup:
    """Return what the plan gives in each scenario against doing nothing, and beside the plan of a fixed response."""
    words, figures = of.words, of.figures
    headers = [words("scenario"), words("class.filled"), words("plan.cost"), words("plan.better")]
    found: list[list[Content]] = [
        [
            words.of("scenario", row["outlook"]),
            figures.told(row["filled_p05"], row["filled"], row["filled_p95"]),
            figures.millions(row["measures_sek"]),
            figures.percent(row["better"]),
        ]
        for row in rows(of.planned.judged, plan=ROBUST)
    ]
    return table(words("plan.given"), headers, found)


def regrets(of: Setting) -> Markup:
    """Return the plans beside one another: what each would be regretted by in each scenario."""
    words, figures = of.words, of.figures
    scenes = list(dict.fromkeys(row["outlook"] for row in rows(of.planned.regrets)))
    found: list[tuple[float, list[Content]]] = []
    for name, each in groupby(rows(of.planned.regrets), key=lambda row: row["plan"]):
        regret = {row["outlook"]: row["regret_sek"] for row in each}
        worst = max(regret.values())
        cells = [figures.rough(regret[scene] / 1e6) for scene in scenes]
        found.append((worst, [plan_name(of, name), *cells, figures.rough(worst / 1e6)]))
    if not found:
        return Markup()
    headers = ["", *(words.of("scene", scene) for scene in scenes), words("regret.worst")]
    ordered = [row for _, row in sorted(found, key=lambda each: each[0])]
    return of.section("regret", paragraph(words("regret.lead")), table(words("regret"), headers, ordered))


def plan_name(of: Setting, name: str) -> str:
    """Return what a plan is called; those best for one scenario by it."""
    called = of.words.of("plan.name", name)
    return of.words("plan.name.best", scenario=of.words.of("scene", name).lower()) if called == name else called
