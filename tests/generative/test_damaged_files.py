"""No damaged file crashes the reader of documents, hangs it or takes all memory."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from samverkan_engine import documents
from samverkan_engine.tables import DocumentText
from tests.generative.samples import samples, write

FEW, MANY = 200, 10_000
LONGEST = 3600
READER = Path(__file__).with_name("reading_damaged.py")


@pytest.mark.parametrize("name", sorted(samples()))
def test_the_files_can_be_read_before_they_are_damaged(name: str) -> None:
    parts = documents.read_all(samples()[name], name)
    assert all(isinstance(part.content, DocumentText) for part in parts), [str(part.content) for part in parts]


@pytest.mark.generative
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    count = MANY if request.config.getoption("markexpr") == "generative" else FEW
    directory, case = tmp_path / "samples", tmp_path / "case"
    directory.mkdir()
    write(directory)
    done = subprocess.run(
        [sys.executable, READER, directory, str(count), case],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    died_of = case.read_bytes()[:300] if case.exists() else b"nothing"
    assert done.returncode == 0, (
        f"{case} made the reader end with {done.returncode}: {died_of!r}\n{done.stderr[-3000:]}"
    )
    texts, refusals, megabytes = map(int, re.findall(r"\d+", done.stdout))
    assert texts > count / 10
    assert refusals > count / 10
    assert megabytes < 1000
    print(done.stdout)
