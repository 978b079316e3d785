"""How the lines hang together: each carries the digest of the one before."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.journal.models import Entry, Head

CHAINED = (
    "number", "person_key", "party_key", "action", "thing_kind", "thing_id",
    "within_kind", "within_id", "circle", "home_key", "detail", "previous",
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A place where the chain does not hold: the line's number and a sentence."""

    number: int
    sentence: str


def digest(entry: Entry) -> str:
    """Return the SHA-256 of everything in the line, as 64 hexadecimal digits."""
    values = {name: getattr(entry, name) for name in CHAINED}
    values["at"] = entry.at.timestamp()
    text = json.dumps(values, default=str, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def faults() -> Iterator[Fault]:
    """Walk the whole chain and yield each changed, missing or added line."""
    expected, previous = 1, ""
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            yield Fault(expected, f"Line {expected} is missing: the next one found is {entry.number}.")
        elif entry.previous != previous:
            yield Fault(entry.number, f"Line {entry.number} does not follow the line before it.")
        if entry.digest != digest(entry):
            yield Fault(entry.number, f"Line {entry.number} has been changed.")
        expected, previous = entry.number + 1, entry.digest
    head = Head.objects.filter(pk=1).first() or Head()
    if (head.number, head.digest) != (expected - 1, previous):
        yield Fault(head.number, f"The journal should end at line {head.number}; it ends at {expected - 1}.")
