"""The import contracts of pyproject.toml, and that none of them forgets a room."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))


@pytest.fixture(scope="module")
def rooms(root: Path) -> set[str]:
    """The rooms that there are."""
    web = root / "src" / "samverkan"
    return {room.parent.name for room in web.glob("*/__init__.py")}


@pytest.fixture(scope="module")
def contracts(root: Path) -> list[dict[str, list[str]]]:
    """The import contracts."""
    with (root / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["tool"]["importlinter"]["contracts"]


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """A copy of the code and its contracts, to be spoilt."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "fonts", "__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on the code in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    words = [LINT_IMPORTS, "--no-cache"]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_contract_holds(copied: Path):
    done = lint(copied)
    assert done.returncode == 0, done.stdout


def test_a_new_room_must_say_where_it_stands(copied: Path):
    attic = copied / "src" / "samverkan" / "attic"
    attic.mkdir()
    (attic / "__init__.py").touch()
    done = lint(copied)
    assert done.returncode == 1
    assert "samverkan.attic" in done.stdout + done.stderr


def test_a_room_that_imports_one_above_it_is_found(copied: Path):
    (copied / "src" / "samverkan" / "journal" / "upwards.py").write_text("import samverkan.agreements\n")
    done = lint(copied)
    assert done.returncode == 1
    assert "samverkan.journal.upwards -> samverkan.agreements" in done.stdout


@pytest.mark.parametrize("stage", ["documents", "drafting", "following"])
def test_a_stage_of_the_engine_called_from_elsewhere_than_runs_is_found(copied: Path, stage: str):
    (copied / "src" / "samverkan" / "agreements" / "shortcut.py").write_text(f"import samverkan_engine.{stage}\n")
    done = lint(copied)
    assert done.returncode == 1
    assert f"samverkan.agreements.shortcut -> samverkan_engine.{stage}" in done.stdout


@pytest.mark.parametrize("other", ["django.db", "samverkan.runs"])
def test_an_engine_that_knows_the_web_is_found(copied: Path, other: str):
    (copied / "src" / "samverkan_engine" / "tables" / "worldly.py").write_text(f"import {other}\n")
    assert lint(copied).returncode == 1


def test_the_order_within_a_room_is_asked_of_every_room(contracts: list[dict[str, list[str]]], rooms: set[str]):
    (furniture,) = [contract for contract in contracts if "(urls)" in contract.get("layers", [])]
    assert {name.removeprefix("samverkan.") for name in furniture["containers"]} == rooms - {"config"}


def test_every_room_is_installed_and_may_offer_commands(rooms: set[str]):
    from django.conf import settings

    from samverkan.config.command import ROOMS

    assert {f"samverkan.{room}" for room in rooms} == {app for app in settings.INSTALLED_APPS if "samverkan" in app}
    assert {f"samverkan.{room}.command" for room in rooms - {"config"}} == set(ROOMS)
