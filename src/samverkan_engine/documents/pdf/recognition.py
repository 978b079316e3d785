"""
Pictures of pages become text by Tesseract, when that program is on this machine.

It is called as a process of its own, with the picture as its input and its words with their places as its output;
nothing is written to disk. Without the program, or without Swedish or English for it, nothing is recognised. A page
that was laid askew is drawn once more, upright, and read again.
"""

import math
import os
import shutil
import subprocess
import threading
from typing import NamedTuple

from samverkan_engine.documents.pdf.printed import Fragment
from samverkan_engine.documents.pdf.seen import Line, fragments, lines_seen, slope

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

ASKEW = 0.015
"""Lines that climb more than this, about a degree, are laid straight before they are read for good."""

PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")


class _Picture(NamedTuple):
    """A page as a grey picture, in the plainest of forms (PGM): how high it is, and its points to one of the page."""

    data: bytes
    height: int
    scale: float


def recognised(data: bytes, count: int, lock: threading.Lock) -> list[list[Fragment]]:
    """
    Return what Tesseract reads on each page of a PDF, as lines with their places; no pages when it cannot.

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
        return [_page([program, "-", "-", "-l", languages, "tsv"], data, index, lock) for index in range(count)]
    except (OSError, subprocess.SubprocessError):  # it is broken, gone or too slow: as if it were not there
        return []


def _page(command: list[str], data: bytes, index: int, lock: threading.Lock) -> list[Fragment]:
    """Return the lines of one page; of one laid askew, those of the page laid straight."""
    picture, lines = _read(command, data, index, lock)
    climb = slope(lines)
    if abs(climb) > ASKEW:
        picture, lines = _read(command, data, index, lock, climb)
    return fragments(lines, picture.height, picture.scale)


def _read(
    command: list[str], data: bytes, index: int, lock: threading.Lock, climb: float = 0.0
) -> tuple[_Picture, list[Line]]:
    picture = _drawn(data, index, lock, climb)
    return picture, lines_seen(_run(command, picture.data))


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


def _drawn(data: bytes, index: int, lock: threading.Lock, climb: float = 0.0) -> _Picture:
    """Return a page as a picture, turned so that lines that climb so much per point are level."""
    import pypdfium2
    from pypdfium2 import raw

    with lock:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[index]
            width, height = page.get_size()
            scale = min(SHARPNESS, math.sqrt(MOST_POINTS / max(width * height, 1.0)))
            across, down = max(math.ceil(width * scale), 1), max(math.ceil(height * scale), 1)
            bitmap = pypdfium2.PdfBitmap.new_native(across, down, raw.FPDFBitmap_Gray)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
            whole = raw.FS_RECTF(0, 0, across, down)
            turned = raw.FS_MATRIX(*_turned(climb, scale, across / 2, down / 2))
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, turned, whole, raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE)
            points, stride = bytes(bitmap.buffer), bitmap.stride
            rows = (points[start : start + across] for start in range(0, stride * down, stride))
            return _Picture(b"P5 %d %d 255\n" % (across, down) + b"".join(rows), down, scale)
        finally:
            document.close()


def _turned(climb: float, scale: float, x: float, y: float) -> tuple[float, float, float, float, float, float]:
    """Return the matrix that enlarges a page and turns it back about its middle, at x and y once enlarged."""
    angle = -math.atan(climb)
    cos, sin = math.cos(angle), math.sin(angle)
    return scale * cos, -scale * sin, scale * sin, scale * cos, x - x * cos - y * sin, y + x * sin - y * cos
