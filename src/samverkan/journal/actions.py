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


@transaction.atomic
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
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    home = getattr(thing, "home", None) or getattr(within, "home", None)
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
        circle=getattr(thing, "circle", None) or getattr(within, "circle", "private"),
        home_key=getattr(home, "key", None) or by.party_key,
        detail=json.loads(json.dumps(detail or {}, cls=DjangoJSONEncoder)),
        previous=head.digest,
    )
    entry.digest = digest(entry)
    entry.save()
    head.number, head.digest = entry.number, entry.digest
    head.save()
    return entry
