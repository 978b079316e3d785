"""Pictures of pages, with and without Tesseract on the machine."""

import shutil
import sys
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest
import typst

from samverkan_engine import documents, drafting
from samverkan_engine.errors import Scanned
from samverkan_engine.tables import SURE

STAND_IN = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\n{languages}")
    sys.exit()
picture = sys.stdin.buffer.read()
kind, width, height, most = picture[:20].split()[:4]
assert kind == b"P5" and len(picture) == int(width) * int(height) + picture.index(b"255\\n") + 4
assert sys.argv[1:] == ["-", "-", "-l", "{wanted}", "tsv"]
lines = ["Avtal om samverkan", "Parterna ska utveckla ett ut-", "vecklingssamarbete."]
print("level", "page_num", sep="\\t")
for number, (line, top) in enumerate(zip(lines, (100, 400, 450))):
    print(4, 1, 1, 1, number, 0, 0, 0, 0, 0, -1, "", sep="\\t")
    for place, word in enumerate(line.split()):
        print(5, 1, 1, 1, number, place, 100 + 200 * place, top, 150, 40, 96, word, sep="\\t")
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


def test_what_was_recognised_says_so_and_nothing_found_in_it_is_sure(programs: Path, scanned_pdf: bytes) -> None:
    install(programs, stand_in("swe", "swe"))
    document = documents.read(scanned_pdf, "a.pdf")
    assert document.recognised
    seen = drafting.draft(document)
    assert seen.title.value == "Avtal om samverkan"
    everything = [seen.title, seen.language, seen.is_agreement, *seen.parties, *seen.commitments]
    assert max(found.confidence for found in everything) < SURE
    typed = replace(document, recognised=False)
    assert drafting.draft(typed).language.confidence >= SURE


def test_a_text_is_not_recognised(pdf_file: bytes) -> None:
    assert not documents.read(pdf_file, "a.pdf").recognised


LETTER = """= Avsiktsförklaring om strategisk samverkan
#columns(2)[
Älvdalens universitet och Björkö kommun har den 3 mars 2025 undertecknat en avsiktsförklaring om strategisk samverkan
inom forskning, utbildning och kompetensförsörjning.

== Åtaganden
Parterna ska träffas varje år för att diskutera gemensamma framtidsfrågor. Björkö kommun ska erbjuda tjugo
praktikplatser om året till studenter vid universitetet.

#colbreak()
== Giltighet
Avsiktsförklaringen gäller från den 1 april 2025 till och med den 31 december 2028. Den kan sägas upp av någon av
parterna med sex månaders uppsägningstid.
]
"""
SHEET = "#set page(width: 150mm, height: 90mm, margin: {margin}mm)\n"


def scanned(letter: str, askew: float) -> bytes:
    """A letter as a PDF that holds a picture of it, laid askew by so many degrees."""
    setting = '#set text(size: 9pt, lang: "sv", hyphenate: true)\n#set par(justify: true)\n'
    page = pypdfium2.PdfDocument(typst.compile((SHEET.format(margin=12) + setting + letter).encode()))[0]
    bitmap = page.render(scale=300 / 72, grayscale=True)
    points, across = bytes(bitmap.buffer), bitmap.width
    rows = b"".join(points[start : start + across] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    numbers = ", ".join(map(str, rows))
    form = f'(encoding: "luma8", width: {across}, height: {bitmap.height})'
    picture = f"#rotate({askew}deg)[#image(bytes(({numbers})), format: {form}, width: 150mm)]"
    return typst.compile((SHEET.format(margin=0) + picture).encode())


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
@pytest.mark.parametrize("askew", [0, 2])
def test_tesseract_itself_reads_two_columns_in_swedish_also_askew(askew: float) -> None:
    document = documents.read(scanned(LETTER, askew), "a.pdf")
    expected = [
        "Avsiktsförklaring om strategisk samverkan",
        (
            "Älvdalens universitet och Björkö kommun har den 3 mars 2025 undertecknat en avsiktsförklaring om "
            "strategisk samverkan inom forskning, utbildning och kompetensförsörjning."
        ),
        "Åtaganden",
        (
            "Parterna ska träffas varje år för att diskutera gemensamma framtidsfrågor. Björkö kommun ska erbjuda "
            "tjugo praktikplatser om året till studenter vid universitetet."
        ),
        "Giltighet",
        (
            "Avsiktsförklaringen gäller från den 1 april 2025 till och med den 31 december 2028. Den kan sägas upp av "
            "någon av parterna med sex månaders uppsägningstid."
        ),
    ]
    read = document.text.split("\n\n")
    # A letter may be read wrongly, and another by another version of the program; paragraphs may not be.
    likeness = [SequenceMatcher(None, one, other).ratio() for one, other in zip(expected, read, strict=True)]
    assert min(likeness) > 0.97, document.text


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_tesseract_itself_reads_english() -> None:
    text = "The agreement between the town and the university is valid for five years."
    assert text in " ".join(documents.read(scanned(text, 0), "a.pdf").text.split())
