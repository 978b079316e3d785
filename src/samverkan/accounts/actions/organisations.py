"""Adding and editing organisations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from samverkan.accounts.actions.roles import administered
from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Organisation
from samverkan.accounts.numbers import check_organisation_number
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record

EDITABLE = ("name", "short_mark", "kind", "organisation_number", "ror_id", "municipality_code", "website")


@transaction.atomic
def add_organisation(*, name: str, short_mark: str, kind: str, by: Actor, at: datetime, **facts: Any) -> Organisation:
    """
    Add an organisation that is to be a party: whoever may register an agreement may name its parties.

    It has no people until somebody who runs Samverkan invites its first administrator. Raises
    ValidationError, by field, when a fact is not well formed.
    """
    require(by, Permission.AGREEMENT_REGISTER)
    unknown = set(facts) - set(EDITABLE)
    assert not unknown, unknown
    organisation = Organisation(name=name, short_mark=short_mark, kind=kind, **facts)
    organisation.full_clean()
    organisation.save()
    record("accounts.add_organisation", organisation, by=by, at=at, detail={"organisation": organisation.key})
    return organisation


@transaction.atomic
def remember_number(organisation: Organisation, *, number: str, by: Actor, at: datetime) -> Organisation:
    """
    Keep the organisation number that an agreement gives, when the organisation has none.

    A number that is not well formed, or is another organisation's, is left as it was: the text may have it wrong.
    """
    require(by, Permission.AGREEMENT_REGISTER)
    if organisation.organisation_number or Organisation.objects.filter(organisation_number=number).exists():
        return organisation
    try:
        check_organisation_number(number)
    except ValidationError:
        return organisation
    organisation.organisation_number = number
    organisation.save(update_fields=["organisation_number"])
    detail = {"organisation": organisation.key, "fields": ["organisation_number"]}
    record("accounts.edit_organisation", organisation, by=by, at=at, detail=detail)
    return organisation


@transaction.atomic
def edit_organisation(*, values: Mapping[str, Any], by: Actor, at: datetime) -> Organisation:
    """Change what is known about the acting party itself; raises ValidationError when a fact is not well formed."""
    organisation = Organisation.objects.select_for_update().get(pk=administered(by).pk)
    changed = [name for name in EDITABLE if name in values and getattr(organisation, name) != values[name]]
    for name in changed:
        setattr(organisation, name, values[name])
    organisation.full_clean()
    organisation.save()
    record("accounts.edit_organisation", organisation, by=by, at=at, detail={"fields": changed})
    return organisation
