"""`draft` at the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samverkan_engine.__main__ import main

LETTER = "Nyby kommun och Nyby universitet har undertecknat en avsiktsförklaring. Parterna ska mötas varje år."


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file with a small letter of intent."""
    path = tmp_path / "brev.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_one_file_as_json_is_one_object(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(letter), "--json"]) == 0
    draft = json.loads(capsys.readouterr().out)
    assert draft["id"] == "brev"
    assert draft["kind"] == "letter of intent"
    assert {"field", "start", "end", "page"} == set(draft["passages"][0])


def test_several_files_as_json_are_a_list(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(letter), str(letter), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_each_file_gets_a_json_file_of_its_own(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "drafts"
    assert main(["draft", str(letter), "--out", str(out)]) == 0
    assert json.loads((out / "brev.json").read_text("utf-8"))["is_agreement"] is True


def test_a_person_gets_a_summary_to_read(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(letter)]) == 0
    shown = capsys.readouterr().out
    assert "Nyby universitet" in shown
    assert "letter of intent" in shown


def test_a_document_that_is_no_agreement_is_called_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nyhet.txt"
    path.write_text("Biblioteket har öppet i morgon.", encoding="utf-8")
    assert main(["draft", str(path)]) == 0
    assert "Not an agreement" in capsys.readouterr().out


def test_a_refused_file_is_named_and_the_others_are_done(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "tom.txt"
    empty.touch()
    assert main(["draft", str(empty), str(tmp_path / "saknas.txt"), str(letter), "--out", str(tmp_path)]) == 1
    complaints = capsys.readouterr().err
    assert "tom.txt holds no text" in complaints
    assert "saknas.txt cannot be read" in complaints
    assert (tmp_path / "brev.json").exists()


def test_a_folder_that_cannot_be_made_is_wrong_usage(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(letter), "--out", str(letter)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_nothing_to_draft_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["draft"])
    assert stop.value.code == 2


def test_the_engine_drafts_without_django(letter: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "samverkan_engine", "draft", str(letter), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["is_agreement"] is True
    assert "django" not in done.stderr
