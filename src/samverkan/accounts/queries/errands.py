"""Finding the errand that a link belongs to."""

from collections.abc import Iterable
from datetime import datetime

from samverkan.accounts.models import Errand
from samverkan.accounts.queries.invitations import Unusable, digest


def errand_of(token: str) -> Errand:
    """Return the errand of a link, whether it still works or not; raise Unusable when there is none."""
    found = Errand.objects.select_related("person", "organisation").filter(digest=digest(token)).first()
    if found is None:
        raise Unusable("unknown")
    return found


def check(errand: Errand, *, now: datetime) -> Errand:
    """Return the errand if it still works; raise Unusable with why when it is used, closed or too old."""
    if errand.used_at:
        raise Unusable("used")
    if errand.closed_at:
        raise Unusable(errand.closed_because)
    if errand.expires_at <= now or not errand.person.is_active:
        raise Unusable("expired")
    return errand


def still_open(*, purpose: str, things: Iterable[int], now: datetime) -> set[int]:
    """Return those of the things that somebody still has a working link to."""
    found = Errand.objects.filter(purpose=purpose, thing__in=list(things), person__is_active=True)
    return set(found.filter(used_at=None, closed_at=None, expires_at__gt=now).values_list("thing", flat=True))
