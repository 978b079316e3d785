"""Telling somebody something: a notice is kept, and goes out with that person's next mail."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from samverkan.mail.actions.digests import write_at_once
from samverkan.mail.actions.sending import one_line
from samverkan.mail.models import Notice, Wishes
from samverkan.mail.models.addresses import Rhythm


def tell(
    *,
    to: str,
    language: str,
    kind: str,
    sentence: str,
    path: str,
    reason: str,
    party_key: UUID | None,
    urgent: bool = False,
    thing: str = "",
    about: str = "",
    at: datetime,
) -> Notice:
    """
    Keep a notice for somebody's next mail; an urgent one goes at once, when the transaction has been committed.

    `sentence` and `reason` are written in the receiver's `language`, `path` is where to read more, `reason` says why
    this person is told ("You chair the group."), `party_key` for which party. `thing` names what it is about
    (`"meeting:12"`): the check of its kind gets it, and of several notices of one kind about one thing only the latest
    is told. `about` is the heading the notice stands under, most often the name of the agreement.
    """
    notice = Notice.objects.create(
        to=to.strip().casefold(),
        language=language,
        kind=kind,
        sentence=one_line(sentence),
        path=path,
        reason=one_line(reason)[:200],
        party_key=party_key,
        urgent=urgent,
        thing=thing,
        about=one_line(about)[:300],
        at=at,
    )
    if urgent or Wishes.objects.filter(to=notice.to, rhythm=Rhythm.AT_ONCE).exists():
        transaction.on_commit(lambda: write_at_once(notice.to, at=at))
    return notice
