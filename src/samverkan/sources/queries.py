"""Reading what came in."""

import hashlib

from samverkan.accounts.actor import Actor
from samverkan.sources.files import location
from samverkan.sources.models import Snapshot, StoredFile


def earlier_snapshot(data: bytes, by: Actor) -> Snapshot | None:
    """Return the party's own earlier snapshot of the very same bytes, if there is one."""
    sha256 = hashlib.sha256(data).hexdigest()
    own = Snapshot.objects.filter(home=by.organisation_id, file_id=sha256)
    return own.order_by("received_at").first()


def content(file: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    return location(file.sha256).read_bytes()
