"""Saving how the columns of an own file are read."""

from collections.abc import Mapping as Given
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.sources.models import Mapping


@transaction.atomic
def save(
    *, name: str, table: str, columns: Given[str, str], constants: Given[str, str], by: Actor, at: datetime
) -> Mapping:
    """Save a mapping under its name; one of that name is written anew."""
    require(by, Permission.SOURCE_FETCH)
    about = {
        "table": table, "columns": dict(columns), "constants": dict(constants), "changed_at": at,
        "changed_by": by.person,
    }  # fmt: skip
    mapping, _new = Mapping.objects.update_or_create(name=name, defaults=about)
    record("sources.map", mapping, by=by, at=at, detail={"table": table})
    return mapping
