"""The ads behind the numbers are those that were counted."""

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.demand import Parameters, count, together, together_among
from samverkan_engine.demand.behind import write
from samverkan_engine.demand.blocks import blocks
from samverkan_engine.demand.folding import fold
from samverkan_engine.demand.listing import listed
from samverkan_engine.demand.together import counted_pairs
from samverkan_engine.demand.units import laid_out
from tests.engine.demand.invented import ad, ads, count_all, mention, mentions, occupations

TEXT = " ".join(f"ord{number}" for number in range(40))
WELD, CARE = "uri:svets", "uri:omsorg"


def some() -> tuple[pa.Table, pa.Table, pa.Table]:
    """Five ads: two of them the same vacancy, one without municipality, one without occupation."""
    listed = ads(
        ad("1", text=TEXT), ad("2", text=TEXT), ad("3", municipality=None), ad("4", ssyk=None), ad("5", employer="5")
    )
    found = mentions(mention("1", WELD), mention("1", CARE), mention("2", WELD), mention("3", WELD), mention("4", CARE))
    return listed, found, occupations(("5", "2143"))


def test_different_folds_are_the_folded_ads_of_demand() -> None:
    tables = count_all(*some())
    behind: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
    for row in tables["COUNTED"].to_pylist():
        for region in ("00", row["county"], row["municipality"]):
            for ssyk in {row["ssyk"], None}:
                behind[region, ssyk, row["skill"], row["month"]].add(row["fold"])
    demand = {
        (row["region"], row["ssyk"], row["skill"], row["month"]): row["folded"]
        for row in tables["DEMAND"].to_pylist()
        if row["folded"]
    }
    assert demand
    assert {key: len(folds) for key, folds in behind.items() if key[0]} == demand


def test_counting_all_at_once_gives_what_each_gives() -> None:
    tables = count_all(*some())
    assert tables["DEMAND"].equals(count(*some()))
    assert tables["TOGETHER"].equals(together(*some()))


def test_a_skill_is_as_needed_as_where_the_ad_needs_it_most() -> None:
    found = mentions(
        mention("1", WELD, required="nice"), mention("1", WELD, required="must"), mention("1", CARE, required="nice")
    )
    rows = count_all(ads(ad("1")), found, occupations())["COUNTED"].to_pylist()
    assert [(row["skill"], row["required"]) for row in rows] == [(None, None), (CARE, "nice"), (WELD, "must")]


def test_a_mark_of_the_employer_counts_among_jobtechs() -> None:
    marked = ads(ad("1", must_skills=["svets"], nice_skills=["omsorg"]))
    rows = count_all(marked, mentions(), occupations(), parameters=Parameters(scheme="jobtech"))["COUNTED"].to_pylist()
    assert [(row["skill"], row["required"]) for row in rows] == [(None, None), ("omsorg", "nice"), ("svets", "must")]


def test_ads_are_told_apart_by_whatever_their_source_calls_them() -> None:
    both = [ad(f"exempel-{number}", employer=str(number)) for number in range(20)]
    found = mentions(*[mention(f"exempel-{n}", skill) for n in range(8) for skill in (WELD, CARE)])
    tables = count_all(ads(*both), found, occupations())
    assert together_among(tables["COUNTED"]).equals(tables["TOGETHER"])


def test_skills_that_hang_together_among_some_ads_are_told_of_these_alone() -> None:
    both = [ad(str(number), employer=str(number)) for number in range(20)]
    found = mentions(*[mention(str(n), skill) for n in range(8) for skill in (WELD, CARE)])
    tables = count_all(ads(*both), found, occupations())
    assert together_among(tables["COUNTED"]).equals(tables["TOGETHER"])
    assert tables["TOGETHER"].num_rows == 1
    few = tables["COUNTED"].filter(pa.compute.less(tables["COUNTED"]["ad"], "12"))
    assert together_among(few).num_rows == 0


def test_the_ads_behind_are_the_same_however_many_are_put_in_order_at_a_time(tmp_path: Path) -> None:
    listing = ads(ad("1"), ad("2", ssyk="2221"), ad("3", day=40))
    found = mentions(mention("1", "svetsa"), mention("2", "läsa"), mention("3", "svetsa"), mention("3", "räkna"))
    for number in (1, 2, 1_000):
        with listed(listing, found, occupations(), Parameters()) as connection:
            fold(connection, Parameters())
            write(connection, tmp_path / f"{number}.parquet", at_a_time=number)
    one, two, all_at_once = (pq.read_table(tmp_path / f"{number}.parquet") for number in (1, 2, 1_000))
    assert one.equals(all_at_once)
    assert two.equals(all_at_once)
    assert all_at_once.num_rows == 7


def test_the_numbers_are_the_same_however_many_are_counted_at_a_time() -> None:
    """Also with a county and a municipality that sort between each other, and skills for all occupations alone."""
    rows = [("1", "2482"), ("2", "2480"), ("3", "0180"), ("4", None), ("5", "2580")]
    listing = ads(*(ad(n, municipality=m, county=(m or "24")[:2], ssyk="2143" if n > "2" else "8211") for n, m in rows))
    found = mentions(mention("1", WELD), mention("2", CARE), mention("3", WELD), mention("5", CARE))
    for by_ssyk in (True, False):
        with listed(listing, found, occupations(), Parameters()) as connection:
            fold(connection, Parameters())
            codes = laid_out(connection)
            one, all_at_once = (pa.concat_tables(blocks(connection, by_ssyk, number)) for number in (1, 1_000))
        assert one.equals(all_at_once)
        told = codes.of(one).select(["region", "ssyk", "skill", "month"]).to_pylist()
        keys = [tuple(value or "" for value in row.values()) for row in told]
        assert keys == sorted(set(keys))
        assert any(row["ssyk"] and row["skill"] for row in told) == by_ssyk


@given(st.sets(st.tuples(st.integers(1, 9), st.integers(0, 6))), st.integers(1, 3), st.integers(1, 60))
def test_pairs_are_counted_as_by_hand_however_many_at_a_time(
    asked: set[tuple[int, int]], fewest: int, at_a_time: int
) -> None:
    by_head: dict[int, list[int]] = defaultdict(list)
    for one, skill in sorted(asked):
        by_head[one].append(skill)
    by_hand = Counter(pair for skills in by_head.values() for pair in combinations(skills, 2))
    columns = np.array(sorted(asked), np.int32).reshape(-1, 2)
    found = counted_pairs(columns[:, 0], columns[:, 1], 7, fewest, at_a_time)
    assert list(found) == [(*pair, ads) for pair, ads in sorted(by_hand.items()) if ads >= fewest]


def test_files_give_what_tables_give(tmp_path: Path) -> None:
    files = []
    for number, table in enumerate(some()):
        pq.write_table(table.slice(0, 2), tmp_path / f"{number}a.parquet")
        pq.write_table(table.slice(2), tmp_path / f"{number}b.parquet")
        files.append(ds.dataset([str(tmp_path / f"{number}{part}.parquet") for part in "ab"]))
    assert count(*files).equals(count(*some()))


@pytest.mark.parametrize("name", ["data [a] *", "it's?"])
def test_a_folder_named_as_a_pattern_gives_its_own_files_alone(tmp_path: Path, name: str) -> None:
    here, beside = tmp_path / name, tmp_path / name.replace("*", "b").replace("?", "b").replace("[a]", "a")
    for folder in (beside, here):
        folder.mkdir()
        for number, table in enumerate(some()):
            pq.write_table(table, folder / f"{number}.parquet")
    files = [ds.dataset([str(here / f"{number}.parquet")]) for number, _table in enumerate(some())]
    assert count(*files).equals(count(*some()))
