"""Telling in the database, again and again, that a computation is under way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils import timezone

from samverkan.runs.models import Run, State

EVERY_SECONDS = 30.0


@contextmanager
def beating(run: Run, every: float = EVERY_SECONDS) -> Iterator[None]:
    """Tell in a thread beside the computation, over a connection of its own, that its process lives."""
    over = threading.Event()
    thread = threading.Thread(target=_tell, args=(run.pk, over, every), daemon=True, name="tells that a run lives")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _tell(pk: int, over: threading.Event, every: float) -> None:
    while not over.wait(every):
        try:
            Run.objects.filter(pk=pk, state=State.RUNNING).update(seen_at=timezone.now())
        except DatabaseError:
            pass  # it is busy or away for the moment; the next beat comes soon
        finally:
            connection.close()
