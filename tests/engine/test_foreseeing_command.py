"""`supply` and `gap` at the command line, and what they share with `plan`: how a case file is read and refused."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from samverkan_engine.__main__ import main
from samverkan_engine.cases.reading import check, write
from samverkan_engine.command.foreseeing import SCENARIOS
from samverkan_engine.labour import draw, scenarios
from samverkan_engine.pipeline import draw_case, gap_tables, supply_tables
from samverkan_engine.tables import labour as declared
from tests.engine.casefiles.files import INVENTED, invented, replaced


def run(command: str, out: Path, *words: str, case: Path = INVENTED) -> int:
    return main([command, str(case), "--out", str(out), "--draws", "100", *words])


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """The invented case with something changed, as a file."""
    path = tmp_path / "changed.yaml"
    path.write_bytes(replaced(old, new))
    return path


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("supply", ("people", "students", "graduates")),
        ("gap", ("jobs", "gap", "missing", "causes", "forces")),
    ],
)
def test_every_declared_table_is_written_as_parquet_and_csv(
    command: str, names: tuple[str, ...], tmp_path: Path
) -> None:
    assert run(command, tmp_path / "new" / "out") == 0
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == sorted(
        name + ending for name in names for ending in (".csv", ".parquet")
    )
    for name in names:
        table = pq.read_table(tmp_path / "new" / "out" / f"{name}.parquet")
        getattr(declared, name.upper()).checked(table)
        assert table.num_rows > 0
        written = pyarrow.csv.read_csv(tmp_path / "new" / "out" / f"{name}.csv")
        assert written.column_names == table.column_names
        assert written.num_rows == table.num_rows


def test_the_tables_are_those_of_the_stages(tmp_path: Path) -> None:
    assert run("supply", tmp_path, "--seed", "3") == 0
    assert run("gap", tmp_path, "--seed", "3") == 0
    case, draws = draw_case(invented(), 100, 3, "drawn")
    for name, table in {**supply_tables(case, draws), **gap_tables(case, draws)}.items():
        assert pq.read_table(tmp_path / f"{name}.parquet").equals(table), name


def test_a_scenario_and_a_seed_change_what_is_foreseen(tmp_path: Path) -> None:
    found = {}
    for name in (("--scenario", "none"), ("--scenario", "planned"), ("--scenario", "own"), ("--seed", "2")):
        assert run("gap", tmp_path, *name) == 0
        found[name] = pq.read_table(tmp_path / "missing.parquet")["mean"].to_pylist()[-1]
    assert len(set(found.values())) == 4
    assert found["--scenario", "none"] < found["--scenario", "planned"]


def test_every_scenario_of_the_model_can_be_asked_for() -> None:
    assert tuple(scenarios(own=0)) == SCENARIOS


def test_a_scenario_that_the_case_does_not_have_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = INVENTED.read_text("utf-8")
    own = next(line for line in text.splitlines(keepends=True) if line.strip().startswith("own:"))
    assert run("gap", tmp_path, "--scenario", "own", case=edited(tmp_path, own, "")) == 1
    assert capsys.readouterr().err == (
        "changed.yaml: The case has no plan of its own (establishment: own), so there is no scenario of it.\n"
    )


def test_what_was_changed_in_the_draws_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = dict(invented().document)
    del document["history"]  # it tells how many were drawn in, and leaves little to chance
    (tmp_path / "case.yaml").write_bytes(write(document))
    case, _ = draw_case(check(document, "case.yaml"), 100, 1, "drawn")
    clipped = draw(case, 100, 1).clipped
    assert clipped > 0
    assert run("supply", tmp_path, case=tmp_path / "case.yaml") == 0
    assert f"In {clipped} of 100 draws more moved in for an unfilled job" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["supply", "gap"])
def test_courses_that_take_more_people_than_there_are_are_told(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = edited(
        tmp_path, "seats: {value: 0, assumption: ett alternativ}", "seats: {value: 900, assumption: påhittat}"
    )
    case.write_text(case.read_text("utf-8").replace('donor: {"7233": 0.40', 'donor: {"3113": 1.0'), "utf-8")
    case.write_text(
        case.read_text("utf-8").replace(
            "profile: commissioned",
            "profile: commissioned\n    applicants: {value: 900, sd_log: 0.1, assumption: påhittat}",
        ),
        "utf-8",
    )
    assert run(command, tmp_path, case=case) == 0
    told = capsys.readouterr().err
    assert "More people leave 3113 for courses than there are, from VT2027 on, in up to 100% of the draws" in told
    assert "7412" not in told


EACH = pytest.mark.parametrize("command", ["supply", "gap", "plan"])


@EACH
def test_a_wrong_case_is_refused_with_what_is_wrong_and_where(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, tmp_path, case=edited(tmp_path, "horizon_years: 10", "horizon_years: ten")) == 1
    told = capsys.readouterr().err
    assert told.startswith("changed.yaml, line 5, horizon_years: ")
    assert told.count("\n") == 1
    assert run(command, tmp_path, case=tmp_path / "saknas.yaml") == 1
    assert "saknas.yaml cannot be read: No such file or directory." in capsys.readouterr().err


@EACH
def test_a_case_whose_numbers_cannot_be_together_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = INVENTED.read_text("utf-8")
    rate = next(line for line in text.splitlines() if line.strip().startswith("exit_rate:"))
    wrong = "  exit_rate: {base: 0.99, age55_weight: 0.9, assumption: påhittat}"
    assert run(command, tmp_path, case=edited(tmp_path, rate, wrong)) == 1
    assert capsys.readouterr().err.startswith("changed.yaml: More people would leave 7233 in a term than there are")


@EACH
def test_wrong_usage_is_told_in_a_sentence(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, tmp_path, "--draws", "99") == 2
    assert capsys.readouterr().err == "--draws is at least 100.\n"
    assert run(command, INVENTED) == 2
    assert "case.yaml of --out is a file, not a folder." in capsys.readouterr().err


def test_whoever_waits_for_the_compiler_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert run("supply", tmp_path / "out") == 0
    assert "Compiling the model, once on this machine" in capsys.readouterr().err
    assert run("supply", tmp_path / "out") == 0
    assert "Compiling" not in capsys.readouterr().err


def test_asking_for_help_or_refusing_a_file_loads_neither_arrow_nor_the_compiler(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("schema: otherwise\n", "utf-8")
    code = (
        "import sys; from samverkan_engine.__main__ import main\n"
        f"assert main(['gap', {json.dumps(str(tmp_path / 'case.yaml'))}, '--out', {json.dumps(str(tmp_path))}]) == 1\n"
        "assert not {'numba', 'pyarrow', 'django'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
