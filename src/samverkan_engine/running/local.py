"""The processes of this machine."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from samverkan_engine.running.interface import TRIES, Broken, Make, Part, Result, Shared

AHEAD = 2
"""Parts for each worker that wait in line while it works."""

_work: list[Callable[[Any], Any]] = []
"""In a worker process: the work it was started for."""


class LocalRunner:
    """
    Runs in this process, or in several of this machine.

    workers  processes; 1 works in this one, without the cost of starting another; as many as there are processors when
             left out
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1

    def run(self, make: Make[Shared, Part, Result], shared: Shared, parts: Iterable[Part]) -> Iterator[Result]:
        """Yield what `make(shared)` returns for each part; raises Broken when processes are lost again and again."""
        if self.workers == 1:
            yield from map(make(shared), parts)
            return
        pool = _Pool(self.workers, make, shared)
        try:
            yield from pool.results(iter(parts))
        finally:
            pool.close()


class _Pool:
    """A pool of processes that is made anew when one of them is lost."""

    def __init__(self, workers: int, make: Any, shared: Any) -> None:
        self.workers, self.make, self.shared = workers, make, shared
        self.executor = self._executor()

    def _executor(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self.make, self.shared),
        )

    def results(self, parts: Iterator[Any]) -> Iterator[Any]:
        waiting: deque[tuple[Any, Future[Any]]] = deque()
        lost = 0
        while True:
            while len(waiting) < self.workers * AHEAD:
                part = next(parts, _END)
                if part is _END:
                    break
                waiting.append((part, self._submit(part)))
            if not waiting:
                return
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool as error:
                lost += 1
                if lost >= TRIES:
                    raise Broken(
                        f"Worker processes were lost {lost} times, the last time on one batch again and again. "
                        "Look for what ends them: most often there is too little memory."
                    ) from error
                self._start_again(waiting)
                continue
            waiting.popleft()
            lost = 0
            yield result

    def _submit(self, part: Any) -> "Future[Any]":
        try:
            return self.executor.submit(_do, part)
        except BrokenProcessPool as error:
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed

    def _start_again(self, waiting: deque[tuple[Any, "Future[Any]"]]) -> None:
        """Make new processes, and give them what was not yet done."""
        self.close()
        self.executor = self._executor()
        for place, (part, future) in enumerate(waiting):
            if not future.done() or future.exception() is not None:
                waiting[place] = (part, self._submit(part))

    def close(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)


_END = object()


def _begin(make: Callable[[Any], Callable[[Any], Any]], shared: Any) -> None:
    _work[:] = [make(shared)]


def _do(part: Any) -> Any:
    return _work[0](part)
