"""The `samverkan` command: what it offers, how it refuses, what it loads."""

import subprocess
import sys
from pathlib import Path

from tests.plugins.serving import product_environment, samverkan

DRAFT = """
import sys
from samverkan.config.command import main
main(["draft", "--json", sys.argv[1]])
assert "django" not in sys.modules
"""


def test_its_help_lists_the_commands_of_every_room():
    said = samverkan("--help")
    assert said.returncode == 0
    for command in ("run", "draft", "verify", "briefing", "migrate", "backup", "restore", "check"):
        assert f"\n    {command} " in said.stdout, command


def test_its_help_makes_no_data_folder(tmp_path: Path):
    samverkan("--help", SAMVERKAN_DATA=str(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_a_command_about_a_folder_without_database_is_refused_with_a_sentence(tmp_path: Path):
    said = samverkan("verify", "--data", str(tmp_path / "data"))
    assert said.returncode == 1
    assert said.stderr.startswith(f"{tmp_path}/data holds no database.")
    assert not (tmp_path / "data").exists()


def test_the_web_starts_without_the_compiler_of_the_labour_model(tmp_path: Path):
    start = "import django, sys; django.setup(); import samverkan.config.urls; assert 'numba' not in sys.modules"
    settings = {"DJANGO_SETTINGS_MODULE": "samverkan.config.settings", "SAMVERKAN_DATA": str(tmp_path)}
    words = [sys.executable, "-c", start]
    done = subprocess.run(words, env=product_environment(**settings), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_engine_drafts_without_django(tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Lunds universitet och Eslövs kommun har tecknat en avsiktsförklaring om samverkan.")
    words = [sys.executable, "-c", DRAFT, str(letter)]
    done = subprocess.run(words, env=product_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_command_that_is_none_is_wrong_usage():
    said = samverkan("fly", SAMVERKAN_SECRET="none")
    assert said.returncode == 2
    assert "invalid choice: 'fly'" in said.stderr


def test_a_database_address_it_cannot_use_is_refused_with_a_sentence(tmp_path: Path):
    said = samverkan("migrate", "--data", str(tmp_path), DATABASE_URL="mysql://somewhere/else")
    assert said.returncode == 1
    assert said.stderr.startswith("DATABASE_URL begins with “mysql”.")
    assert "Traceback" not in said.stderr


def test_a_database_that_does_not_answer_is_refused_with_a_sentence(tmp_path: Path):
    said = samverkan("migrate", "--data", str(tmp_path), DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert said.returncode == 1
    assert said.stderr.startswith("The database does not answer: ")
    assert "Traceback" not in said.stderr


def test_check_says_what_is_missing_and_what_to_do(tmp_path: Path):
    before = samverkan("check", "--data", str(tmp_path))
    assert before.returncode == 1
    assert "→ samverkan migrate" in before.stdout
    assert samverkan("migrate", "--data", str(tmp_path)).returncode == 0
    after = samverkan("check", "--data", str(tmp_path))
    assert after.returncode == 0
    assert "none missing" in after.stdout


def test_an_older_python_is_told_which_one_is_needed(root: Path):
    source = (root / "src" / "samverkan" / "config" / "command.py").read_text()
    pretended = source.replace("sys.version_info < (3, 11)", "sys.version_info < (9, 9)")
    assert pretended != source
    done = subprocess.run([sys.executable, "-c", pretended], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Samverkan needs Python 3.11 or newer; this is ")
