"""Pictures of pages, with and without Tesseract on the machine."""

import os
import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest
import typst

from samverkan_engine import documents
from samverkan_engine.errors import Scanned

STAND_IN = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\n{languages}")
    sys.exit()
picture = sys.stdin.buffer.read()
kind, width, height, most = picture[:20].split()[:4]
assert kind == b"P5" and len(picture) == int(width) * int(height) + picture.index(b"255\\n") + 4
assert sys.argv[1:] == ["-", "-", "-l", "{wanted}"]
print("Avtal om samverkan\\n\\nParterna ska utveckla ett ut-\\nvecklingssamarbete.\\n\\f")
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, program: str) -> None:
    """Put a program called tesseract into a folder."""
    path = folder / "tesseract"
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)


def stand_in(languages: str, wanted: str) -> str:
    """A program that answers as Tesseract does, and checks what it is asked."""
    return STAND_IN.format(python=sys.executable, languages=languages, wanted=wanted)


@pytest.mark.parametrize(("languages", "wanted"), [("eng\\nswe", "swe+eng"), ("deu\\neng", "eng")])
def test_pictures_of_pages_are_read_by_tesseract(
    programs: Path, scanned_pdf: bytes, languages: str, wanted: str
) -> None:
    install(programs, stand_in(languages, wanted))
    document = documents.read(scanned_pdf, "a.pdf")
    assert document.text == "Avtal om samverkan\n\nParterna ska utveckla ett utvecklingssamarbete."
    assert [page.number for page in document.pages] == [1]


@pytest.mark.parametrize("program", [None, stand_in("deu", "deu"), "#!/bin/false\n", "no program at all"])
def test_pictures_of_pages_are_refused_without_a_tesseract_that_can_read_them(
    programs: Path, scanned_pdf: bytes, program: str | None
) -> None:
    if program is not None:
        install(programs, program)
    with pytest.raises(Scanned, match="Run text recognition"):
        documents.read(scanned_pdf, "a.pdf")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_tesseract_itself_reads_a_picture_of_a_page(tmp_path: Path) -> None:
    text = "The agreement between the town and the university is valid for five years."
    page = pypdfium2.PdfDocument(typst.compile(f"#set page(width: 150mm, height: 50mm)\n{text}".encode()))[0]
    bitmap = page.render(scale=3, grayscale=True)
    numbers = ", ".join(map(str, bytes(bitmap.buffer)))
    picture = f'image(bytes(({numbers})), format: (encoding: "luma8", width: {bitmap.width}, height: {bitmap.height}))'
    scanned = typst.compile(f"#set page(width: 150mm, height: 50mm, margin: 0mm)\n#{picture}".encode())
    assert text in documents.read(scanned, "a.pdf").text, os.environ["PATH"]
