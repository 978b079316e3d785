"""
Pictures of pages become text by Tesseract, when that program is on this machine.

It is called as a process of its own, with the picture as its input and the text as its output; nothing is written to
disk. Without the program, or without Swedish or English for it, nothing is recognised.
"""

import math
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator

from samverkan_engine.documents.layout import Piece, cleaned, paragraph_kind
from samverkan_engine.documents.pdf.hyphens import joint, vocabulary

PROGRAM = "tesseract"
LANGUAGES = ("swe", "eng")

MOST_PAGES = 30
"""A document of more pictures than this is not read; each takes some seconds."""

PAGE_SECONDS = 30
ASKING_SECONDS = 10

SHARPNESS = 300 / 72
"""Pictures are drawn with 300 points to the inch, as Tesseract wants them."""

MOST_POINTS = 25_000_000
"""A larger page is drawn less sharply, so that it takes no more than this."""

BLANK_LINE = re.compile(r"\n\s*\n")
PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")


def recognised(data: bytes, count: int, lock: threading.Lock) -> list[Piece]:
    """
    Return the paragraphs that Tesseract reads on the pages of a PDF, none when it cannot.

    data   the bytes of the PDF
    count  how many pages it has
    lock   held while PDFium draws a page
    """
    program = shutil.which(PROGRAM)
    if program is None or count > MOST_PAGES:
        return []
    try:
        languages = _languages(program)
        if not languages:
            return []
        texts = [_run([program, "-", "-", "-l", languages], _drawn(data, index, lock)) for index in range(count)]
    except (OSError, subprocess.SubprocessError):  # it is broken, gone or too slow: as if it were not there
        return []
    words = vocabulary(texts)
    return [piece for page, text in enumerate(texts, start=1) for piece in _pieces(text, page, words)]


def _languages(program: str) -> str:
    """Return the languages to read, as Tesseract wants them; nothing when it has neither."""
    offered = _run([program, "--list-langs"], b"", ASKING_SECONDS).split()
    return "+".join(language for language in LANGUAGES if language in offered)


def _run(command: list[str], given: bytes, seconds: int = PAGE_SECONDS) -> str:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    done = subprocess.run(
        command,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "OMP_THREAD_LIMIT": "1"},
        timeout=seconds,
        check=True,
    )
    return done.stdout.decode("utf-8", errors="replace")


def _drawn(data: bytes, index: int, lock: threading.Lock) -> bytes:
    """Return a page as a grey picture in the plainest of forms (PGM)."""
    import pypdfium2

    with lock:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[index]
            width, height = page.get_size()
            scale = min(SHARPNESS, math.sqrt(MOST_POINTS / max(width * height, 1.0)))
            bitmap = page.render(scale=scale, grayscale=True)
            points, stride = bytes(bitmap.buffer), bitmap.stride
            rows = (points[start : start + bitmap.width] for start in range(0, stride * bitmap.height, stride))
            return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)
        finally:
            document.close()


def _pieces(text: str, page: int, words: frozenset[str]) -> Iterator[Piece]:
    """Cut what was read on a page at empty lines, and join the lines between."""
    for block in BLANK_LINE.split(cleaned(text).replace("\f", "")):
        whole = ""
        for line in filter(None, map(str.strip, block.split("\n"))):
            cut, between = joint(whole, line, words) if whole else (0, "")
            whole = whole[: len(whole) - cut] + between + line
        if whole:
            yield Piece(whole, paragraph_kind(whole), page)
