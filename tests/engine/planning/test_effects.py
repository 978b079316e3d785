"""What plans, and measures by themselves, give year by year: held against the model equation by equation."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan_engine.gap import subtract
from samverkan_engine.labour import CAUSES, Case, Draws, Measure, draw, year_of, years
from samverkan_engine.labour.calendar import terms
from samverkan_engine.labour.case import Floats
from samverkan_engine.labour.reference import simulate
from samverkan_engine.planning import EffectTables, effects
from samverkan_engine.planning.effects import Effect, Effects, alone, last_terms
from samverkan_engine.planning.problem import Problem, stated
from samverkan_engine.tables import effects as declared
from samverkan_engine.tables.effects import A_CLASS, AS_PLANNED
from samverkan_engine.tables.planning import PLAN, ROBUST
from tests.engine.planning.choices import WORTH, limits, more_places, short_of_people


def problem(case: Case | None = None, **measure: Any) -> Problem:
    case = case or short_of_people()
    return stated(case, more_places(case, **measure), limits(case), WORTH)


def seats(of: Problem, each: float = 20.0) -> Floats:
    return np.full(of.number, each)


def effect(of: Problem, seats: Floats, draws: Draws | None = None) -> Effect:
    return Effects(of, draws or draw(of.case, 60, seed=4))(seats)


def retraining(seed: int = 1) -> Case:
    """Return a region in which a course takes people from an occupation, and people change occupation."""
    case = short_of_people(seed=seed)
    donors, moves = case.donors.copy(), case.moves.copy()
    donors[0, 0], moves[0, 1] = 0.4, 0.2
    return replace(case, donors=donors, moves=moves)


@pytest.fixture(scope="module")
def told() -> EffectTables:
    """A plan of two measures of three."""
    case = short_of_people()
    measures, names = more_places(case, smallest=5.0), terms(case)
    rows = [
        {
            "plan": ROBUST, "measure": measure.id, "kind": "more_places", "term": names[t], "seats": 20.0,
            "programme": case.programmes[measure.programme], "cost_sek": 1.0,
        }
        for measure in measures[:2]
        for t in measure.starts
    ]  # fmt: skip
    return effects(case, draw(case, 60, seed=4), measures, limits(case), PLAN.from_rows(rows))


def rows(told: EffectTables, table: str, **wanted: str) -> list[dict[str, Any]]:
    found = getattr(told, table).to_pylist()
    return [row for row in found if all(row[name] == value for name, value in wanted.items())]


@pytest.mark.parametrize("table", declared.ALL, ids=lambda table: table.name.lower())
def test_every_table_is_as_declared(told: EffectTables, table: Any) -> None:
    found = getattr(told, table.name.lower())
    assert found.schema.equals(table.schema, check_metadata=True)
    assert found.num_rows


def test_people_and_the_gap_are_those_of_the_model_equation_by_equation() -> None:
    of = problem(retraining())
    draws = draw(of.case, 60, seed=4, noise=True)
    found = effect(of, seats(of), draws)
    with_them, without = (simulate(replace(of.case, seats=of.with_seats(each)), draws) for each in (seats(of), of.low))
    told, here = last_terms(of.case), found.reached
    came = [each.flows.graduates - each.flows.retrained for each in (with_them, without)]
    given = np.zeros((len(of.case.occupations), of.case.terms + 1, 60))
    given[:, 1:] = (came[0] - came[1]).cumsum(axis=1)
    assert found.people_in.mean == pytest.approx(given[here][:, told].mean(axis=-1), abs=1e-8)
    assert found.people_in.quantiles[..., 0] == pytest.approx(
        np.quantile(given[here][:, told], 0.05, axis=-1), abs=1e-8
    )
    assert found.people.quantiles[..., 4] == pytest.approx(
        np.quantile(given[:, told].sum(axis=0), 0.95, axis=-1), abs=1e-8
    )
    assert found.gap_in.mean == pytest.approx(with_them.gap[here][:, told].mean(axis=-1), abs=1e-8)
    left = np.maximum(with_them.gap, 0).sum(axis=0)
    assert found.left.mean == pytest.approx(left[told].mean(axis=-1), abs=1e-8)
    saved = (np.maximum(without.gap, 0).sum(axis=0) - left)[1:].sum(axis=0) / 2
    assert found.filled.mean == pytest.approx(saved.mean(), abs=1e-8)
    begun = (with_them.registered - without.registered).sum(axis=0)
    each = [
        begun[[t for t in range(of.case.terms) if year_of(of.case, t) == y]].sum(axis=0) for y in range(years(of.case))
    ]
    assert found.begin.mean == pytest.approx(np.mean(each, axis=-1), abs=1e-8)


@given(seed=some.integers(1, 50), size=some.integers(1, 60), donors=some.booleans())
def test_the_causes_sum_to_the_change_of_the_gap_and_those_of_education_to_the_people(
    seed: int, size: int, donors: bool
) -> None:
    of = problem(retraining(seed) if donors else short_of_people(seed=seed))
    draws = draw(of.case, 30, seed=seed)
    found, nothing = effect(of, seats(of, float(size)), draws), simulate(of.case, draws)
    before = nothing.gap[found.reached][:, last_terms(of.case)].mean(axis=-1)
    assert found.why.sum(axis=1) == pytest.approx(found.gap_in.mean - before, abs=1e-8)
    ends = found.why_ends[:, :, -1]
    assert (ends[..., 0] <= ends[..., 1]).all()
    given = -found.why[:, [CAUSES.index("graduates"), CAUSES.index("retrained")]].sum(axis=1)
    assert given == pytest.approx(found.people_in.mean, abs=1e-8)


@given(seed=some.integers(1, 50), size=some.integers(0, 60), more=some.integers(0, 30))
def test_more_seats_never_give_fewer_people_nor_leave_more_jobs_empty(seed: int, size: int, more: int) -> None:
    of = problem(short_of_people(seed=seed))
    draws = draw(of.case, 30, seed=seed)
    few, many = (effect(of, seats(of, float(each)), draws) for each in (size, size + more))
    if size:
        assert (many.people_in.quantiles >= few.people_in.quantiles - 1e-9).all()
    assert (many.people.quantiles >= few.people.quantiles - 1e-9).all()
    assert (many.left.mean <= few.left.mean + 1e-9).all()


def test_doing_nothing_gives_nought_and_leaves_what_is_missing(told: EffectTables) -> None:
    case = short_of_people()
    missing = subtract(case, draw(case, 60, seed=4)).missing.to_pylist()
    last = [missing[t] for t in last_terms(case)]
    for row, there in zip(rows(told, "effects_by_year", name="nothing"), last, strict=True):
        assert [row[name] for name in ("seats", "cost_sek", "begin", "people", "people_p95")] == [0] * 5
        assert [row[f"left_{end}"] for end in ("p05", "p95")] == pytest.approx([there["p05"], there["p95"]])
    assert rows(told, "effects", name="nothing")[0]["filled_p95"] == 0
    for table in ("effects_by_occupation", "effects_used", "effects_why"):
        assert not rows(told, table, name="nothing")


def test_what_is_taken_and_who_are_given_add_over_the_measures_of_a_plan(told: EffectTables) -> None:
    size = {row["name"]: row["size"] for row in rows(told, "effects", what="measure")}
    own = [name for name in size if size[name] == AS_PLANNED]
    assert len(own) == 2
    for table, key, added in (
        ("effects_by_year", ("year",), ("seats", "begin", "people", "cost_sek")),
        ("effects_by_occupation", ("ssyk", "year"), ("people",)),
        ("effects_used", ("resource", "year"), ("used",)),
    ):
        summed: dict[tuple[Any, ...], Floats] = {}
        for row in (row for name in own for row in rows(told, table, what="measure", name=name)):
            place = tuple(row[each] for each in key)
            summed[place] = summed.get(place, np.zeros(len(added))) + [row[name] for name in added]
        for row in rows(told, table, what="plan", name="robust"):
            there = summed.get(tuple(row[each] for each in key), np.zeros(len(added)))
            assert [row[name] for name in added] == pytest.approx(list(there), abs=1e-6)


def test_the_jobs_filled_do_not_add_for_measures_share_the_same_gap() -> None:
    case = short_of_people(programmes=2, terms=6)
    routes = np.zeros_like(case.routes)
    routes[:, 0] = 0.9
    of = problem(replace(case, routes=routes, jobs=case.jobs + np.eye(1, len(case.jobs))[0] * 5))
    draws = draw(of.case, 60, seed=4)
    one, other = (np.where(of.measure == j, 60.0, 0.0) for j in (0, 1))
    both = effect(of, one + other, draws)
    apart = [effect(of, each, draws) for each in (one, other)]
    assert both.people.mean == pytest.approx(sum(each.people.mean for each in apart), abs=1e-8)
    assert 0 < both.filled.mean < sum(each.filled.mean for each in apart)


def test_a_measure_is_told_of_at_its_size_in_the_robust_plan_else_at_a_smallest_class_each_year(
    told: EffectTables,
) -> None:
    dear = next(row for row in rows(told, "effects", what="measure") if row["size"] == A_CLASS)
    by_year = rows(told, "effects_by_year", name=dear["name"])
    assert {row["seats"] for row in by_year if row["seats"]} == {5.0}
    assert dear["intakes"] == len([row for row in by_year if row["seats"]])
    assert {row["size"] for row in rows(told, "effects", what="plan")} == {AS_PLANNED}


def test_a_class_comes_in_whole_groups_and_once_a_year() -> None:
    case = short_of_people()
    measure = Measure("course", more_places(case)[0].kind, 0, np.arange(1, case.terms), 50.0, np.ones(1), round=15.0)
    of = stated(case, [measure], limits(case), WORTH)
    ((name, size, asked),) = alone(of, of.low)
    assert (name, size, set(asked)) == ("course", A_CLASS, {0.0, 45.0})
    begun = [year_of(case, t) for t in of.term[asked > 0]]
    assert begun == sorted(set(begun))


def test_what_is_promised_is_no_effect() -> None:
    case = short_of_people()
    starts = more_places(case)[0].starts
    of = problem(case, least=np.full(len(starts), 4.0))
    assert effect(of, of.low).people.mean == pytest.approx(0)
    assert effect(of, of.low + 1).seats == pytest.approx(1)


def test_the_same_gives_the_same_whatever_the_number_of_threads() -> None:
    of = problem()
    draws = draw(of.case, 60, seed=4)
    one, two = (Effects(of, draws, threads)(seats(of)) for threads in (1, 2))
    for field in fields(Effect):
        each = [getattr(found, field.name) for found in (one, two)]
        if isinstance(each[0], np.ndarray):
            assert np.array_equal(*each, equal_nan=True)
        else:
            assert (each[0].quantiles == each[1].quantiles).all()
