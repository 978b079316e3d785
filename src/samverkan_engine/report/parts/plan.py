"""The plan that is best over the scenarios, what it gives, and what one may regret of it."""

from itertools import groupby

from samverkan_engine.report.charts import Chart, Way, gantt, sankey
from samverkan_engine.report.charts import Row as Bar
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.numbers import Figures
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import Row, rows
from samverkan_engine.tables.planning import LEAST_REGRET, ROBUST

COMPARED = (ROBUST, "fixed_response")
LEAST_DRAWN = 0.5
"""People in all the years: a way of fewer is not drawn."""


def plan(of: Setting) -> Markup:
    """Return the intakes of the plan, and what it gives in each scenario."""
    words = of.words
    if not has_intakes(of):
        return of.section("plan", paragraph(words("plan.lead")), paragraph(words("plan.none")))
    return of.section(
        "plan",
        paragraph(words("plan.lead")),
        of.chart("plan", intakes(of)),
        of.chart("flows", flows(of)),
        set_out(given(of)),
        set_out(beside(of)),
    )


def has_intakes(of: Setting) -> bool:
    """Whether the plan is anything but to do nothing."""
    return bool(rows(of.planned.plan, plan=ROBUST))


def intakes(of: Setting) -> Chart:
    """Return the intakes of the plan over time."""
    words, about = of.words, of.planned.about
    found = rows(of.planned.plan, plan=ROBUST)
    drawn = []
    for measure, each in groupby(found, key=lambda row: row["measure"]):
        boxes = [(_year(row["term"]), 1.0, of.figures.number(row["seats"])) for row in each]
        drawn.append(Bar(of.programme(measure), boxes))
    listed = [[of.programme(row["measure"]), words.term(row["term"]), of.figures.number(row["seats"])] for row in found]
    headers = [words("measure"), words("said.on"), words("figure.seats")]
    years = about.first_year, about.last_year
    return gantt(words("plan.title"), words("plan.told"), drawn, years, headers, listed)


def _year(term: str) -> float:
    return int(term[2:]) + (0.5 if term.startswith("HT") else 0.0)


def flows(of: Setting) -> Chart:
    """Return from which programme forms people come to which occupations, with the plan."""
    words, figures = of.words, of.figures
    found = [row for row in rows(of.planned.flows) if row["people"] >= LEAST_DRAWN]
    ways = [Way(f"p{row['programme']}", f"o{row['ssyk'] or ''}", row["people"], row["ssyk"] is None) for row in found]
    sums: dict[str, float] = {}
    for way in ways:
        for end in (way.source, way.target):
            sums[end] = sums.get(end, 0.0) + way.amount
    # The bands of several ways do not sum to that of all; where only ranges are shown, the table alone has numbers.
    names = {end: _end(of, end) + ("" if figures.only_ranges else f": {figures.rough(sums[end])}") for end in sums}
    listed: list[list[Content]] = [
        [of.programme(row["programme"]), _end(of, f"o{row['ssyk'] or ''}"), _told(of, row, "people"),
         _told(of, row, "planned")]
        for row in found
    ]  # fmt: skip
    headers = [words("class"), words("flows.to"), words("people"), words("flows.planned")]
    about = of.planned.about
    title = words("flows.title", first=about.first_year, last=about.last_year)
    return sankey(title, words("flows.told"), ways, names, headers, listed)


def _told(of: Setting, row: Row, name: str) -> str:
    return of.figures.told(row[f"{name}_low"], row[name], row[f"{name}_high"])


def _end(of: Setting, end: str) -> str:
    """Return what stands at an end of a way: a programme form, an occupation, or elsewhere."""
    if end.startswith("p"):
        return of.programme(end[1:])
    return of.occupation(end[1:]) if end[1:] else of.words("flows.elsewhere")


def given(of: Setting) -> Table:
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
    return Table(words("plan.given"), headers, found)


def beside(of: Setting) -> Table:
    """Return what the plans gain against doing nothing, on draws that none was looked for on, with its uncertainty."""
    words, figures = of.words, of.figures
    scenes = list(dict.fromkeys(row["outlook"] for row in rows(of.planned.judged)))
    found: list[list[Content]] = []
    for name in COMPARED:
        gains = {row["outlook"]: gain_band(row) for row in rows(of.planned.judged, plan=name)}
        if gains:
            found.append([plan_name(of, name), *(figures.sharp(*gains[scene]) for scene in scenes)])
    return Table(words("plan.beside"), [words("one.plan"), *(words.of("scene", scene) for scene in scenes)], found)


def gain_band(row: Row) -> tuple[float, float]:
    """Return the 90 % band of a mean gain, million SEK."""
    reach = 1.645 * row["uncertain_sek"]
    return (row["gain_sek"] - reach) / 1e6, (row["gain_sek"] + reach) / 1e6


def regrets(of: Setting) -> Markup:
    """Return what one may regret."""
    if not of.planned.regrets.num_rows:
        return Markup()
    return of.section("regret", paragraph(of.words("regret.lead")), set_out(regretted(of)))


def regretted(of: Setting) -> Table:
    """
    Return what each plan would be regretted by in each scenario, the least at most first.

    A plan is looked for to half a per cent: the one sought as the least to regret is left out where another is less.
    """
    words, figures = of.words, of.figures
    regret: dict[str, dict[str, Row]] = {}
    for row in rows(of.planned.regrets):
        regret.setdefault(row["plan"], {})[row["outlook"]] = row
    worst = {name: max(each.values(), key=lambda row: float(row["regret_sek"])) for name, each in regret.items()}
    ordered = sorted(regret, key=lambda name: float(worst[name]["regret_sek"]))
    shown = [name for name in ordered if name != LEAST_REGRET or name == ordered[0]]
    found: list[list[Content]] = []
    for name in shown:
        called = plan_name(of, name)
        if name == ordered[0] and name != LEAST_REGRET:
            called = f"{called} ({words('plan.name.least_regret').lower()})"
        found.append([called, *(_regret(figures, row) for row in (*regret[name].values(), worst[name]))])
    headers = [words("one.plan"), *(words.of("scene", scene) for scene in regret[shown[0]]), words("regret.worst")]
    return Table(words("regret"), headers, found)


def _regret(figures: Figures, row: Row) -> str:
    """Return a regret in million SEK; where only ranges are shown, from where to where it lies in nine draws of ten."""
    if figures.only_ranges:
        return figures.range(row["low_sek"] / 1e6, row["high_sek"] / 1e6)
    return figures.rough(row["regret_sek"] / 1e6)


def plan_name(of: Setting, name: str) -> str:
    """Return what a plan is called; those best for one scenario by it."""
    called = of.words.of("plan.name", name)
    return of.words("plan.name.best", scenario=of.words.of("scene", name).lower()) if called == name else called
