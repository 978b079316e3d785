"""The stage as a whole: declared tables, the same each time, its inputs untouched."""

from dataclasses import fields

import numpy as np
import pyarrow as pa
import pytest

from samverkan_engine.labour import AS_DRAWN, HALF, Kind, Measure, Outlook, recruiting
from samverkan_engine.planning import Parameters, Planned, plan
from samverkan_engine.tables import planning as declared
from tests.engine.planning.choices import limits, more_places, short_of_people

OUTLOOKS = (Outlook("as_drawn", AS_DRAWN, 2.0), Outlook("half", HALF))
FEW = Parameters(draws=60, judged_on=60, naive_draws=30)


def planned(parameters: Parameters = FEW) -> Planned:
    case = recruiting(short_of_people(), {"from-elsewhere": 0})
    recruit = Measure("recruit", Kind.RECRUIT, 3, np.arange(1, case.terms, 2), 20.0, np.array([150_000.0]))
    return plan(case, [*more_places(case)[:3], recruit], limits(case), OUTLOOKS, parameters=parameters)


@pytest.fixture(scope="module")
def found() -> Planned:
    return planned()


@pytest.mark.parametrize("name", ["plan", "judged", "regrets", "scarce", "seats_worth", "sways", "tipping"])
def test_every_table_is_as_declared(found: Planned, name: str) -> None:
    table: pa.Table = getattr(found, name)
    assert table.schema.equals(getattr(declared, name.upper()).schema, check_metadata=True)
    assert table.num_rows


def test_the_same_gives_the_same_whatever_the_number_of_threads(found: Planned) -> None:
    for again in (planned(), planned(Parameters(draws=60, judged_on=60, naive_draws=30, threads=2))):
        for field in fields(Planned):
            assert getattr(again, field.name) == getattr(found, field.name)


def test_no_plan_costs_more_than_it_may(found: Planned) -> None:
    scarce = found.scarce.to_pydict()
    assert all(used <= there for used, there in zip(scarce["used"], scarce["available"], strict=True))
    assert any(worth > 0 for worth in scarce["worth_sek"])


def test_a_range_is_told_of_what_is_scarce_alone(found: Planned) -> None:
    rows = found.scarce.to_pylist()
    assert any(row["saved_sek"] is not None for row in rows)
    assert all(row["worth_sek"] > 0 for row in rows if row["saved_sek"] is not None)
    assert all(row["saved_sek_p05"] <= row["saved_sek_p95"] for row in rows if row["saved_sek"] is not None)
    for row in found.lasting.to_pylist():
        years = range(row["first_year"], row["last_year"] + 1)
        each = [one["worth_sek"] for one in rows if one["resource"] == row["resource"] and one["year"] in years]
        assert row["worth_sek"] == pytest.approx(sum(each))
        assert row["years"] == sum(worth > 0 for worth in each) > 1


def test_people_recruited_from_elsewhere_are_taken_where_they_are_worth_their_price(found: Planned) -> None:
    kinds = set(found.plan.column("kind").to_pylist())
    assert {"recruit", "more_places"} <= kinds
    dear = [row["cost_sek"] / row["seats"] for row in found.plan.to_pylist() if row["kind"] == "recruit"]
    assert max(dear) <= 150_000


def test_the_rival_is_another_plan(found: Planned) -> None:
    assert set(found.tipping.column("rival").to_pylist()) <= {
        "as_drawn",
        "half",
        "least_regret",
        "fixed_response",
        "nothing",
    }


def test_without_measures_nothing_is_planned() -> None:
    nothing = plan(short_of_people(), [], limits(short_of_people()), parameters=FEW)
    assert nothing.plan.num_rows == 0
    assert nothing.judged.num_rows
