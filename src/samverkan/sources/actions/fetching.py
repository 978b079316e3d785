"""Asking for a fetch, and carrying it out: what comes is kept as it came, read, and put in place of what stood."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.sources import spreadsheets, tabulating
from samverkan.sources.actions.datasets import keep
from samverkan.sources.faults import of_file
from samverkan.sources.files import CannotStore, digest_of, location, take_in
from samverkan.sources.models import Began, Dataset, Fetch, RefusedRow, State, StoredFile
from samverkan.sources.names import file_name
from samverkan.sources.origins import BY_CODE
from samverkan_engine.errors import Refused

MOST_REFUSED = 10_000
"""So many rows that could not be read are kept with their reasons; how many there were is always told."""

Clock = Callable[[], datetime]


class CannotFetch(Exception):
    """The source is unknown, or cannot be asked in that way."""


@transaction.atomic
def ask(*, source: str, wanted: Mapping[str, Any], began: Began, by: Actor, at: datetime, licence: str = "") -> Fetch:
    """Ask for a fetch, which is then carried out in its turn. Raises CannotFetch for a source that is not known."""
    fetch = _begin(source=source, wanted=wanted, began=began, by=by, at=at, licence=licence)
    record("sources.ask", fetch, by=by, at=at, detail={"source": source})
    return fetch


@transaction.atomic
def take_file(
    *, source: str, path: Path, name: str, wanted: Mapping[str, Any], began: Began, by: Actor, at: datetime,
    licence: str = "",
) -> Fetch:  # fmt: skip
    """
    Keep a file that is given in place of a fetch; it is then read in its turn.

    Raises CannotFetch for a source that is not known, and CannotStore, with nothing kept, when it cannot be written.
    """
    fetch = _begin(source=source, wanted=wanted, began=began, by=by, at=at, licence=licence)
    fetch.file_name = file_name(name)
    fetch.file = _kept(path, at)
    fetch.save()
    record("sources.import", fetch, by=by, at=at, detail={"source": source, "sha256": fetch.file.sha256})
    return fetch


def carry_out(fetch: Fetch, *, clock: Clock = timezone.now) -> Fetch:
    """
    Carry out a fetch that waits: read what was given or fetched, and keep it.

    However it ends it is kept, with its reason when it failed; what stood before stays until something better is there.
    """
    if not Fetch.objects.filter(pk=fetch.pk, state=State.WAITING).update(state=State.RUNNING, started_at=clock()):
        fetch.refresh_from_db()
        return fetch
    fetch.refresh_from_db()
    try:
        if fetch.file is None:
            raise CannotFetch(_("The source cannot be asked over the network. Choose its file instead."))
        _tabulate(fetch, clock)
    except (Refused, spreadsheets.Refusal, CannotStore, CannotFetch) as refusal:
        _fail(fetch, of_file(refusal) if isinstance(refusal, Refused) else str(refusal), clock())
    except Exception:
        _fail(fetch, _("Something unforeseen happened. Tell whoever runs Samverkan; the log says more."), clock())
        raise
    return fetch


def _begin(*, source: str, wanted: Mapping[str, Any], began: Began, by: Actor, at: datetime, licence: str) -> Fetch:
    if source not in BY_CODE:
        raise CannotFetch(_("“%(source)s” is no source that is known.") % {"source": source})
    if began == Began.PERSON:
        require(by, Permission.SOURCE_FETCH)
    return Fetch.objects.create(
        source=source, wanted=dict(wanted), began=began, by=by.person, asked_at=at,
        licence=licence or BY_CODE[source].licence,
    )  # fmt: skip


def _kept(path: Path, at: datetime) -> StoredFile:
    sha256 = digest_of(path)
    size = take_in(path, sha256)
    return StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "first_at": at})[0]


def _tabulate(fetch: Fetch, clock: Clock) -> None:
    assert fetch.file is not None
    if _is_known(fetch):
        fetch.state, fetch.ended_at = State.UNCHANGED, clock()
        fetch.save()
        record("sources.find_unchanged", fetch, by=NOBODY, at=fetch.ended_at, detail={"source": fetch.source})
        return
    path = location(fetch.file.sha256)
    read = tabulating.tabulate(fetch.source, path, fetch.file_name or fetch.source, fetch.wanted)
    at = clock()
    with transaction.atomic():
        for part in read.parts:
            keep(fetch=fetch, table=part.table, rows=part.rows, part=part.part, period=part.period, at=at)
        _note(fetch, read.refused)
        fetch.state, fetch.ended_at, fetch.rows, fetch.updated = State.DONE, at, read.rows, read.updated[:40]
        fetch.save()
        detail = {"source": fetch.source, "rows": fetch.rows, "refused": fetch.refused}
        record("sources.read", fetch, by=NOBODY, at=at, detail=detail)


def _is_known(fetch: Fetch) -> bool:
    """Whether what stands now was made of the same bytes, asked for and read in the same way."""
    same = Dataset.objects.filter(
        superseded_at=None, source=fetch.source, fetch__file=fetch.file, fetch__wanted=fetch.wanted
    )
    return same.exists()


def _note(fetch: Fetch, refused: Iterable[tuple[str, str]]) -> None:
    rows = [RefusedRow(fetch=fetch, place=place[:200], sentence=sentence) for place, sentence in refused]
    RefusedRow.objects.bulk_create(rows[:MOST_REFUSED], batch_size=500)
    fetch.refused = len(rows)


def _fail(fetch: Fetch, reason: str, at: datetime) -> None:
    fetch.refresh_from_db()
    fetch.state, fetch.reason, fetch.ended_at = State.FAILED, reason, at
    fetch.save()
    record("sources.fail", fetch, by=NOBODY, at=at, detail={"source": fetch.source})
