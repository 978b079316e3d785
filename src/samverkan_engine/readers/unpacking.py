"""A file packed by gzip or zip is unpacked, with a limit to what comes out."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from samverkan_engine.errors import NotUnpacked

LIMIT = 1_000_000_000
"""Bytes that are held in memory; larger files are read in pieces."""

PIECE = 10_000_000
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


def unpacked(data: bytes, name: str, limit: int = LIMIT) -> bytes:
    """Return the bytes, unpacked where they are packed; raises NotUnpacked when that fails or passes the limit."""
    if not data.startswith((GZIP, ZIP)):
        return data
    with opened(io.BytesIO(data), name) as file:
        return taken(file, name, limit)


def opened(file: IO[bytes], name: str) -> IO[bytes]:
    """Return a stream of what a packed file holds, the one file of a zip; raises NotUnpacked."""
    start = file.read(4)
    file.seek(0)
    if start.startswith(GZIP):
        return gzip.open(file)  # type: ignore[return-value]  # reads as any file does
    if not start.startswith(ZIP):
        return file
    try:
        folder = zipfile.ZipFile(file)
        inside = [member for member in folder.infolist() if not member.is_dir() and not is_metadata(member.filename)]
        if len(inside) != 1:
            raise NotUnpacked(name=name)
        return folder.open(inside[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise NotUnpacked(name=name) from error


def is_metadata(name: str) -> bool:
    """Whether a member of a zip is what some programs add beside the file itself."""
    return name.startswith("__MACOSX/") or name.endswith(".DS_Store")


def taken(file: IO[bytes], name: str, limit: int) -> bytes:
    """Return all that the stream holds; raises NotUnpacked when it is damaged, cut or passes the limit."""
    data = piece_of(file, name, limit + 1)
    if len(data) > limit:
        raise NotUnpacked(name=name)
    return data


def piece_of(file: IO[bytes], name: str, size: int) -> bytes:
    """Return the next bytes, at most so many; raises NotUnpacked when the file is damaged or cut."""
    try:
        return file.read(size)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise NotUnpacked(name=name) from error


@contextmanager
def unpacked_file(source: Path, folder: Path, limit: int = 100_000_000_000) -> Iterator[Path]:
    """Give a file that is not packed: the source itself, or what it holds, unpacked into the folder for the while."""
    with source.open("rb") as packed:
        if not packed.read(4).startswith((GZIP, ZIP)):
            yield source
            return
        packed.seek(0)
        target = folder / "unpacked"
        with opened(packed, source.name) as file, target.open("wb") as plain:
            left = limit
            while piece := piece_of(file, source.name, PIECE):
                left -= plain.write(piece)
                if left < 0:
                    raise NotUnpacked(name=source.name)
    yield target
    target.unlink()
