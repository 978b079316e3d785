"""What is rising, what goes together, where series break, and official counts beside: change told apart from chance."""

from collections.abc import Callable
from math import comb
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_engine.demand import Part, beside, compare, rising, seasons, together
from samverkan_engine.demand.breaks import begin_in, months_between
from samverkan_engine.demand.chance import at_least, band, corrected, either_way
from samverkan_engine.tables.demand import BESIDE, COMPARED, DEMAND, SEASONS, TOGETHER
from samverkan_engine.tables.matches import OCCUPATIONS
from samverkan_engine.tables.statistics import FIGURES
from tests.engine.demand.invented import ad, ads, mention, mentions

ONE, OTHER = Part("24", "2024-01", "2024-12"), Part("24", "2025-01", "2025-12")


def demand(*rows: tuple[str, str | None, int], region: str = "24", ssyk: str | None = None) -> pa.Table:
    """DEMAND by month, skill, and folded ads."""
    return DEMAND.from_rows(
        [
            {
                **dict.fromkeys(("ads", "folded", "vacancies"), folded),
                "region": region,
                "ssyk": ssyk,
                "skill": skill,
                "month": month,
                "staffing": 0,
                "unstated": 0,
                "broken": False,
            }
            for month, skill, folded in rows
        ]
    )


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.01, 0.99))
def test_the_tail_is_that_of_the_binomial(found: int, more: int, share: float) -> None:
    of = found + more
    plain = sum(comb(of, n) * share**n * (1 - share) ** (of - n) for n in range(found, of + 1))
    assert at_least(found, of, share) == pytest.approx(min(1.0, plain), rel=1e-9, abs=1e-12)
    assert 0 <= either_way(found, of, share) <= 1


def test_tails_of_many_are_told_without_loss() -> None:
    assert at_least(500_000, 1_000_000, 0.5) == pytest.approx(0.5004, abs=1e-4)
    assert at_least(510_000, 1_000_000, 0.5) < 1e-80


def test_chances_are_corrected_for_how_many_were_tried() -> None:
    assert corrected([0.01, 0.02, 0.03, 0.5]) == pytest.approx([0.04, 0.04, 0.04, 0.5])
    assert corrected([]) == []


@given(st.lists(st.floats(0, 1), max_size=20))
def test_a_corrected_chance_is_never_smaller_and_keeps_the_order(chances: list[float]) -> None:
    found = corrected(chances)
    assert all(after >= before for before, after in zip(chances, found, strict=True))
    assert sorted(found) == [found[n] for n in sorted(range(len(found)), key=lambda n: (chances[n], found[n]))]


def test_the_band_holds_the_true_difference_nine_times_of_ten() -> None:
    chance, held = Random(7), 0
    for _ in range(2_000):
        one = sum(chance.random() < 0.10 for _ in range(80))
        other = sum(chance.random() < 0.25 for _ in range(120))
        low, high = band(one, 80, other, 120)
        held += low <= 0.15 <= high
    assert 0.88 <= held / 2_000 <= 0.93


def test_two_periods_are_compared_by_share_and_not_by_number() -> None:
    table = demand(("2024-05", None, 100), ("2024-05", "s", 20), ("2025-05", None, 200), ("2025-05", "s", 40))
    (row,) = compare(table, ONE, OTHER).to_pylist()
    assert (row["share_one"], row["share_other"], row["difference"]) == (0.2, 0.2, 0.0)
    assert row["low"] < 0 < row["high"]
    assert row["p"] > 0.9


def test_two_regions_are_compared_by_occupation() -> None:
    rows = [demand(("2025-01", None, 50), region=region) for region in ("24", "25")]
    rows += [
        demand(("2025-01", None, 50), region="25", ssyk="8211"),
        demand(("2025-01", None, 5), region="24", ssyk="8211"),
    ]
    rows += [demand(("2025-01", None, 45), region="24", ssyk="2143")]
    one, other = Part("24", "2025-01", "2025-12"), Part("25", "2025-01", "2025-12")
    found = compare(pa.concat_tables(rows), one, other, of="ssyk")
    assert [(row["code"], row["difference"]) for row in found.to_pylist()] == [("2143", -0.9), ("8211", 0.9)]
    assert found.schema.equals(COMPARED.schema)


def test_what_one_has_no_ads_of_cannot_be_compared() -> None:
    assert compare(demand(("2024-05", None, 3)), ONE, OTHER).equals(COMPARED.empty())
    assert compare(DEMAND.empty(), ONE, OTHER).equals(COMPARED.empty())


def test_a_skill_that_has_truly_risen_is_found() -> None:
    table = demand(("2024-05", None, 500), ("2024-05", "s", 10), ("2025-05", None, 500), ("2025-05", "s", 60))
    assert rising(table, ONE, OTHER)["code"].to_pylist() == ["s"]
    assert rising(table, OTHER, ONE)["code"].to_pylist() == []


def test_chance_alone_gives_next_to_nothing_that_rises() -> None:
    chance, found = Random(3), 0
    for _ in range(20):
        rows: list[tuple[str, str | None, int]] = [("2024-05", None, 300), ("2025-05", None, 300)]
        for number in range(100):
            share = 0.02 + 0.002 * number
            rows += [
                (month, f"s{number:03}", sum(chance.random() < share for _ in range(300)))
                for month in ("2024-05", "2025-05")
            ]
        found += rising(demand(*rows), ONE, OTHER).num_rows
    assert found <= 3


def months(number: int) -> list[str]:
    return months_between("2021-01", "2026-12")[:number]


def broken(level: Callable[[int], float], number: int = 48, seed: int = 1) -> list[str]:
    chance = Random(seed)
    folded = [max(1, round(chance.gauss(level(n), level(n) ** 0.5))) for n in range(number)]
    same = dict.fromkeys(("region", "ssyk", "skill"), [0] * number)
    rows = pa.table({**same, "month": range(700, 700 + number), "folded": folded})
    return [months(number)[n] for n, begins in enumerate(begin_in(rows, 700, months(number)).to_pylist()) if begins]


def test_a_break_is_shown_in_the_month_where_it_begins() -> None:
    assert broken(lambda n: 100 if n < 30 else 40) == [months(31)[30]]


def test_neither_chance_nor_a_season_nor_a_slow_rise_is_a_break() -> None:
    for seed in range(20):
        assert broken(lambda _: 60, seed=seed) == []
        assert broken(lambda n: 200 if n % 12 in (4, 5) else 80, number=60, seed=seed) == []
        assert broken(lambda n: 50 + n, seed=seed) == []


def test_a_short_or_thin_series_is_not_judged() -> None:
    assert broken(lambda n: 100 if n < 12 else 20, number=23) == []
    assert broken(lambda n: 4 if n < 24 else 1) == []


def test_seasons_are_told_by_month_of_the_year() -> None:
    table = demand(*((month, None, 200 if month.endswith("-05") else 100) for month in months(36)))
    found = {row["calendar_month"]: row for row in seasons(table).to_pylist()}
    assert found[5]["factor"] == pytest.approx(2 / (13 / 12))
    assert found[1]["years"] == 3
    assert seasons(demand(*((month, None, 100) for month in months(12)))).equals(SEASONS.empty())


def test_skills_asked_for_together_are_found_and_others_are_not() -> None:
    chance = Random(5)
    listing, found = [], []
    for number in range(200):
        name = str(number)
        words = " ".join(chance.choice("abcdefghijklmnopqrstuvwxyz") + str(chance.random()) for _ in range(12))
        listing.append(ad(name, number % 50, text=words))
        skills = {"a", "b"} if number % 5 == 0 else set()
        skills |= {skill for skill in "cdef" if chance.random() < 0.3}
        found += [mention(name, skill) for skill in sorted(skills)]
    pairs = together(ads(*listing), mentions(*found), OCCUPATIONS.empty())
    assert [(row["skill"], row["other"], row["ads"], row["expected"]) for row in pairs.to_pylist()] == [
        ("a", "b", 40, 8.0)
    ]
    assert together(ads(), mentions(), OCCUPATIONS.empty()).equals(TOGETHER.empty())


def test_official_counts_stand_beside_the_same_place_occupation_and_period() -> None:
    table = demand(("2025-01", None, 3), ("2025-02", None, 4), ("2025-07", None, 9), ("2025-01", "s", 99))
    same = {"source": "scb", "dataset": "TAB1", "measure": "lediga jobb", "unit": "antal", "preliminary": False}
    figures = FIGURES.from_rows(
        [
            {**same, "region": "24", "period": "2025K1", "value": 40.0},
            {**same, "region": "24", "period": "2025", "value": None},
            {**same, "region": "24", "period": "2025K2", "value": 5.0},
            {**same, "region": "25", "period": "2025K1", "value": 5.0},
            {**same, "region": "24", "period": "HT2025", "value": 5.0},
            {**same, "region": "24", "period": "2025K1", "value": 1.0, "breakdown": "Kon=1"},
        ]
    )
    found = beside(table, figures)
    assert [(row["period"], row["months"], row["vacancies"], row["official"]) for row in found.to_pylist()] == [
        ("2025", 3, 16, None),
        ("2025K1", 2, 7, 40.0),
    ]
    assert beside(DEMAND.empty(), figures).equals(BESIDE.empty())
