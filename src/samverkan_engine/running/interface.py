"""What every runner does."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Shared = TypeVar("Shared")
Part = TypeVar("Part")
Result = TypeVar("Result")

Make = Callable[[Shared], Callable[[Part], Result]]
"""Makes the work from what is shared: a function at the top of a module, called once in each process."""

TRIES = 4
"""So often is a batch tried when the process or machine at work on it is lost."""


class Broken(Exception):
    """The work could not be done: its workers were lost again and again; the sentence says what to look at."""


class Runner(Protocol):
    """
    Does the same work on many parts.

    The results come in the order of the parts, and do not depend on the runner, on how many workers it has, or on
    workers lost on the way: a part whose worker is lost is done again. An exception of the work itself is raised as it
    is. Parts are taken as they are needed, so that no more than a few for each worker are held at a time.
    """

    def run(self, make: Make[Shared, Part, Result], shared: Shared, parts: Iterable[Part]) -> Iterator[Result]:
        """Yield what `make(shared)` returns for each part."""
        ...
