"""
The engine read downwards: a document becomes a draft, job ads become what they ask for, and a region's case a plan.

What needs Arrow is loaded when it is called: drafting does without.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samverkan_engine import documents, drafting
from samverkan_engine.tables import Draft

if TYPE_CHECKING:
    import pyarrow as pa

    from samverkan_engine import backtesting, demand, disclosure
    from samverkan_engine.cases.reading import CaseFile
    from samverkan_engine.labour import Case, Draws, Scenario
    from samverkan_engine.matching import Matched, Parameters
    from samverkan_engine.running import Runner
    from samverkan_engine.tables.planned import Planned


def draft_from_file(data: bytes, name: str) -> Draft:
    """Return the draft of a file; raises one of the refusals of `errors` when it cannot be read."""
    return drafting.draft(documents.read(data, name))


def draft_from_text(text: str) -> Draft:
    """Return the draft of a pasted text."""
    return drafting.draft(documents.from_text(text))


def match(
    batches: "Iterable[pa.Table]", prepared: "Mapping[str, pa.Table]", params: "Parameters", runner: "Runner"
) -> "Iterator[Matched]":
    """
    Yield MENTIONS and OCCUPATIONS of each batch of ADS, in order; the same whichever runner does the work.

    prepared  what `matching.prepare` made of the tables of a taxonomy
    """
    from samverkan_engine.matching.batches import matching_of

    return runner.run(matching_of, (prepared, params), batches)


def demand_shown(
    ads: "pa.Table",
    mentions: "pa.Table",
    occupations: "pa.Table",
    params: "demand.Parameters",
    shown: "disclosure.Parameters",
) -> "pa.Table":
    """Return DEMAND of matched ads as it may be shown, small numbers suppressed."""
    from samverkan_engine import demand, disclosure

    return disclosure.protect(demand.count(ads, mentions, occupations, params), shown)


def draw_case(file: "CaseFile", number: int, seed: int, scenario: str) -> "tuple[Case, Draws]":
    """
    Return the case of a checked file and its draws, as they are when a scenario happens (`labour.named`).

    Its parameters are as its history has them (`calibrated`). Raises Inconsistent when its numbers cannot be together,
    and NoOwnPlan.
    """
    from samverkan_engine import labour
    from samverkan_engine.cases.declared import declared

    said, case = declared(file.document), calibrated(file.document).case
    return labour.happening(case, labour.draw(case, number, seed), labour.named(scenario, said.own))


def calibrated(document: "Mapping[str, Any]") -> "backtesting.Calibrated":
    """Return the case of a checked document with its parameters as its history has them, where it tells one."""
    from samverkan_engine import backtesting
    from samverkan_engine.cases.arrays import labour_case, supposing
    from samverkan_engine.cases.declared import declared
    from samverkan_engine.cases.observing import observed

    said = declared(document)
    found = backtesting.calibrate(labour_case(said), observed(document, said))
    return replace(found, case=supposing(said, found.case))


def kinds(document: "Mapping[str, Any]") -> list[str]:
    """Return the profile of each programme of a checked document."""
    return [programme["profile"] for programme in document["programmes"]]


def backtest_case(file: "CaseFile", draws: int = 400, seed: int = 1) -> "backtesting.Backtest":
    """Return how well the case of a checked file would have foretold its own past."""
    from samverkan_engine import backtesting
    from samverkan_engine.cases.arrays import labour_case
    from samverkan_engine.cases.declared import declared
    from samverkan_engine.cases.observing import observed

    said, params = declared(file.document), backtesting.Parameters(draws=draws, seed=seed)
    return backtesting.backtest(labour_case(said), observed(file.document, said), params)


def supply_tables(case: "Case", draws: "Draws") -> "dict[str, pa.Table]":
    """Return PEOPLE, STUDENTS and GRADUATES by their names in small letters."""
    from samverkan_engine import supply

    found = supply.project(case, draws)
    return {"people": found.people, "students": found.students, "graduates": found.graduates}


def gap_tables(case: "Case", draws: "Draws") -> "dict[str, pa.Table]":
    """Return JOBS, GAP, MISSING, CAUSES and FORCES by their names in small letters."""
    from samverkan_engine import gap

    found, forces = gap.subtract(case, draws), gap.explain(case, draws)
    return {
        "jobs": found.jobs, "gap": found.gap, "missing": found.missing, "causes": found.causes, "forces": forces,
    }  # fmt: skip


def plan_case(
    file: "CaseFile", name: str, draws: int, seed: int, tell: "Callable[[str], None]" = lambda _: None
) -> "Planned":
    """
    Return all that is told of a case: what is missing and why, what may happen, what measures give, what to find out.

    tell  is called with the name of each step as it begins: STEPS
    """
    from samverkan_engine import backtesting, gap, labour, outlook, planning, supply
    from samverkan_engine.cases import telling
    from samverkan_engine.cases.declared import declared
    from samverkan_engine.cases.inputs import inputs
    from samverkan_engine.cases.measures import limits, measures, with_recruits, worth
    from samverkan_engine.cases.observing import observed
    from samverkan_engine.tables.planned import Planned

    said, numbers, params = declared(file.document), inputs(file.document, file.lines), outlook.Parameters()
    tell("past")
    tested, parameters = backtest_case(file, seed=seed), calibrated(file.document)
    case = with_recruits(said, parameters.case)
    tell("missing")
    drawn = labour.draw(case, draws, seed)
    missing, people = gap.subtract(case, drawn), supply.project(case, drawn).people
    tell("causes")
    forces = gap.explain(case, drawn)
    tell("scenarios")
    scenes = labour.scenarios(said.own)
    unfilled, scenarios = outlook.foresee(case, drawn, scenes, params)
    jobs_in, people_in, gap_in, causes_in, forces_in = foreseen_in_each(case, drawn, scenes)
    tell("measures")
    choices = measures(said, case)
    classes = outlook.compare(case, drawn, choices, params)
    tell("plan")
    outlooks = [labour.Outlook(scene, scenario) for scene, scenario in scenes.items() if scene != "drawn"]
    # While somebody waits a plan is looked for to half a per cent of its gain, but judged on as many draws as ever.
    quick = planning.Parameters(draws=200, tolerance=0.004, most_turns=60, naive_draws=100, thresholds=(0.6,))
    bounds = limits(said, case)
    plan = planning.plan(case, choices, bounds, outlooks, worth(said), quick)
    flows = outlook.flow(case, drawn, plan.plan, params)
    given = planning.effects(case, drawn, choices, bounds, plan.plan)
    tell("assumptions")
    assumptions = outlook.move(file.document, numbers, seed, params, lambda document: calibrated(document).case)
    return Planned(
        telling.about(said, numbers, name, drawn, seed, tested.tested), unfilled, scenarios, missing.jobs, people,
        missing.gap, missing.causes, missing.missing, forces, classes, assumptions, telling.inputs_table(numbers),
        telling.said(file.document), plan.plan, plan.judged, plan.regrets, plan.scarce, plan.lasting, plan.seats_worth,
        plan.sways, plan.tipping, flows, telling.counted(observed(file.document, said).series, case.occupations),
        jobs_in, people_in, gap_in, causes_in, forces_in, tested.table,
        backtesting.table(parameters, kinds(file.document)), given.effects, given.effects_by_year,
        given.effects_by_occupation, given.effects_used, given.effects_why,
    )  # fmt: skip


def try_case(file: "CaseFile", draws: int, seed: int) -> "dict[str, pa.Table]":
    """
    Return the tables of a plan that can be had at once: what is missing and why, and the robust plan as a sketch.

    By their names in `tables.planned.Planned`; on fewer draws, and the search for the plan ends early: what it gains is
    most often within some per cent of the best.
    """
    from samverkan_engine import gap, labour, planning, supply
    from samverkan_engine.cases.declared import declared
    from samverkan_engine.cases.measures import limits, measures, with_recruits, worth

    said = declared(file.document)
    case = with_recruits(said, calibrated(file.document).case)
    drawn = labour.draw(case, draws, seed)
    found = gap.subtract(case, drawn)
    outlooks = [labour.Outlook(scene, there) for scene, there in labour.scenarios(said.own).items() if scene != "drawn"]
    quick = planning.Parameters(draws=200, judged_on=draws, tolerance=0.01, most_turns=60, thresholds=(0.6,))
    plan, judged = planning.sketch(case, measures(said, case), limits(said, case), outlooks, worth(said), quick)
    return {
        "missing": found.missing, "gap": found.gap, "jobs": found.jobs, "causes": found.causes,
        "people": supply.project(case, drawn).people,
        "forces": gap.explain(case, drawn.take(slice(0, EXPLAINED))), "plan": plan, "judged": judged,
    }  # fmt: skip


STEPS = ("past", "missing", "causes", "scenarios", "measures", "plan", "assumptions")


EXPLAINED = 200
"""Draws for what is due to what in a scenario: 32 simulations each, of which only the order is told."""


def foreseen_in_each(case: "Case", draws: "Draws", scenes: "Mapping[str, Scenario]") -> "Iterator[pa.Table]":
    """Yield JOBS_IN, PEOPLE_IN, GAP_IN, CAUSES_IN and FORCES_IN: each scenario but `drawn` on the same draws."""
    import pyarrow as pa

    from samverkan_engine import gap, labour, supply
    from samverkan_engine.tables import outlook
    from samverkan_engine.tables.planned import DRAWN

    told: list[list[pa.Table]] = []
    for scene in (scene for scene in scenes if scene != DRAWN):
        there, drawn = labour.happening(case, draws, scenes[scene])
        found, forces = gap.subtract(there, drawn), gap.explain(there, drawn.take(slice(0, EXPLAINED)))
        tables = found.jobs, supply.project(there, drawn).people, found.gap, found.causes, forces
        told.append([table.append_column("scenario", pa.repeat(scene, table.num_rows)) for table in tables])
    for declared, each in zip(outlook.IN_EACH, zip(*told, strict=True), strict=True):
        yield declared.checked(pa.concat_tables(each))
