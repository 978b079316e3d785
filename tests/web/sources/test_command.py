"""`samverkan fetch` and `samverkan import KIND`."""

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan.config.command import parser
from samverkan.sources import command, wishes
from samverkan.sources.models import Fetch, Mapping, State
from samverkan.sources.queries import datasets
from tests.web.sources.test_queueing import NOW, ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.FETCHING = tmp_path / "tables", tmp_path / "fetching"


def run(*words: str) -> int:
    options = parser().parse_args([*words])
    return int(options.handler(options) or 0)


def written(path: Path, told: Any) -> str:
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return str(path)


def test_a_file_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run("import", "yrkesbarometern", written(tmp_path / "yb.json", ROWS)) == 0
    assert capsys.readouterr().out == "yrkesbarometern (yb.json): 1 rows read, 0 faults.\n"
    assert datasets.table("ASSESSMENTS").num_rows == 1


def test_rows_that_cannot_be_read_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = written(tmp_path / "yb.json", [*ROWS, {"yb_yrke": "Vägvisare", "lan": "norr", "omgang": "2026-1"}])
    assert run("import", "yrkesbarometern", file) == 1
    assert capsys.readouterr().err == "2: lan ska vara en kod men är ”norr”.\n"


def test_a_file_of_something_else_is_refused_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    bad = written(tmp_path / "a.json", "<html>")
    assert run("import", "yrkesbarometern", bad, written(tmp_path / "b.json", ROWS)) == 1
    told = capsys.readouterr()
    assert "a.json är inte JSON" in told.err
    assert "b.json): 1 rows" in told.out
    assert set(Fetch.objects.values_list("state", flat=True)) == {State.FAILED, State.DONE}


def test_files_that_say_something_together_are_read_together(tmp_path: Path):
    info = {"id": "i.1", "status": "ACTIVE", "content": {"code": "X1"}}
    event = {"id": "e.1", "status": "ACTIVE", "content": {"education": "i.1"}}
    written(tmp_path / "infos.json", {"educationInfos": [info]})
    written(tmp_path / "events.json", {"educationEvents": [event]})
    folder = tmp_path / "susa"
    folder.mkdir()
    for name in ("infos.json", "events.json"):
        (tmp_path / name).rename(folder / name)
    assert run("import", "susa", str(folder)) == 0
    assert datasets.table("OFFERS").select(["id", "code"]).to_pylist() == [{"id": "e.1", "code": "X1"}]


def test_an_own_file_is_read_by_the_mapping_that_is_named(tmp_path: Path):
    constants = {"source": "own", "dataset": "x", "measure": "Studenter", "region": "02"}
    columns = {"period": "År", "value": "Antal"}
    Mapping.objects.create(name="Ladok", table="FIGURES", columns=columns, constants=constants, changed_at=NOW)
    assert run("import", "file", written(tmp_path / "l.csv", "År;Antal\n2024;7,5\n"), "--mapping", "Ladok") == 0
    assert datasets.table("FIGURES")["value"].to_pylist() == [7.5]


def test_a_mapping_that_is_not_there_is_told():
    with pytest.raises(command.NoMapping, match="there are none yet"):
        command.mapped("Ladok")


def test_a_source_that_cannot_be_reached_is_told(settings: Any, capsys: pytest.CaptureFixture[str]):
    settings.SOURCE_ADDRESSES = settings.SOURCE_ADDRESSES | {"yrkesbarometern": "http://127.0.0.1:9/none.json"}
    assert run("fetch", "yrkesbarometern") == 1
    assert "kan inte nås härifrån" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "words", "wanted"),
    [("kolada", "kpi=N1,N2 year=2024", {"kpi": ["N1", "N2"], "year": ["2024"]}),
     ("scb", "table=T1 Tid=RANGE(2020,2024),2019", {"table": "T1", "select": {"Tid": ["RANGE(2020,2024)", "2019"]}}),
     ("susa", "since=2026-10-01", {"since": "2026-10-01"}), ("yrkesbarometern", "", {})],
)  # fmt: skip
def test_what_is_asked_for_is_said_in_words_and_can_be_said_again(source: str, words: str, wanted: dict[str, Any]):
    assert wishes.wanted(source, words.split()) == wanted
    assert wishes.words(source, wanted) == words


@pytest.mark.parametrize(
    ("source", "words"), [("kolada", "year=2024"), ("kolada", "kpi"), ("susa", "town=X"), ("kolada", "")]
)
def test_what_a_source_does_not_understand_is_refused(source: str, words: str):
    with pytest.raises(wishes.Unclear):
        wishes.wanted(source, words.split())
