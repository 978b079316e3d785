"""Taking in a file: its bytes are kept once, under their SHA-256."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.journal.actions import record
from samverkan.sources.files import store
from samverkan.sources.models import Snapshot, StoredFile
from samverkan.sources.names import file_name

LARGEST = 50 * 1024 * 1024


@transaction.atomic
def receive(*, data: bytes, name: str, media_type: str = "", source_url: str = "", by: Actor, at: datetime) -> Snapshot:
    """
    Keep what came in as it came, private to the receiving party, and return its snapshot.

    The same bytes again give a second snapshot of the one file. Raises CannotStore, with nothing kept,
    when the folder of files cannot be written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    store(data, sha256)
    file, _new = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": len(data), "first_at": at})
    snapshot = Snapshot.objects.create(
        file=file,
        name=file_name(name) or _("Unnamed file"),
        media_type=media_type[:100],
        source_url=source_url,
        received_at=at,
        received_by=by.person,
        home=by.home,
    )
    record("sources.receive", snapshot, by=by, at=at, detail={"sha256": sha256, "size": len(data)})
    return snapshot
