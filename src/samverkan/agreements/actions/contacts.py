"""A party's own contact for an agreement and its registry number: one contact per side is enough to begin with."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.models import Agreement, Party
from samverkan.journal.actions import record


@transaction.atomic
def contact(
    *, agreement: Agreement, person: Person | None, registry_number: str = "", by: Actor, at: datetime
) -> Party:
    """Name the contact of the actor's own party, who counts as owner of what has none; give its registry number."""
    require(by, Permission.COMMITMENT_EDIT, agreement)
    today = timezone.localdate(at)
    party = own_party(agreement, by, today)
    held = RoleHeld.objects.current(today).filter(person=person, organisation=by.organisation_id)
    if person and person != party.contact and not held.exists():
        raise NotOurPerson(_("Choose somebody with a role in your own party."))
    party.contact, party.registry_number = person, registry_number.strip()
    party.save(update_fields=["contact", "registry_number"])
    detail = {"party": party.pk, "contact": str(person.key) if person else None}
    record("agreements.contact", agreement, by=by, at=at, detail=detail)
    return party
