"""`match` at the command line."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from samverkan_engine.__main__ import main
from samverkan_engine.tables.matches import MENTIONS

ADS = [
    {"id": "1", "headline": "Svetsare", "description": {"text": "Krav\n• Svetsning\n• B-körkort"}},
    {"id": "2", "headline": "Kock", "description": {"text": ""}},
    {"id": "3", "headline": "Utvecklare", "description": {"text": "Krav: du kan SQL."}, "occupation_group": None},
]
SKILLS = [
    {"id": "sv1_tst_aaa", "preferred_label": "Svetsning", "type": "skill"},
    {"id": "sq1_tst_bbb", "preferred_label": "SQL", "type": "skill"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of ads and a folder with a taxonomy."""
    (tmp_path / "tax").mkdir()
    (tmp_path / "tax" / "skills.json").write_text(json.dumps(SKILLS), "utf-8")
    (tmp_path / "ads.jsonl").write_text("".join(json.dumps(ad) + "\n" for ad in ADS), "utf-8")
    return tmp_path


def match(folder: Path, *words: str, ads: str = "ads.jsonl") -> int:
    """Run the command in a folder."""
    common = ["--taxonomy", str(folder / "tax"), "--cache", str(folder / "cache")]
    return main(["match", str(folder / ads), *common, *words])


def test_each_ad_gives_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match(folder) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert set(lines[0]) == {"id", "mentions", "occupation"}
    mention = lines[0]["mentions"][0]
    assert set(mention) == {"start", "end", "text", "esco", "jobtech", "score", "required"}
    assert (mention["text"], mention["jobtech"][0], mention["required"]) == ("Svetsning", "sv1_tst_aaa", "must")


def test_an_ad_without_text_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    match(folder)
    assert "1 ads have no text, so nothing was found in them: 2" in capsys.readouterr().err


def test_parquet_is_written_by_the_ending(folder: Path) -> None:
    assert match(folder, "--out", str(folder / "out.parquet")) == 0
    assert pq.read_table(folder / "out.parquet").schema.equals(MENTIONS.schema)
    assert (folder / "out.occupations.parquet").exists()


def test_the_prepared_taxonomy_is_kept_and_gives_the_same(folder: Path) -> None:
    match(folder, "--out", str(folder / "first.jsonl"))
    assert list((folder / "cache").glob("matching-*/patterns.arrow"))
    match(folder, "--out", str(folder / "second.jsonl"))
    assert (folder / "first.jsonl").read_bytes() == (folder / "second.jsonl").read_bytes()


def test_a_damaged_cache_is_made_anew(folder: Path) -> None:
    match(folder, "--out", str(folder / "first.jsonl"))
    next((folder / "cache").glob("matching-*/codes.arrow")).write_bytes(b"broken")
    assert match(folder, "--out", str(folder / "second.jsonl")) == 0
    assert (folder / "first.jsonl").read_bytes() == (folder / "second.jsonl").read_bytes()


def test_batches_and_processes_change_nothing(folder: Path) -> None:
    match(folder, "--out", str(folder / "one.jsonl"))
    match(folder, "--out", str(folder / "many.jsonl"), "--workers", "2", "--batch", "1")
    assert (folder / "one.jsonl").read_bytes() == (folder / "many.jsonl").read_bytes()


def test_a_file_cut_short_is_refused_and_the_others_are_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cut.json").write_text('[{"id": "9", "description": {"te', "utf-8")
    common = ["--taxonomy", str(folder / "tax"), "--cache", str(folder / "cache")]
    assert main(["match", str(folder / "cut.json"), str(folder / "ads.jsonl"), *common]) == 1
    printed = capsys.readouterr()
    assert "cut.json is cut short" in printed.err
    assert len(printed.out.splitlines()) == 3


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_a_taxonomy_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert main(["match", str(folder / "ads.jsonl"), "--taxonomy", str(folder / name)]) == 1
    assert str(folder / name) in capsys.readouterr().err


def test_a_missing_file_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match(folder, ads="nowhere.jsonl") == 1
    assert "nowhere.jsonl cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--engine", "dask"),
        ("--scheduler", "tcp://127.0.0.1:1"),
        ("--workers", "0"),
        ("--least", "2"),
        ("--out", "/nowhere/at/all/out.jsonl"),
    ],
)
def test_arguments_that_do_not_go_together_are_wrong_usage(words: tuple[str, ...], folder: Path) -> None:
    assert match(folder, *words) == 2
