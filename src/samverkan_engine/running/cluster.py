"""A cluster of machines, by Dask (the extra `cluster`)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from distributed import Client, WorkerPlugin
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from samverkan_engine.running.interface import TRIES, Broken, Make, Part, Result, Shared

LOST = (
    "Workers of the cluster were lost again and again on the same batch. "
    "Look in their logs for what ends them: most often there is too little memory."
)
AHEAD = 3
"""Parts for each worker that are sent before their results are taken."""


class DaskRunner:
    """
    Runs on the workers of a Dask cluster.

    client  a client of the cluster; who made it closes it
    """

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, make: Make[Shared, Part, Result], shared: Shared, parts: Iterable[Part]) -> Iterator[Result]:
        """Yield what `make(shared)` returns for each part; raises Broken when workers are lost again and again."""
        name = f"samverkan-{uuid4().hex}"
        self._tell(lambda: self.client.register_plugin(_Prepared(name, make, shared), name=name))
        try:
            yield from self._results(name, iter(parts))
        finally:
            self._tell(lambda: self.client.unregister_worker_plugin(name))

    def _tell(self, say: Callable[[], Any]) -> None:
        """Tell all workers something; said again when one of them is lost just then, and comes back or does not."""
        for left in reversed(range(TRIES)):
            try:
                say()
            except OSError as error:
                if not left:
                    raise Broken(LOST) from error
            else:
                return

    def _results(self, name: str, parts: Iterator[Any]) -> Iterator[Any]:
        waiting: deque[Any] = deque()
        for part in parts:
            waiting.append(self._submit(name, part))
            if len(waiting) >= AHEAD * max(1, len(self.client.nthreads())):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())

    def _submit(self, name: str, part: Any) -> Any:
        return self.client.submit(_do, name, part, pure=False, retries=TRIES)


@contextmanager
def connected(address: str) -> Iterator[DaskRunner]:
    """Give the runner of the cluster whose scheduler has this address; raises Broken when nothing answers there."""
    connect: Any = Client
    try:
        client = connect(address)
    except (OSError, ValueError) as error:
        raise Broken(
            f"No Dask scheduler answers at {address}. Check the address, and that the scheduler runs."
        ) from error
    with client:
        yield DaskRunner(client)


class _Prepared(WorkerPlugin):
    """Makes the work on each worker, also on one that joins later or is started again."""

    def __init__(self, name: str, make: Callable[[Any], Any], shared: Any) -> None:
        self.name, self.make, self.shared = name, make, shared
        self.work: Callable[[Any], Any] | None = None

    def setup(self, worker: Any) -> None:
        """Called by the worker as it takes the plugin in."""
        self.work = self.make(self.shared)


def _do(name: str, part: Any) -> Any:
    from distributed import get_worker

    prepared: Any = get_worker().plugins[name]
    return prepared.work(part)


def _result(future: Any) -> Any:
    try:
        return future.result()
    except (KilledWorker, FutureCancelledError) as error:
        raise Broken(LOST) from error
    finally:
        future.release()
