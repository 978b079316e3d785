"""`demand` at the command line."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from samverkan_engine.__main__ import main
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from tests.engine.demand.invented import mention


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with twelve ads in Stockholm, and what was found in them."""
    ads = [
        {
            "id": str(number),
            "headline": f"Montör {number}",
            "description": {"text": f"{number} " * 9},
            "number_of_vacancies": 2,
            "occupation_group": {"legacy_ams_taxonomy_id": "8211"},
            "workplace_address": {"municipality_code": "0180", "region_code": "01"},
            "publication_date": "2026-07-01T08:00:00",
        }
        for number in range(12)
    ]
    (tmp_path / "ads.jsonl").write_text("".join(json.dumps(ad) + "\n" for ad in ads), "utf-8")
    rows = [mention(str(number), "s" if number < 9 else "t") for number in range(12)]
    pq.write_table(MENTIONS.from_rows(rows), tmp_path / "found.parquet")
    pq.write_table(OCCUPATIONS.empty(), tmp_path / "found.occupations.parquet")
    return tmp_path


def run(folder: Path, *words: str) -> int:
    return main(["demand", str(folder / "ads.jsonl"), *words])


def rows_of(captured: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_every_row_is_a_line_and_small_numbers_are_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--mentions", str(folder / "found.parquet"), "--json", "--region", "0180") == 0
    rows = rows_of(capsys.readouterr().out)
    found = {(row["ssyk"], row["skill"]): row["vacancies"] for row in rows}
    assert found == {
        (ssyk, skill): number for ssyk in (None, "8211") for skill, number in ((None, 24), ("s", 18), ("t", None))
    }


def test_with_a_limit_of_one_everything_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--mentions", str(folder / "found.parquet"), "--json", "--limit", "1") == 0
    assert not any(row["suppressed"] for row in rows_of(capsys.readouterr().out))


def test_codes_keep_their_leading_zero_in_a_csv_file(folder: Path) -> None:
    assert run(folder, "--out", str(folder / "demand.csv")) == 0
    with (folder / "demand.csv").open(encoding="utf-8", newline="") as file:
        assert {row["region"] for row in csv.DictReader(file)} == {"00", "01", "0180"}
    assert '"0180"' in (folder / "demand.csv").read_text("utf-8")


@pytest.mark.parametrize("name", ["demand.parquet", "demand.jsonl"])
def test_the_table_is_written_to_a_file(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--out", str(folder / name)) == 0
    assert (folder / name).stat().st_size > 100
    assert capsys.readouterr().out == ""


def test_without_a_file_occupations_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("2026-07", "8211", "24"))


def test_a_refused_file_is_told_and_the_others_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cut.jsonl").write_text('{"id": "1", "headline": "a"}\n{"id": "2", "hea', "utf-8")
    assert run(folder, str(folder / "cut.jsonl"), "--json") == 1
    captured = capsys.readouterr()
    assert "cut.jsonl is cut short" in captured.err
    assert rows_of(captured.out)


def test_mentions_of_other_ads_or_in_another_form_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pq.write_table(MENTIONS.from_rows([mention("99", "s")]), folder / "other.parquet")
    assert run(folder, "--mentions", str(folder / "other.parquet")) == 1
    assert "“99”" in capsys.readouterr().err
    assert run(folder, "--mentions", str(folder / "ads.jsonl")) == 1
    assert "ads.jsonl does not hold" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--limit", "0"], ["--region", "Stockholm"], ["--out", "a.xlsx"], ["--out", "/nowhere/at/all.csv"]]
)
def test_wrong_usage_is_said(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, *words) == 2
    assert capsys.readouterr().err.startswith(("--", "The folder"))


def test_its_help_loads_neither_arrow_nor_duckdb() -> None:
    code = (
        "import sys; from samverkan_engine.__main__ import main\n"
        "try: main(['demand', '--help'])\n"
        "except SystemExit: print(not {'pyarrow', 'duckdb', 'numpy', 'django'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.endswith("True\n")
