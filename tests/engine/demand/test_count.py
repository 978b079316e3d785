"""Vacancies, not ads: what is counted, where, and what is folded."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.demand import Parameters, UnknownAd, UnknownCode, count
from samverkan_engine.demand.listing import listed
from samverkan_engine.errors import Undeclared
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.demand import DEMAND
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from tests.engine.demand import reference
from tests.engine.demand.invented import Row, ad, ads, mention, mentions, occupations

DEFAULT = Parameters()
NONE, NOBODY = MENTIONS.empty(), OCCUPATIONS.empty()
TEXT = " ".join(f"ord{number}" for number in range(40))


def counted(*rows: Row, found: pa.Table = NONE, parameters: Parameters = DEFAULT, **cell: Any) -> list[Row]:
    """The rows of DEMAND for the region, occupation, skill that `cell` names; by default all of the country."""
    wanted = {"region": "00", "ssyk": None, "skill": None, **cell}
    table = count(ads(*rows), found, NOBODY, parameters)
    return [row for row in table.to_pylist() if all(row[name] == value for name, value in wanted.items())]


def test_vacancies_are_counted_and_one_for_an_ad_that_does_not_say() -> None:
    (row,) = counted(ad("1", vacancies=4), ad("2", vacancies=None))
    assert (row["ads"], row["folded"], row["vacancies"], row["unstated"]) == (2, 2, 5, 1)


def test_an_ad_counts_in_its_municipality_its_county_and_the_country() -> None:
    table = count(ads(ad("1"), ad("2", municipality=None), ad("3", municipality=None, county=None)), NONE, NOBODY)
    whole = [row for row in table.to_pylist() if row["ssyk"] is None]
    assert {row["region"]: row["ads"] for row in whole} == {"00": 3, "24": 2, "2482": 1}


def test_an_ad_abroad_is_left_out() -> None:
    assert counted(ad("1", municipality=None, county=None, country="zzzz_NO1_tst")) == []


def test_the_month_is_that_of_the_clock_in_stockholm() -> None:
    late = datetime(2025, 1, 31, 23, 30, tzinfo=timezone.utc)  # noqa: UP017
    assert counted(ad("1", published_at=late))[0]["month"] == "2025-02"


def test_an_ad_that_was_never_published_has_no_month_and_is_left_out() -> None:
    assert counted(ad("1", published_at=None)) == []


def test_the_occupation_found_goes_before_that_of_the_source() -> None:
    table = count(ads(ad("1"), ad("2")), NONE, occupations(("1", "2143"), ("2", None)))
    assert {row["ssyk"] for row in table.to_pylist()} == {None, "2143", "8211"}


def test_a_skill_counts_once_an_ad_and_only_when_it_is_sure_enough() -> None:
    found = mentions(mention("1", "s"), mention("1", "s"), mention("1", "t", score=0.2), mention("1", ""))
    assert [row["ads"] for row in counted(ad("1"), found=found, skill="s")] == [1]
    assert counted(ad("1"), found=found, skill="t") == []
    assert [row["ads"] for row in counted(ad("1"), found=found, skill="s", ssyk="8211")] == [1]


def test_skills_of_jobtech_are_also_those_that_the_employer_marked() -> None:
    found = mentions(mention("1", "s", jobtech=("a",)))
    rows = (ad("1", must_skills=["a", "b"], nice_skills=["c"]),)
    table = count(ads(*rows), found, NOBODY, Parameters(scheme="jobtech"))
    assert {row["skill"] for row in table.to_pylist()} == {None, "a", "b", "c"}


def test_the_same_text_posted_again_is_one_vacancy_in_the_month_of_the_first() -> None:
    first, second = counted(ad("1", text=TEXT, vacancies=2), ad("2", 30, text=TEXT, vacancies=3))
    assert (first["month"], first["ads"], first["folded"], first["vacancies"]) == ("2025-01", 1, 1, 3)
    assert (second["month"], second["ads"], second["folded"], second["vacancies"]) == ("2025-02", 1, 0, 0)
    assert (second["people"], second["low"], second["high"]) == (None, None, None)


@pytest.mark.parametrize(
    ("changed", "folds"),
    [
        ({"text": TEXT.replace("ord7", "annat")}, True),
        ({"text": " ".join(TEXT.split()[:20])}, False),
        ({"text": TEXT, "employer": "5599000022"}, False),
        ({"text": TEXT, "municipality": "2480"}, False),
        ({"text": TEXT, "ssyk": "2143"}, False),
        ({"text": TEXT, "published_at": datetime(2025, 1, 10, 9, tzinfo=timezone.utc) + timedelta(days=61)}, False),  # noqa: UP017
        ({"text": None, "text_hash": "a"}, False),
    ],
)
def test_ads_are_folded_only_when_employer_occupation_place_time_and_text_agree(changed: Row, folds: bool) -> None:
    rows = counted(ad("1", text=TEXT), {**ad("2", 1), **changed})
    assert sum(row["folded"] for row in rows) == (1 if folds else 2)


def test_texts_that_are_gone_are_told_by_their_fingerprint() -> None:
    rows = counted(
        ad("1", text=None, text_hash="a"), ad("2", 1, text=None, text_hash="a"), ad("3", 1, text=None, text_hash="b")
    )
    assert sum(row["folded"] for row in rows) == 2


def test_what_is_posted_again_month_after_month_is_one_vacancy_all_along() -> None:
    assert sum(row["folded"] for row in counted(*(ad(str(n), 30 * n, text=TEXT) for n in range(6)))) == 1


def test_staffing_agencies_are_marked_by_name_or_by_number() -> None:
    rows = (
        ad("1", employer_name="Nordens Bemanning AB", vacancies=3),
        ad("2", employer_name="Manpower AB", vacancies=2),
        ad("3", employer="5599000022", employer_name="Okänd AB"),
        ad("4", employer="5599000030", employer_name="Manpowers Grannar AB"),
    )
    (row,) = counted(*rows, parameters=Parameters(staffing_numbers=frozenset({"5599000022"})))
    assert (row["vacancies"], row["staffing"]) == (7, 6)


def test_people_are_an_estimate_with_a_band_that_narrows_with_numbers() -> None:
    (few,) = counted(ad("1"))
    (many,) = counted(*(ad(str(number)) for number in range(400)))
    assert few["low"] < few["people"] < few["high"]
    assert few["high"] / few["low"] > 2 * many["high"] / many["low"]
    assert many["people"] == pytest.approx(400 * few["people"])


def test_an_unknown_ad_and_a_code_of_another_kind_are_named() -> None:
    with pytest.raises(UnknownAd, match="“9”"):
        count(ads(ad("1")), mentions(mention("9", "s")), NOBODY)
    with pytest.raises(UnknownAd, match="OCCUPATIONS"):
        count(ads(ad("1")), NONE, occupations(("9", "2143")))
    for column, value in (("municipality", "248"), ("county", "x"), ("ssyk", "21430")):
        with pytest.raises(UnknownCode, match=value):
            count(ads(ad("1", **{column: value})), NONE, NOBODY)
    with pytest.raises(Undeclared, match="MENTIONS"):
        count(ads(ad("1")), ADS.empty(), NOBODY)


def test_nothing_in_gives_nothing_out_in_the_declared_shape() -> None:
    assert count(ADS.empty(), NONE, NOBODY).equals(DEMAND.empty())


CASES = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 150),
            "text": st.sampled_from(
                [TEXT, TEXT + " mer", TEXT.replace("ord1", "x"), TEXT[:100], "annan text helt och hållet"]
            ),
            "vacancies": st.sampled_from([None, 1, 2, 5]),
            "municipality": st.sampled_from(["2482", "2480", None]),
            "county": st.just("24"),
            "ssyk": st.sampled_from(["8211", None]),
            "employer_name": st.sampled_from(["Påhittade Pumpar AB", "Nyby Bemanning AB"]),
            "employer": st.sampled_from(["5599000014", None]),
            "skills": st.lists(st.sampled_from("abc"), max_size=3),
        }
    ),
    max_size=14,
)


@settings(max_examples=30)
@given(CASES, st.randoms(use_true_random=False))
def test_the_count_agrees_with_the_plain_one_keeps_its_inputs_and_minds_no_order(cases: list[Row], chance: Any) -> None:
    listing = ads(*(ad(str(n), **{k: v for k, v in case.items() if k != "skills"}) for n, case in enumerate(cases)))
    found = mentions(*(mention(str(n), skill) for n, case in enumerate(cases) for skill in case["skills"]))
    told = occupations(*((str(n), "2143") for n, case in enumerate(cases) if case["ssyk"] is None and n % 2))
    before = [table.to_pylist() for table in (listing, found, told)]
    table = count(listing, found, told)
    assert table.schema.equals(DEMAND.schema, check_metadata=True)
    assert [table.to_pylist() for table in (listing, found, told)] == before
    plain = reference.count(listing, found, told, Parameters())
    assert len(plain) == table.num_rows
    for row in table.to_pylist():
        kept = plain[row["region"], row["ssyk"], row["skill"], row["month"]]
        assert [row[name] for name in ("ads", "folded", "vacancies", "staffing", "unstated")] == [
            kept[name] for name in ("ads", "folded", "vacancies", "lent", "unstated")
        ]
        assert [row[name] for name in ("people", "low", "high")] == pytest.approx(
            [kept[n] for n in ("people", "low", "high")]
        )
    order = list(range(listing.num_rows))
    chance.shuffle(order)
    assert count(listing.take(pa.array(order, pa.int64())), found, told).equals(table)


@pytest.mark.parametrize(
    ("room", "lack"), [("max_temp_directory_size = '1MB'", OSError), ("temp_directory = ''", MemoryError)]
)
def test_a_full_disk_and_too_little_memory_are_told_apart(room: str, lack: type[Exception]) -> None:
    with pytest.raises(lack):
        fill(room)


def fill(room: str) -> None:
    """Put more into the tables of what is counted than there is room for."""
    with listed(ads(ad("1")), NONE, NOBODY, DEFAULT) as connection:
        connection.execute("SET memory_limit = '30MB'")
        connection.execute(f"SET {room}")
        connection.execute("CREATE TABLE more AS SELECT range AS number, md5(range::VARCHAR) FROM range(3_000_000)")
