"""Links that let one person do one thing without signing in: sent, opened, used up, closed."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from samverkan.accounts.models import Errand, Organisation, Person
from samverkan.accounts.queries.errands import check, errand_of
from samverkan.accounts.queries.invitations import Unusable, digest

CLOSED, FOREIGN = "closed", "foreign"


@transaction.atomic
def send(
    *, purpose: str, thing: int, person: Person, organisation: Organisation, expires_at: datetime, at: datetime
) -> str:
    """
    Make a link for one purpose and return its token; the caller mails it.

    An older link of the same person to the same thing stops working, so that only the latest mail counts.
    """
    same = Errand.objects.filter(purpose=purpose, thing=thing, person=person, organisation=organisation)
    _close(same, at)
    token = secrets.token_urlsafe(32)
    Errand.objects.create(
        purpose=purpose,
        thing=thing,
        person=person,
        organisation=organisation,
        digest=digest(token),
        sent_at=at,
        expires_at=expires_at,
    )
    return token


def enter(*, token: str, purpose: str, at: datetime) -> Errand:
    """
    Return the errand of a link that still works; opening it does not use it up, since mail scanners open links.

    A link shown at the door of another purpose dies: somebody is trying doors. Raises Unusable with why: unknown,
    used, expired, closed or foreign.
    """
    errand = errand_of(token)
    if errand.purpose != purpose:
        Errand.objects.filter(pk=errand.pk, closed_at=None).update(closed_at=at, closed_because=FOREIGN)
        raise Unusable(FOREIGN)
    return check(errand, now=at)


def use(*, errand: Errand, at: datetime) -> Errand:
    """Use the link up, in the same transaction as the deed; of two at once only the first gets through."""
    used = Errand.objects.filter(pk=errand.pk, used_at=None, closed_at=None, expires_at__gt=at).update(used_at=at)
    if not used:
        errand.refresh_from_db()
        check(errand, now=at)
        raise Unusable("used")
    errand.used_at = at
    return errand


def close(*, purpose: str, things: Iterable[int], at: datetime) -> int:
    """Let the links to things that are over work no more; return how many there were."""
    return _close(Errand.objects.filter(purpose=purpose, thing__in=list(things)), at)


def _close(errands: models.QuerySet[Errand], at: datetime) -> int:
    return errands.filter(used_at=None, closed_at=None).update(closed_at=at, closed_because=CLOSED)
