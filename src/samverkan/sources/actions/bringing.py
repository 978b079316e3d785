"""The part of a fetch that goes over the network: from the source into a file of ours."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from samverkan.sources.files import CannotStore, digest_of, take_in
from samverkan.sources.models import Fetch, State, StoredFile

if TYPE_CHECKING:
    from samverkan.sources.clients.asking import Asker
    from samverkan.sources.clients.bringing import Brought

Clock = Callable[[], datetime]
Told = Callable[[int, int | None], None]
Opened = Callable[[str], AbstractContextManager["Asker"]]

OVERLAP = timedelta(minutes=5)
"""A window of changes begins so long before the end of the one before: events at the boundary come late."""

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TELL_EVERY = timedelta(seconds=2)
USABLE_FOR = timedelta(days=1)
"""What came of a fetch that was interrupted is gone on from for so long; after that it is asked for anew."""


@contextmanager
def open_asker(source: str) -> Iterator["Asker"]:
    """Give what asks a source over the network, with its key where it wants one."""
    from samverkan.sources.clients.asking import Asker, connect  # most processes never ask anybody

    with connect() as client:
        yield Asker(client, key=settings.SOURCE_KEYS.get(source, ""))


def stored(path: Path, at: datetime) -> StoredFile:
    """Keep a file under its digest; raises CannotStore when it cannot be written."""
    sha256 = digest_of(path)
    size = take_in(path, sha256)
    return StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "first_at": at})[0]


def bring(fetch: Fetch, opened: Opened, clock: Clock, told: Told | None = None) -> bool:
    """
    Ask the source, and give the fetch its file; returns False when the source says that nothing has changed.

    What has come stays when it is interrupted, and the next fetch of the same goes on from there.
    Raises Unanswered when there is no answer, and CannotStore when it cannot be written.
    """
    from samverkan.sources.clients.bringing import bring as bring_into

    until = clock()
    wanted = window(fetch)
    path = _partial(fetch, until)
    try:
        with opened(fetch.source) as asker:
            progress = _Progress(fetch, clock, told)
            brought = bring_into(fetch.source, wanted, path, asker, known=_known(fetch, wanted), told=progress)
        _note(fetch, brought, until)
        if brought.unchanged:
            return False
        fetch.file = stored(path, until)
        fetch.save()
        path.unlink()
    except OSError as fault:
        words = _("The disk is full.") if fault.errno == errno.ENOSPC else str(fault.strerror or fault)
        sentence = _("What came could not be stored: %(fault)s What was kept before stays; free some space.")
        raise CannotStore(sentence % {"fault": words}) from fault
    return True


def window(fetch: Fetch) -> dict[str, Any]:
    """Return what is asked: of JobStream what has changed since the last time, once there is something to change."""
    wanted = dict(fetch.wanted)
    if fetch.source != "jobstream" or "updated-after" in wanted or wanted.get("whole"):
        return wanted
    last = _last_good(fetch)
    if last and last.until:
        wanted["updated-after"] = f"{(last.until - OVERLAP).astimezone(STOCKHOLM):%Y-%m-%dT%H:%M:%S}"
    return wanted


def _last_good(fetch: Fetch) -> Fetch | None:
    same = Fetch.objects.filter(source=fetch.source, wanted=fetch.wanted, state__in=[State.DONE, State.UNCHANGED])
    return same.exclude(until=None).order_by("-asked_at", "-pk").first()


def _known(fetch: Fetch, wanted: dict[str, Any]) -> dict[str, str]:
    """Return the validators of what we have, so that the source sends it only when it has changed."""
    last = _last_good(fetch)
    return dict(last.validators) if last and wanted == fetch.wanted else {}


def _partial(fetch: Fetch, at: datetime) -> Path:
    """Return the file into which it comes; what an interrupted fetch of the same left is taken over."""
    folder = Path(settings.FETCHING)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{fetch.key}.part"
    failed = Fetch.objects.filter(
        source=fetch.source, wanted=fetch.wanted, state=State.FAILED, ended_at__gte=at - USABLE_FOR
    )
    for other in failed.order_by("-asked_at")[:1]:
        left = folder / f"{other.key}.part"
        if left.exists() and not path.exists():
            left.rename(path)
            mark = left.with_name(f"{left.name}.etag")
            if mark.exists():
                mark.rename(path.with_name(f"{path.name}.etag"))
    return path


def _note(fetch: Fetch, brought: "Brought", until: datetime) -> None:
    fetch.refresh_from_db()
    fetch.address, fetch.validators, fetch.media_type = brought.address, brought.validators, brought.media_type[:100]
    fetch.until = until
    fetch.save()


def clear_old(*, at: datetime) -> None:
    """Take away what came of fetches that were interrupted and that nobody goes on from any more."""
    folder = Path(settings.FETCHING)
    for path in folder.iterdir() if folder.exists() else ():
        if path.stat().st_mtime < (at - 2 * USABLE_FOR).timestamp():
            path.unlink(missing_ok=True)


class _Progress:
    """Tells in the database how much has come, not more often than somebody would look."""

    def __init__(self, fetch: Fetch, clock: Clock, told: Told | None) -> None:
        self.fetch, self.clock, self.told = fetch, clock, told
        self.told_at: datetime | None = None

    def __call__(self, come: int, of: int | None) -> None:
        now = self.clock()
        if self.told:
            self.told(come, of)
        if self.told_at is None or now - self.told_at >= TELL_EVERY:
            self.told_at = now
            Fetch.objects.filter(pk=self.fetch.pk).update(progress=come, progress_of=of, seen_at=now)
