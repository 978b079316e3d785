"""What set-up asks before it begins, and that it trusts no file it does not know."""

import json
import subprocess
from pathlib import Path

import pytest

from tools import frontend
from tools.refusal import Refusal

OLD = """#!/bin/sh
case "$2" in *exit*) exit 1 ;; *) echo 3.9.2 ;; esac
"""


def find_python(root: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Ask for a Python by that name only."""
    words = [str(root / "tools" / "find_python.sh")]
    environment = {"PYTHON": name, "PATH": "/usr/bin:/bin"}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def test_an_older_python_is_refused_with_a_sentence(root: Path, tmp_path: Path):
    old = tmp_path / "python3.9"
    old.write_text(OLD)
    old.chmod(0o755)
    refused = find_python(root, str(old))
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Samverkan needs Python 3.11 or newer, but {old} is 3.9.2: "
        "install it, or name it with make PYTHON=/path/to/python3.11.\n"
    )


def test_a_machine_without_python_is_told_what_to_install(root: Path):
    refused = find_python(root, "no-such-python")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Samverkan needs Python 3.11 or newer, but none was found: ")


def test_front_end_files_are_as_locked():
    assert frontend.differing() == []


def test_no_lock_file_names_where_packages_come_from(root: Path):
    for name in (
        "package-lock.json",
        *(f"requirements/{part}.txt" for part in ("runtime", "dev", "bootstrap", "node")),
    ):
        assert "://" not in (root / name).read_text().replace("https://github.com/sponsors", ""), name


def test_every_locked_python_package_carries_its_checksums(root: Path):
    for name in ("runtime", "dev", "bootstrap", "node"):
        text = (root / "requirements" / f"{name}.txt").read_text()
        packages = [entry for entry in text.replace("\\\n", "").splitlines() if "==" in entry and entry[0] != " "]
        assert packages
        assert all("--hash=sha256:" in package for package in packages), name


def test_a_package_whose_file_is_not_the_locked_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "node_modules" / "design").mkdir(parents=True)
    (tmp_path / "node_modules" / "design" / "style.css").write_text("another style")
    lock = tmp_path / "frontend.lock.json"
    lock.write_text(json.dumps({"files": [{"path": "static/style.css", "sha256": "0" * 64}]}))
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "LOCK", lock)
    monkeypatch.setattr(frontend, "FILES", {"design": {"style.css": "static/style.css"}})
    with pytest.raises(Refusal, match=r"design/style\.css: missing, or not as frontend\.lock\.json says"):
        frontend.refuse_others(tmp_path / "node_modules")
