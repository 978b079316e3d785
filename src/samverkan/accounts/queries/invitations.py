"""Finding the invitation that a link belongs to."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from samverkan.accounts.models import Invitation


@dataclass(frozen=True)
class Sent:
    """An invitation whose link still works."""

    invitation: Invitation
    name: str
    email: str
    organisation: str


class Unusable(Exception):
    """The link lets nobody in; `why` is unknown, used or expired."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def digest(token: str) -> str:
    """Return what is stored of a link: it shows that a link is right, but nobody can make the link from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitation(token: str, *, now: datetime) -> Sent:
    """Return the invitation of a link; raise Unusable when it is unknown, used or too old."""
    found = Invitation.objects.select_related("person", "organisation").filter(digest=digest(token)).first()
    if found is None:
        raise Unusable("unknown")
    if found.used_at or found.person.has_usable_password():
        raise Unusable("used")
    if found.expires_at <= now or not found.person.is_active:
        raise Unusable("expired")
    return Sent(found, found.person.name, found.person.email or "", found.organisation.name)
