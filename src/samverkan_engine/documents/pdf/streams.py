"""
How much the streams of a PDF unpack to, measured before PDFium unpacks them without a limit.

Only what is packed once in the usual way (Flate) is measured, and neither pictures nor typefaces, which are large by
nature and are not unpacked to read the text.
"""

import re
import zlib

from samverkan_engine.errors import Overpacked

STREAM = re.compile(rb"(?<!end)stream\r?\n")
LARGE_BY_NATURE = (b"/Image", b"/Length1")

LARGEST = 10_000_000
"""The text and lines of the fullest page take a tenth of this, in bytes; PDFium needs up to eighty times as much."""

ALTOGETHER = 60_000_000
MOST_STREAMS = 100_000
STEP = 65_536
HEADER = 400


def check_streams(data: bytes, name: str) -> None:
    """Raise Overpacked when a stream, or all of them together, unpack to more than a document does."""
    total = 0
    for count, found in enumerate(STREAM.finditer(data)):
        header = data[max(0, found.start() - HEADER) : found.start()].rpartition(b" obj")[2]
        if b"/FlateDecode" in header and not any(sign in header for sign in LARGE_BY_NATURE):
            size = unpacked_size(data, found.end())
            total += size
            if size > LARGEST or total > ALTOGETHER:
                raise Overpacked(name=name)
        if count > MOST_STREAMS:
            raise Overpacked(name=name)


def unpacked_size(data: bytes, start: int) -> int:
    """Return how many bytes a stream unpacks to, or a little more than the limit as soon as it is passed."""
    unpacking = zlib.decompressobj()
    size = 0
    try:
        for place in range(start, len(data), STEP):
            packed = data[place : place + STEP]
            while packed and not unpacking.eof and size <= LARGEST:
                found = len(unpacking.decompress(packed, LARGEST // 10))
                packed = unpacking.unconsumed_tail if found else b""
                size += found
            if unpacking.eof or size > LARGEST:
                break
    except zlib.error:  # broken, or locked by a password
        pass
    return size
