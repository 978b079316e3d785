"""The declared tables that are kept, and where each comes from."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from samverkan.sources.actions import datasets as keeping
from samverkan.sources.files import CannotStore
from samverkan.sources.models import Began, Dataset, Fetch, State
from samverkan.sources.queries import datasets
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.statistics import ASSESSMENTS, FIGURES

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(settings: Any, tmp_path: Path) -> Path:
    settings.TABLES = tmp_path / "tables"
    return settings.TABLES


def fetched(source: str = "scb", **more: Any) -> Fetch:
    told: dict[str, Any] = {"began": Began.COMMAND, "asked_at": NOW, "ended_at": NOW, "state": State.DONE}
    return Fetch.objects.create(source=source, **{**told, **more})


def figure(**more: Any) -> dict[str, Any]:
    told = {"source": "scb", "dataset": "TAB1", "measure": "employees", "region": "24", "period": "2024"}
    return {**told, "value": 12.0, "preliminary": False, **more}


def assessment(*ssyk: str, **more: Any) -> dict[str, Any]:
    return {"occupation": "Nurses", "ssyk": list(ssyk), "region": "24", "round": "2026-1", **more}


def test_a_table_of_which_nothing_is_kept_is_the_declared_one_without_rows():
    assert datasets.table("FIGURES").schema.equals(FIGURES.schema)
    assert datasets.table("FIGURES").num_rows == 0
    assert datasets.origins("FIGURES") == ()


def test_a_table_that_is_not_declared_is_refused():
    with pytest.raises(datasets.NoSuchTable, match="GUESSES is no table"):
        datasets.table("GUESSES")


def test_what_was_kept_is_read_back_as_it_was():
    rows = FIGURES.from_rows([figure(), figure(region="25", value=None)])
    keeping.keep(fetch=fetched(), table="FIGURES", rows=rows, part="TAB1", at=NOW)
    assert datasets.table("FIGURES").equals(rows)


def test_the_parts_of_several_sources_are_read_together():
    keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows([figure()]), part="TAB1", at=NOW)
    keeping.keep(fetch=fetched("kolada"), table="FIGURES", rows=FIGURES.from_rows([figure(source="kolada")]), at=NOW)
    assert set(datasets.table("FIGURES")["source"].to_pylist()) == {"scb", "kolada"}


def test_a_new_reading_of_a_part_takes_the_place_of_the_old_one_whose_file_stays(tables: Path):
    keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows([figure()]), part="TAB1", at=NOW)
    keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows([figure(value=13.0)]), part="TAB1", at=NOW)
    assert datasets.table("FIGURES")["value"].to_pylist() == [13.0]
    assert Dataset.objects.filter(superseded_at=NOW).count() == 1
    assert len(list(tables.rglob("*.parquet"))) == 2


@pytest.mark.parametrize(
    ("wanted", "values"),
    [({"region": "24"}, [1.0, 3.0]), ({"ssyk": None}, [1.0]), ({"region": "24", "ssyk": "2143"}, [3.0])],
)
def test_the_rows_asked_for_are_those_whose_columns_equal_the_values(wanted: dict[str, Any], values: list[float]):
    rows = [figure(value=1.0), figure(value=2.0, region="25", ssyk="2143"), figure(value=3.0, ssyk="2143")]
    keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows(rows), at=NOW)
    assert datasets.table("FIGURES", **wanted)["value"].to_pylist() == values


def test_an_assessment_of_several_occupations_is_found_by_each_of_them():
    rows = ASSESSMENTS.from_rows([assessment("2221", "2222"), assessment("2143", region="25")])
    keeping.keep(fetch=fetched("yrkesbarometern"), table="ASSESSMENTS", rows=rows, at=NOW)
    assert datasets.table("ASSESSMENTS", ssyk="2222")["region"].to_pylist() == ["24"]
    assert datasets.table("ASSESSMENTS", ssyk="2222", region="25").num_rows == 0


def test_an_origin_tells_the_source_its_licence_when_it_was_fetched_and_from_where():
    told = fetched(licence="CC0 1.0", address="https://scb.example/data", updated="2026-03-05")
    keeping.keep(fetch=told, table="FIGURES", rows=FIGURES.from_rows([figure()]), part="TAB1", period="2024", at=NOW)
    (origin,) = datasets.origins("FIGURES")
    assert (origin.name, origin.licence, origin.fetched_at, origin.updated) == ("SCB", "CC0 1.0", NOW, "2026-03-05")
    assert (origin.address, origin.part, origin.period, origin.rows) == ("https://scb.example/data", "TAB1", "2024", 1)
    assert origin.url.endswith(f"/{told.pk}/")
    assert not origin.is_example


def test_the_origin_of_invented_figures_says_that_they_are():
    rows = FIGURES.from_rows([figure()])
    keeping.keep(fetch=fetched(began=Began.EXAMPLE), table="FIGURES", rows=rows, at=NOW)
    (origin,) = datasets.origins("FIGURES")
    assert origin.name == "Påhittade uppgifter för exemplet"
    assert origin.is_example


def test_a_folder_that_cannot_be_written_leaves_what_was_kept(settings: Any, tmp_path: Path):
    keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows([figure()]), at=NOW)
    kept, settings.TABLES = settings.TABLES, tmp_path / "a file" / "in the way"
    settings.TABLES.parent.write_text("")
    with pytest.raises(CannotStore):
        keeping.keep(fetch=fetched(), table="FIGURES", rows=FIGURES.from_rows([figure(value=13.0)]), at=NOW)
    settings.TABLES = kept
    assert datasets.table("FIGURES")["value"].to_pylist() == [12.0]


def kept(source: str, table: str, *rows: dict[str, Any], began: Began = Began.COMMAND) -> None:
    declared = datasets.declared(table)
    keeping.keep(fetch=fetched(source, began=began), table=table, rows=declared.from_rows(list(rows)), at=NOW)


def offer(key: str) -> dict[str, Any]:
    told = {"languages": [], "subjects": [], "cancelled": False, "status": "ACTIVE", "distance": True}
    return {"id": key, "education": key, **told}


def test_what_is_real_never_takes_the_place_of_what_is_invented_nor_the_other_way_round():
    kept("yrkesbarometern", "ASSESSMENTS", assessment("2221", region="02"), began=Began.EXAMPLE)
    kept("yrkesbarometern", "ASSESSMENTS", assessment("2221"), assessment("2143"))
    kept("yrkesbarometern", "ASSESSMENTS", assessment("9999", region="02"), began=Began.EXAMPLE)
    assert datasets.table("ASSESSMENTS", region="02")["ssyk"].to_pylist() == [["9999"]]
    assert datasets.table("ASSESSMENTS", region="24").num_rows == 2
    assert Dataset.objects.filter(superseded_at=None).count() == 2


def test_a_real_region_is_given_nothing_invented_and_the_invented_one_nothing_real():
    kept("susa", "OFFERS", offer("invented"), began=Began.EXAMPLE)
    assert datasets.table("OFFERS", place="24").num_rows == 0
    kept("susa", "OFFERS", offer("real"))
    assert datasets.table("OFFERS", place="24")["id"].to_pylist() == ["real"]
    assert datasets.table("OFFERS", place="0201")["id"].to_pylist() == ["invented"]
    assert [origin.is_example for origin in datasets.origins("OFFERS", "24")] == [False]
    assert [origin.is_example for origin in datasets.origins("OFFERS", "02")] == [True]


def ad(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "headline": "Sökes", "must_skills": [], "nice_skills": [], "updated_at": NOW, **more}


def test_an_ad_of_several_sources_stands_once_as_its_newest_version():
    later = NOW + timedelta(hours=1)
    kept("jobsearch", "ADS", ad("1", source="jobsearch", updated_at=later, text="Ny."), ad("2", source="jobsearch"))
    kept("jobstream", "ADS", ad("1", source="jobstream", text="Gammal."), ad("3", source="jobstream"))
    rows = {row["id"]: (row["source"], row["text"]) for row in datasets.table("ADS").to_pylist()}
    assert rows == {"1": ("jobsearch", "Ny."), "2": ("jobsearch", None), "3": ("jobstream", None)}
    assert datasets.table("ADS").num_rows == 3


def test_no_rows_are_asked_for_by_no_ids():
    keeping.keep(fetch=fetched("jobsearch"), table="ADS", rows=ADS.empty(), at=NOW)
    assert datasets.rows_of("ADS", [], ["headline"]) == {}
