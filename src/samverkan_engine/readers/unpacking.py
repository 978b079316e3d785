"""A file packed by gzip or zip is unpacked, with a limit to what comes out."""

import gzip
import io
import zipfile
import zlib
from typing import IO

from samverkan_engine.errors import NotUnpacked

LIMIT = 1_000_000_000
"""Bytes that are held in memory; larger files are read in pieces."""

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
    try:
        data = file.read(limit + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise NotUnpacked(name=name) from error
    if len(data) > limit:
        raise NotUnpacked(name=name)
    return data
