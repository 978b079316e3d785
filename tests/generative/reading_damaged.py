"""
Read many damaged files, in a process of its own: python reading_damaged.py SAMPLES COUNT CASE

SAMPLES is a directory of files to damage, COUNT how many damaged files to read. Each is written to the file CASE,
after its name, before it is read: when the process dies, that is what it died of. Memory and time are limited.
"""

import resource
import signal
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samverkan_engine import documents
from samverkan_engine.errors import Refused
from samverkan_engine.tables import DocumentText

MEMORY = 1_000_000_000
SECONDS = 10

TELLING = [b"\0", b"\xff", b"<", b">", b"&", b"-1", b"99999999999", b"\r\n\r\n", b"endobj", b"%PDF-", b"PK\x03\x04",
           b"<w:p>", b"<w:tbl>", b"<div>" * 50, b"</", b"--", b"\xe5", b"(", b"[", b"<<", b"0 0 cm"]  # fmt: skip
"""What means something in one form or another."""

places = st.floats(0, 1, exclude_max=True)
lengths = st.one_of(st.integers(1, 8), st.integers(1, 4000))
damages = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), places, st.integers(0, 7)),
        st.tuples(st.just("cut"), places, lengths),
        st.tuples(st.just("insert"), places, st.one_of(st.sampled_from(TELLING), st.binary(min_size=1, max_size=40))),
        st.tuples(st.just("duplicate"), places, lengths, st.integers(1, 30)),
        st.tuples(st.just("end"), places),
    ),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, steps: list[tuple]) -> bytes:
    """The file after every step of damage."""
    for kind, place, *more in steps:
        at = int(place * len(data))
        if kind == "flip" and data:
            data = data[:at] + bytes([data[at] ^ 1 << more[0]]) + data[at + 1 :]
        elif kind == "cut":
            data = data[:at] + data[at + more[0] :]
        elif kind == "insert":
            data = data[:at] + more[0] + data[at:]
        elif kind == "duplicate":
            data = data[:at] + data[at : at + more[0]] * more[1] + data[at:]
        elif kind == "end":
            data = data[:at]
    return data


def check(document: DocumentText) -> None:
    """Every position points into the text, in order, without an overlap or a gap."""
    edges = [edge for each in document.paragraphs for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(document.text[each.start : each.end].strip() for each in document.paragraphs)
    assert all(one.end == other.start for one, other in pairwise(document.pages))
    if document.pages:
        assert (document.pages[0].start, document.pages[-1].end) == (0, len(document.text))


def main(directory: str, count: str, case: str) -> None:
    """Read so many damaged files; anything but a text or a refusal ends the process."""
    files = {each.name: each.read_bytes() for each in sorted(Path(directory).iterdir())}
    read = refused = 0

    @settings(
        max_examples=int(count),
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(sorted(files)), damages)
    def read_damaged(name: str, steps: list[tuple]) -> None:
        nonlocal read, refused
        data = damaged(files[name], steps)
        Path(case).write_bytes(name.encode() + b"\n" + data)
        signal.alarm(SECONDS)
        for part in documents.read_all(data, name):
            if isinstance(part.content, Refused):
                refused += 1
            else:
                check(part.content)
                read += 1
        signal.alarm(0)

    documents.read_all(files["a.zip"], "a.zip")  # all that is imported late is there before memory is limited
    documents.read_all(files["a.pdf"], "a.pdf")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    read_damaged()
    print(f"{read} texts, {refused} refusals, {most_megabytes()} MB")


def most_megabytes() -> int:
    """Return the most memory that this process has held; what `getrusage` says begins with that of its parent."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
