"""The one way into the journal."""

import json
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from samverkan.journal.chain import digest
from samverkan.journal.models import Entry, Head


class HasKeys(Protocol):
    """Somebody acting: the key of the person, and of the party acted for."""

    @property
    def person_key(self) -> UUID | None: ...
    @property
    def party_key(self) -> UUID | None: ...
    @property
    def organisation_id(self) -> int | None: ...


@transaction.atomic(savepoint=False)
def record(
    action: str,
    thing: models.Model,
    *,
    by: HasKeys,
    at: datetime,
    within: models.Model | None = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """
    Add one line about `thing`: `action` as "room.verb", `within` the agreement it belongs to.

    `detail` holds codes, dates, numbers and ids only: no names and no free text, so that a person
    can be made unknown without breaking the chain. The line is seen by those who may see the thing
    as it is now: its circle and home are copied.

    Three queries within a transaction: lock the head, add the line, move the head. While the head is
    locked nobody else adds a line, so record last, as near the end of the action as can be.
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    entry = Entry(
        number=head.number + 1,
        at=at,
        person_key=by.person_key,
        party_key=by.party_key,
        action=action,
        thing_kind=thing._meta.label,
        thing_id=str(thing.pk),
        within_kind=within._meta.label if within else "",
        within_id=str(within.pk) if within else "",
        circle=str(getattr(thing, "circle", "") or getattr(within, "circle", "private")),
        home_key=_home_key(thing, within, by),
        detail=_plain(detail or {}),
        previous=head.digest,
    )
    entry.digest = digest(entry)
    entry.save()
    Head.objects.filter(pk=1).update(number=entry.number, digest=entry.digest)
    return entry


def _home_key(thing: models.Model, within: models.Model | None, by: HasKeys) -> UUID | None:
    """Return the key of the organisation that the thing is at home in; most often the one acting."""
    homely: Any = thing if hasattr(thing, "home_id") else within
    if getattr(homely, "home_id", None) in (None, by.organisation_id):
        return by.party_key
    return homely.home.key


def _plain(detail: dict[str, Any]) -> dict[str, Any]:
    """
    Return the detail as it comes back from every database.

    A number with decimals becomes text: PostgreSQL writes 1e16 back as a whole number, and the digest
    of the line would differ.
    """
    return json.loads(json.dumps(detail, cls=DjangoJSONEncoder), parse_float=str)
