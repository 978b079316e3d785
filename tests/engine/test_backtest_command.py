"""`samverkan backtest`: what it says and writes."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from samverkan_engine.__main__ import main
from samverkan_engine.cases.reading import write
from samverkan_engine.tables.backtesting import BACKTEST, CALIBRATED
from tests.engine.casefiles.files import INVENTED, invented, replaced


def run(case: Path, out: Path) -> int:
    return main(["backtest", str(case), "--out", str(out), "--draws", "150"])


def test_the_invented_region_was_tested_and_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(INVENTED, tmp_path / "out") == 0
    told = capsys.readouterr().out
    assert "Forecasts from 5 years, 2021 to 2025, against 60 counts of gaps." in told
    assert "Fit for decisions." in told
    written = {name: pq.read_table(tmp_path / "out" / f"{name}.parquet") for name in ("backtest", "calibrated")}
    assert written["backtest"].schema == BACKTEST.schema
    assert written["calibrated"].schema == CALIBRATED.schema
    assert {row["version"] for row in written["backtest"].to_pylist()} == {"BAS, SSYK 2012"}


def test_every_figure_says_whether_the_history_or_the_file_is_behind_it(tmp_path: Path) -> None:
    assert run(INVENTED, tmp_path / "out") == 0
    rows = {
        (row["figure"], row["subject"]): row
        for row in pq.read_table(tmp_path / "out" / "calibrated.parquet").to_pylist()
    }
    assert rows["finish", "yh-underhall"]["place"] == "history.intakes"
    assert rows["finish", "yh-underhall"]["source"] == "påhittat"
    # A form that has never been given is as its profile was seen to be.
    assert rows["finish", "yh-underhall-distans"]["observed"]
    assert rows["finish", "uppdrag-process"]["place"] == "profiles.commissioned.finish"
    assert not rows["finish", "uppdrag-process"]["observed"]
    assert rows["exits", "7233"]["place"] == "history.observed"


def test_a_case_without_history_is_told_to_be_untested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = dict(invented().document)
    del document["history"]
    (tmp_path / "case.yaml").write_bytes(write(document))
    assert run(tmp_path / "case.yaml", tmp_path / "out") == 0
    assert capsys.readouterr().out == "Not tested: it tells no history to test it on.\n"


def test_a_wrong_history_is_refused_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.yaml").write_bytes(replaced("registered: 21, finished: 16", "registered: 21, finished: 22"))
    assert run(tmp_path / "case.yaml", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "history.intakes[1].finished: 22 are more than the 21 (registered) of whom they are a part." in told
    assert not (tmp_path / "out").exists()
