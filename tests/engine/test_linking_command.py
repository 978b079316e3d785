"""`samverkan link` as a person runs it, on a small taxonomy of our own."""

import json
from pathlib import Path

import pytest

from samverkan_engine.__main__ import main

SKILLS = """conceptType,conceptUri,preferredLabel,altLabels
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,svetsa metall,
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/2,sköta hästar,
"""
JOBTECH = [{"id": "aaaa_bbb_ccc", "type": "skill", "preferred_label": "Svetsning"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a taxonomy of three concepts."""
    (tmp_path / "taxonomy").mkdir()
    (tmp_path / "taxonomy" / "skills_sv.csv").write_text(SKILLS, "utf-8")
    (tmp_path / "taxonomy" / "skills.json").write_text(json.dumps(JOBTECH), "utf-8")
    return tmp_path / "taxonomy"


def test_each_label_gets_a_line_with_concepts_of_both_taxonomies(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "labels.txt").write_text("svetsning av metall\n\nhästskötsel\t6121\n", "utf-8")
    assert main(["link", str(tmp_path / "labels.txt"), "--taxonomy", str(folder), "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["esco"][0]["label"] == "svetsa metall"
    assert first["jobtech"][0]["id"] == "aaaa_bbb_ccc"
    assert (second["label"], second["esco"][0]["label"]) == ("hästskötsel", "sköta hästar")


def test_labels_are_read_from_a_pipe_and_shown_as_a_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("svetsa\n!!\n"))
    assert main(["link", "-", "--taxonomy", str(folder), "--limit", "1"]) == 0
    shown = capsys.readouterr().out
    assert "svetsa metall" in shown
    assert "nothing comes near" in shown


def test_a_folder_without_concepts_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "labels.txt").write_text("svetsning", "utf-8")
    (tmp_path / "empty").mkdir()
    assert main(["link", str(tmp_path / "labels.txt"), "--taxonomy", str(tmp_path / "empty")]) == 1
    assert "hold no concept" in capsys.readouterr().err
    assert main(["link", str(tmp_path / "labels.txt"), "--taxonomy", str(tmp_path / "nowhere")]) == 1


def test_a_group_that_is_no_number_is_wrong_usage(folder: Path) -> None:
    assert main(["link", "-", "--taxonomy", str(folder), "--group", "svetsare"]) == 2


def test_a_sentence_gets_all_skills_it_asks_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "conceptType,conceptUri,preferredLabel,altLabels\n"
    for number, label in enumerate(("weld metal", "groom horses"), 1):
        rows += f"KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/{number},{label},\n"
    (folder / "skills_en.csv").write_text(rows, "utf-8")
    (tmp_path / "sentences.txt").write_text("You will groom horses and weld metal.\n", "utf-8")
    asked = ["link", str(tmp_path / "sentences.txt"), "--taxonomy", str(folder), "--kind", "sentence", "--json"]
    assert main(asked) == 0
    (answer,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {one["label"] for one in answer["esco"]} == {"svetsa metall", "sköta hästar"}
