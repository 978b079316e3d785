"""Small numbers do not leave, nor can they be computed from what does."""

from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.disclosure import Parameters, UnknownTable, protect
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.demand import COMPARED, DEMAND

Cell = tuple[str, str | None]
Row = dict[str, Any]
PLACES = ("2482", "2480", "2417", "2580", "2505")
COUNTS = ("ads", "folded", "vacancies")


def demand(cells: dict[Cell, int], **changed: Any) -> pa.Table:
    """DEMAND of one month, with everything that adds up: cells are of municipalities and occupations."""
    whole: dict[Cell, int] = {}
    for (place, ssyk), number in cells.items():
        for region in (place, place[:2], "00"):
            for occupation in {ssyk, None}:
                whole[region, occupation] = whole.get((region, occupation), 0) + number
    return DEMAND.from_rows(
        [
            {
                "region": region,
                "ssyk": ssyk,
                "month": "2025-09",
                **dict.fromkeys(COUNTS, number),
                "staffing": 0,
                "unstated": 0,
                "people": number * 1.4,
                "low": number * 1.0,
                "high": number * 2.0,
                "broken": False,
                **changed,
            }
            for (region, ssyk), number in whole.items()
            if number
        ]
    )


def shown(table: pa.Table, name: str = "folded") -> dict[Cell, int | None]:
    return {(row["region"], row["ssyk"]): row[name] for row in table.to_pylist()}


def test_a_small_number_is_suppressed_with_all_that_is_made_from_it() -> None:
    rows = protect(demand({("2482", "8211"): 3, ("2480", "8211"): 40, ("2580", "8211"): 40})).to_pylist()
    (row,) = [row for row in rows if row["region"] == "2482" and row["ssyk"]]
    assert row["suppressed"]
    assert [row[name] for name in (*COUNTS, "people", "low", "high", "staffing", "unstated")] == [None] * 8
    assert (row["region"], row["ssyk"], row["month"]) == ("2482", "8211", "2025-09")


def test_a_suppressed_part_has_company_so_that_the_total_does_not_give_it_away() -> None:
    found = shown(protect(demand({("2482", "8211"): 3, ("2480", "8211"): 40, ("2417", "8211"): 90})))
    assert found["2482", "8211"] is None
    assert found["2480", "8211"] is None
    assert found["2417", "8211"] == 90
    assert found["24", "8211"] == 133


def test_two_small_numbers_whose_sum_gives_them_away_get_company() -> None:
    found = shown(
        protect(demand({("2482", "8211"): 1, ("2480", "8211"): 1, ("2417", "8211"): 90, ("2580", "8211"): 9}))
    )
    assert found["24", "8211"] is None or found["2417", "8211"] is None


def test_a_total_that_its_parts_would_give_away_is_not_alone() -> None:
    found = shown(protect(demand({("2482", "8211"): 3})))
    assert set(found.values()) == {None}


def test_numbers_at_the_limit_and_nothing_are_shown() -> None:
    table = demand({("2482", "8211"): 5, ("2580", "8211"): 7})
    assert shown(protect(table)) == shown(table)
    zero = DEMAND.from_rows([{**row, **dict.fromkeys(COUNTS, 0)} for row in table.to_pylist()])
    assert not any(protect(zero)["suppressed"].to_pylist())


def test_a_limit_of_one_suppresses_nothing() -> None:
    table = demand({("2482", "8211"): 1})
    assert shown(protect(table, Parameters(limit=1))) == shown(table)


def test_a_small_part_of_a_row_is_suppressed_where_it_or_the_rest_is_small() -> None:
    for staffing, kept in ((2, None), (39, None), (0, 0), (40, 40), (20, 20)):
        rows = protect(demand({("2482", None): 40}, staffing=staffing)).to_pylist()
        assert {row["staffing"] for row in rows} == {kept}
        assert {row["vacancies"] for row in rows} == {40}


def test_the_rest_is_rounded_and_estimates_at_least_to_the_limit() -> None:
    table = protect(demand({("2482", None): 43, ("2580", None): 97}), Parameters(rounding=10))
    assert shown(table) == {
        ("2482", None): 40,
        ("24", None): 40,
        ("00", None): 140,
        ("2580", None): 100,
        ("25", None): 100,
    }
    assert shown(protect(demand({("2482", None): 43})), "people") == {
        ("2482", None): 60.0,
        ("24", None): 60.0,
        ("00", None): 60.0,
    }


def test_rows_of_a_comparison_with_small_numbers_are_suppressed() -> None:
    shares = dict.fromkeys(("share_one", "share_other", "difference", "low", "high", "p", "q"), 0.1)
    table = COMPARED.from_rows(
        [{"code": code, "ads_one": 90, "ads_other": ads, **shares} for code, ads in (("a", 3), ("b", 8))]
    )
    first, second = protect(table).to_pylist()
    assert (first["code"], first["suppressed"], first["share_one"], first["ads_one"]) == ("a", True, None, None)
    assert (second["suppressed"], second["share_one"]) == (False, 0.1)


def test_a_table_without_rules_does_not_leave() -> None:
    with pytest.raises(UnknownTable, match="ADS"):
        protect(ADS.empty())
    with pytest.raises(UnknownTable):
        protect(pa.table({"a": [1]}))


def test_nothing_in_gives_nothing_out() -> None:
    table = protect(DEMAND.empty())
    assert table.num_rows == 0
    assert table.column_names == [*DEMAND.schema.names, "suppressed"]


def determined(table: pa.Table) -> list[Cell]:
    """The suppressed cells that follow from the shown ones, by exact elimination on all sums."""
    cells = shown(table)
    unknown = [cell for cell, number in cells.items() if number is None]
    equations = []
    for total in cells:
        for parts in (
            [cell for cell in cells if cell[1] == total[1] and parent(cell[0]) == total[0]],
            [cell for cell in cells if cell[0] == total[0] and cell[1] is not None and total[1] is None],
        ):
            if parts:
                row = [Fraction((cell in parts) - (cell == total)) for cell in unknown]
                if any(row):
                    equations.append(row)
    return [unknown[row.index(1)] for row in reduced(equations) if sum(map(bool, row)) == 1]


def parent(region: str) -> str:
    return {4: region[:2], 2: "00" if region != "00" else ""}[len(region)]


def reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Reduced row echelon form: an unknown is determined just when it stands alone in a row."""
    done: list[list[Fraction]] = []
    width = len(rows[0]) if rows else 0
    for column in range(width):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        pivot = [value / pivot[column] for value in pivot]
        rows = [[v - row[column] * p for v, p in zip(row, pivot, strict=True)] for row in rows]
        done = [[v - row[column] * p for v, p in zip(row, pivot, strict=True)] for row in done]
        done.append(pivot)
    return done


CELLS = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(("8211", "2143", "5321", "2221"))),
    st.sampled_from((0, 1, 2, 3, 4, 5, 6, 9, 20, 60)),
    min_size=1,
    max_size=20,
)


@settings(max_examples=60)
@given(CELLS, st.integers(2, 10))
def test_no_small_number_is_shown_and_no_suppressed_one_can_be_computed(cells: dict[Cell, int], limit: int) -> None:
    table = demand(cells)
    before = table.to_pylist()
    found = protect(table, Parameters(limit=limit))
    assert table.to_pylist() == before
    assert [number for number in shown(found).values() if number is not None and 0 < number < limit] == []
    true = shown(table)
    assert all(number in (None, true[cell]) for cell, number in shown(found).items())
    assert determined(found) == []


@settings(max_examples=15)
@given(CELLS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_the_same_comes_out_each_time(
    cells: dict[Cell, int], chance: Any
) -> None:
    table = demand(cells)
    order = list(range(table.num_rows))
    chance.shuffle(order)
    assert shown(protect(table.take(pa.array(order, pa.int64())))) == shown(protect(table))
    assert protect(table).equals(protect(table))
