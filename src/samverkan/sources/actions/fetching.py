"""Asking for a fetch, and carrying it out: what comes is kept as it came, read, and put in place of what stood."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NOBODY, Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.sources import spreadsheets, tabulating
from samverkan.sources.actions.bringing import Clock, Opened, Told, bring, open_asker, stored
from samverkan.sources.actions.datasets import keep
from samverkan.sources.ads import CannotLayOver
from samverkan.sources.clients.failures import Unanswered
from samverkan.sources.faults import of_file
from samverkan.sources.files import CannotStore, location
from samverkan.sources.models import Began, Dataset, Fetch, RefusedRow, State
from samverkan.sources.names import file_name
from samverkan.sources.origins import BY_CODE
from samverkan.sources.queries import datasets
from samverkan_engine.errors import Refused

NAMING_PERSONS = frozenset({"jobsearch", "jobstream", "historical", "susa"})
"""Sources that name persons: whom to ask about a job, the mail addresses of schools."""

if TYPE_CHECKING:
    import pyarrow as pa

MOST_REFUSED = 10_000
"""So many rows that could not be read are kept with their reasons; how many there were is always told."""

GONE = "GONE"


class CannotFetch(Exception):
    """The source is unknown, cannot be asked in that way, or gave nothing that can be used."""


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
    fetch.file = stored(path, at)
    fetch.save()
    record("sources.import", fetch, by=by, at=at, detail={"source": source, "sha256": fetch.file.sha256})
    return fetch


def carry_out(
    fetch: Fetch, *, clock: Clock = timezone.now, opened: Opened = open_asker, told: Told | None = None
) -> Fetch:
    """
    Carry out a fetch that waits: read what was given or fetched, and keep it.

    opened  gives what asks the source over the network
    told    called with how much has come, and how much there will be where that is known

    However it ends it is kept, with its reason when it failed; what stood before stays until something better is there.
    """
    if not Fetch.objects.filter(pk=fetch.pk, state=State.WAITING).update(state=State.RUNNING, started_at=clock()):
        fetch.refresh_from_db()
        return fetch
    fetch.refresh_from_db()
    try:
        if fetch.file is None and not bring(fetch, opened, clock, told):
            _end_unchanged(fetch, clock())
        else:
            _tabulate(fetch, clock)
    except (Refused, spreadsheets.Refusal, CannotStore, CannotFetch, CannotLayOver, Unanswered) as refusal:
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


def _tabulate(fetch: Fetch, clock: Clock) -> None:
    assert fetch.file is not None
    if _is_known(fetch):
        _end_unchanged(fetch, clock())
        return
    path = location(fetch.file.sha256)
    name = fetch.file_name or fetch.source
    read = tabulating.tabulate(fetch.source, path, name, _told(fetch))
    at = clock()
    if read.holds_nothing:
        _note(fetch, read.refused)
        fetch.save()
        sentence = _("There is nothing in %(name)s that can be used. What was kept before stays.")
        raise CannotFetch(sentence % {"name": name})
    with transaction.atomic():
        for part in read.parts:
            rows = _joined(fetch, part) if read.joins else part.rows
            keep(
                fetch=fetch, table=part.table, rows=rows, count=part.count, part=part.part, period=part.period, at=at
            )  # fmt: skip
        _note(fetch, read.refused)
        fetch.state, fetch.ended_at, fetch.rows, fetch.updated = State.DONE, at, read.rows, read.updated[:40]
        _forget(fetch)
        fetch.save()
        detail = {"source": fetch.source, "rows": fetch.rows, "refused": fetch.refused}
        record("sources.read", fetch, by=NOBODY, at=at, detail=detail)


def _told(fetch: Fetch) -> dict[str, Any]:
    """Return what the reader is told: what was asked for, and what came of asking."""
    return {**fetch.wanted, "snapshot": fetch.address.endswith("/v2/snapshot"), "invented": fetch.is_invented}


def _joined(fetch: Fetch, part: tabulating.Part) -> "pa.Table":
    """
    Return what is kept of a part with the changes in it: by id the newer row stands.

    A record that is gone keeps what its last whole version said and is closed; so are the occasions of an education
    that is gone. Of one that was never known nothing is said.
    """
    earlier = {row["id"]: row for row in _standing_rows(fetch, part)}
    assert not isinstance(part.rows, Path)  # only what is small enough to be held in memory joins
    for row in part.rows.to_pylist():
        if row["status"] != GONE:
            earlier[row["id"]] = row
            continue
        for one in earlier.values():
            if row["id"].casefold() in (one["id"].casefold(), one["education"].casefold()):
                one["status"] = GONE
    return datasets.declared(part.table).from_rows(list(earlier.values()))


def _standing_rows(fetch: Fetch, part: tabulating.Part) -> list[dict[str, Any]]:
    """Return the rows that are changed: those of the same part of the same source."""
    import pyarrow.parquet as pq

    same = datasets.standing(part.table, fetch.source).filter(part=part.part, is_invented=fetch.is_invented)
    return [row for one in same for row in pq.read_table(datasets.file_of(one), partitioning=None).to_pylist()]


def _end_unchanged(fetch: Fetch, at: datetime) -> None:
    fetch.state, fetch.ended_at = State.UNCHANGED, at
    _forget(fetch)
    fetch.save()
    record("sources.find_unchanged", fetch, by=NOBODY, at=at, detail={"source": fetch.source})


def _is_known(fetch: Fetch) -> bool:
    """Whether what stands now was made of the same bytes, asked for and read in the same way."""
    standing = Dataset.objects.filter(superseded_at=None, source=fetch.source, is_invented=fetch.is_invented)
    return any(
        each.fetch.wanted == fetch.wanted and each.fetch.sha256 == fetch.sha256
        for each in standing.select_related("fetch")
    )


def _note(fetch: Fetch, refused: Iterable[tuple[str, str]]) -> None:
    rows = [RefusedRow(fetch=fetch, place=place[:200], sentence=sentence) for place, sentence in refused]
    RefusedRow.objects.bulk_create(rows[:MOST_REFUSED], batch_size=500)
    fetch.refused = len(rows)


def _forget(fetch: Fetch) -> None:
    """Keep of a file in which persons are named only its digest; the readers have left the persons behind."""
    file = fetch.file
    if fetch.source not in NAMING_PERSONS or file is None:
        return
    fetch.validators = fetch.validators | {"sha256": file.sha256}
    fetch.file = None
    fetch.save(update_fields=["file", "validators"])
    if not file.fetches.exists() and not file.snapshots.exists():
        transaction.on_commit(partial(location(file.sha256).unlink, missing_ok=True))
        file.delete()


def _fail(fetch: Fetch, reason: str, at: datetime) -> None:
    fetch.refresh_from_db()
    fetch.state, fetch.reason, fetch.ended_at = State.FAILED, reason, at
    _forget(fetch)
    fetch.save()
    record("sources.fail", fetch, by=NOBODY, at=at, detail={"source": fetch.source})
