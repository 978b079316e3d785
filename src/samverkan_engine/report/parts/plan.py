"""The plan that is best over the scenarios, what it gives, and what one may regret of it."""

from collections.abc import Sequence
from itertools import groupby

from samverkan_engine.report.charts import Chart, gantt
from samverkan_engine.report.charts import Row as Bar
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.parts.setting import Setting, paragraph, table
from samverkan_engine.report.rows import Row, rows

ROBUST, LEAST_REGRET = "robust", "least_regret"
COMPARED = (ROBUST, "fixed_response")


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
        beside(of),
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


def beside(of: Setting) -> Markup:
    """Return what the plans gain against doing nothing, on draws that none was looked for on, with its uncertainty."""
    words, figures = of.words, of.figures
    scenes = list(dict.fromkeys(row["outlook"] for row in rows(of.planned.judged)))
    found: list[list[Content]] = []
    for name in COMPARED:
        gains = {row["outlook"]: _gain(row) for row in rows(of.planned.judged, plan=name)}
        if gains:
            found.append([plan_name(of, name), *(figures.sharp(*gains[scene]) for scene in scenes)])
    return table(words("plan.beside"), [words("one.plan"), *(words.of("scene", scene) for scene in scenes)], found)


def _gain(row: Row) -> tuple[float, float]:
    """Return the 90 % band of a mean gain, million SEK."""
    reach = 1.645 * row["uncertain_sek"]
    return (row["gain_sek"] - reach) / 1e6, (row["gain_sek"] + reach) / 1e6


def regrets(of: Setting) -> Markup:
    """
    Return what each plan would be regretted by in each scenario, the least at most first.

    A plan is looked for to half a per cent: the one sought as the least to regret is left out where another is less.
    """
    words, figures = of.words, of.figures
    regret: dict[str, dict[str, float]] = {}
    for row in rows(of.planned.regrets):
        regret.setdefault(row["plan"], {})[row["outlook"]] = row["regret_sek"] / 1e6
    if not regret:
        return Markup()
    ordered = sorted(regret, key=lambda name: max(regret[name].values()))
    shown = [name for name in ordered if name != LEAST_REGRET or name == ordered[0]]
    found: list[list[Content]] = []
    for name in shown:
        called = plan_name(of, name)
        if name == ordered[0] and name != LEAST_REGRET:
            called = f"{called} ({words('plan.name.least_regret').lower()})"
        found.append([called, *map(figures.mean, regret[name].values()), figures.mean(max(regret[name].values()))])
    headers = [words("one.plan"), *(words.of("scene", scene) for scene in regret[shown[0]]), words("regret.worst")]
    return of.section("regret", paragraph(words("regret.lead")), table(words("regret"), headers, found))


def plan_name(of: Setting, name: str) -> str:
    """Return what a plan is called; those best for one scenario by it."""
    called = of.words.of("plan.name", name)
    return of.words("plan.name.best", scenario=of.words.of("scene", name).lower()) if called == name else called
