"""Reading what a mail server sends back when mail could not be delivered (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message as Mail

ENHANCED = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b")


class NotAReport(ValueError):
    """The mail is no report of a delivery."""


@dataclass(frozen=True)
class Failure:
    """An address to which mail could not be delivered for good, with the status and the sentence of its server."""

    address: str
    status: str
    sentence: str


def read(data: bytes) -> tuple[Failure, ...]:
    """Return the failures in one report; raises NotAReport. Delays and deliveries are no failures."""
    parts = [part for part in _parts(data) if part.get_content_type() == "message/delivery-status"]
    if not parts:
        raise NotAReport
    return tuple(failure for part in parts for failure in _failures(part))


def _parts(data: bytes) -> Iterator[Mail]:
    # The older rules: they keep each group of fields as a message, and refuse nothing that a server has written.
    return message_from_bytes(data, policy=policy.compat32).walk()


def _failures(part: Mail) -> Iterator[Failure]:
    groups = part.get_payload()
    for fields in (group for group in groups if isinstance(group, Mail)):
        action = str(fields.get("Action", "")).strip().casefold()
        address = _typed(fields.get("Original-Recipient")) or _typed(fields.get("Final-Recipient"))
        if action.startswith("failed") and "@" in address:
            status = ENHANCED.search(str(fields.get("Status", "")))
            sentence = _typed(fields.get("Diagnostic-Code")) or str(fields.get("Status", "")).strip()
            yield Failure(address.strip("<>").casefold(), status.group() if status else "", sentence[:300])


def _typed(field: object) -> str:
    """Return the value of a field that begins with its type: `rfc822; nils@example.org`."""
    return " ".join(str(field or "").partition(";")[2].split())
