"""
What `samverkan verify` looks through.

The journal checks its own chain. A room above that keeps something which can be damaged offers a check
of its own from `ready` of its AppConfig, since this room may not import it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samverkan.journal.chain import faults

Check = Callable[[], Iterator[str]]


@dataclass(frozen=True)
class Offered:
    """One check: what it looks through, and the function that yields a sentence for each fault."""

    name: str
    run: Check


_offered: dict[str, Offered] = {}


def offer(name: str, run: Check) -> None:
    """Take in a check by the name of what it looks through."""
    _offered[name] = Offered(name, run)


def every_check() -> list[Offered]:
    """Return the checks in the order they were offered, the journal's own first."""
    return [Offered("the journal", lambda: (fault.sentence for fault in faults())), *_offered.values()]
