"""A computation that is kept: asked for, carried out in its turn, repeated."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import fields
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.runs.models import Input, Output, Run, State
from samverkan.runs.plans import CannotPlan
from samverkan.runs.queries.tables import read_inputs, streams_of_inputs
from samverkan.runs.stages import STAGES, Stage, plain
from samverkan.runs.version import code_version
from samverkan.sources.files import digest_of
from samverkan.sources.models import Dataset
from samverkan_engine.errors import Refused, Undeclared

if TYPE_CHECKING:
    import pyarrow as pa

Clock = Callable[[], datetime]
logger = logging.getLogger(__name__)
Beating = Callable[[Run], AbstractContextManager[None]]
LONGEST = timedelta(hours=6)
"""No computation takes so long; one that seems to hangs."""

SILENT_FOR = timedelta(minutes=3)
"""A computation that has not been heard of for so long has lost its process."""


class CannotRun(Exception):
    """The stage, its parameters or what it needs are not there; the sentence says which."""


@transaction.atomic
def start(*, stage: str, parameters: Mapping[str, Any], after: Run | None = None, by: Actor, at: datetime) -> Run:
    """
    Ask for a computation on what is kept now; it is carried out in its turn.

    after  the run whose output it builds on, for a stage that builds on another
    Raises CannotRun for an unknown stage or parameter, and when a table that it reads is not there.
    """
    require(by, Permission.RUN_START)
    known = STAGES.get(stage)
    if known is None:
        raise CannotRun(_("There is no computation of that name."))
    told = _told(known, parameters)
    run = Run.objects.create(stage=stage, parameters=told, asked_at=at, by=by.person, home=by.home)
    Input.objects.bulk_create(_inputs(run, known, after))
    record("runs.start", run, by=by, at=at, detail={"stage": stage})
    return run


@transaction.atomic
def repeat(*, run: Run, by: Actor, at: datetime) -> Run:
    """Ask for the very same computation once more: same inputs and parameters, with the code as it is today."""
    require(by, Permission.RUN_START, run)
    again = Run.objects.create(
        stage=run.stage, parameters=run.parameters, asked_at=at, by=by.person, home=by.home, repeats=run
    )
    Input.objects.bulk_create(
        Input(run=again, table=one.table, dataset_id=one.dataset_id, output_id=one.output_id)
        for one in run.inputs.all()
    )
    record("runs.repeat", again, by=by, at=at, detail={"stage": run.stage})
    return again


def in_silence(_run: Run) -> AbstractContextManager[None]:
    """Tell nobody that a run is being carried out."""
    return nullcontext()


def carry_out(run: Run, *, clock: Clock = timezone.now, beating: Beating = in_silence) -> Run:
    """
    Carry out a run that waits; whatever becomes of it is kept, with the reason when it failed.

    beating  tells again and again that it is at work, as long as it is
    Of several processes that try, one carries it out. What comes of a run that was given up meanwhile is thrown away.
    """
    taken = Run.objects.filter(pk=run.pk, state=State.WAITING)
    if not taken.update(state=State.RUNNING, started_at=(at := clock()), seen_at=at, code_version=code_version()):
        run.refresh_from_db()
        return run
    run.refresh_from_db()
    stage, began = STAGES[run.stage], time.process_time()
    try:
        with beating(run):
            written = _computed(run, stage)
        with transaction.atomic():
            if _over(run, State.DONE, began, clock()):
                Output.objects.bulk_create(written)
    except (Refused, Undeclared, CannotPlan, MemoryError, OSError) as fault:
        _over(run, State.FAILED, began, clock(), reason=_reason(fault))
    except Exception:
        _over(run, State.FAILED, began, clock(), reason=_("Something unforeseen happened; the log says more."))
        logger.exception("The run %s failed.", run.key)
    return run


def _computed(run: Run, stage: Stage) -> list[Output]:
    """Return what a stage gives, written into the folder of runs."""
    read = streams_of_inputs(run) if stage.streamed else read_inputs(run)
    Path(settings.RUNS).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.RUNS, prefix=".under-way-") as folder:
        outputs = stage.compute(read, stage.parameters(run.parameters), Path(folder), partial(_tell, run))
        return [_write(run, name, table) for name, table in outputs.items()]


def _tell(run: Run, step: str) -> None:
    """Tell those who wait what the computation is at."""
    Run.objects.filter(pk=run.pk).update(step=step)


def end_interrupted(*, at: datetime) -> int:
    """
    Let a computation whose process is gone wait for its turn once more; return how many there were.

    One that loses its process a second time, and one that hangs, is said to have been interrupted.
    """
    running = Run.objects.filter(state=State.RUNNING)
    silent = running.filter(Q(seen_at__lt=at - SILENT_FOR) | Q(seen_at=None, started_at__lt=at - SILENT_FOR))
    hanging = running.filter(started_at__lt=at - LONGEST)
    over = {"state": State.FAILED, "ended_at": at, "reason": _("It was interrupted. Do it again.")}
    anew = {"state": State.WAITING, "started_at": None, "seen_at": None, "step": "", "was_lost": True}
    ended = (hanging | silent.filter(was_lost=True)).update(**over)
    return ended + silent.update(**anew)


def _told(stage: Stage, given: Mapping[str, Any]) -> dict[str, Any]:
    try:
        told = stage.parameters(given)
    except (TypeError, ValueError) as fault:
        raise CannotRun(_("The computation knows no parameter called %(name)s.") % {"name": fault}) from fault
    return {field.name: plain(getattr(told, field.name)) for field in fields(told)}


def _inputs(run: Run, stage: Stage, after: Run | None) -> Iterator[Input]:
    """Yield what the run will read: the current parts of each table, or what the run it builds on read and gave."""
    if stage.after:
        if after is None or after.stage != stage.after or after.state != State.DONE:
            raise CannotRun(_("It builds on another computation, which has not been done."))
        for one in after.inputs.filter(table__in=stage.reads):
            yield Input(run=run, table=one.table, dataset_id=one.dataset_id, output_id=one.output_id)
        for output in after.outputs.all():
            yield Input(run=run, table=output.table, output=output)
        return
    current = _current(stage)
    missing = sorted(set(stage.reads) - {part.table for part in current})
    if missing:
        raise CannotRun(
            _("Nothing is kept yet of %(tables)s. Fetch or upload it first.") % {"tables": ", ".join(missing)}
        )
    yield from (Input(run=run, table=part.table, dataset=part) for part in current)


def _current(stage: Stage) -> list[Dataset]:
    """Return the parts that stand; what is invented for the example counts only where nothing real is kept at all."""
    parts = Dataset.objects.filter(table__in=stage.reads, superseded_at=None)
    return list(parts.filter(is_invented=False)) or list(parts)


def _write(run: Run, name: str, table: "pa.Table | Path") -> Output:
    """Write a table, or take over the file that holds it, whole or not at all."""
    import pyarrow.parquet as pq

    relative = f"{run.key}/{name.lower()}.parquet"
    path = Path(settings.RUNS) / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    try:
        if isinstance(table, Path):
            table.replace(partial)
        else:
            pq.write_table(table, partial, compression="zstd")
        digest, rows = digest_of(partial), pq.read_metadata(partial).num_rows
        partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return Output(run=run, table=name, path=relative, rows=rows, sha256=digest)


def _over(run: Run, state: State, began: float, at: datetime, reason: str = "") -> bool:
    """End a run, and make it what it is now; whether it was under way still and had not been given to another."""
    about = {"state": state, "ended_at": at, "reason": reason, "seconds": time.process_time() - began}
    own = Run.objects.filter(pk=run.pk, state=State.RUNNING, started_at=run.started_at)
    was_own = own.update(**about) == 1
    run.refresh_from_db()
    return was_own


def _reason(fault: Exception) -> str:
    if isinstance(fault, MemoryError):
        return _("There was not enough memory. Run it on fewer ads at a time, or on a larger machine.")
    if isinstance(fault, OSError):
        return _("A file could not be read or written (%(fault)s).") % {"fault": fault.strerror or fault}
    return str(fault)
