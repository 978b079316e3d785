"""Mail to those in a party who may answer for it."""

from datetime import datetime

from django.utils import timezone

from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import ALLOWS, Permission
from samverkan.agreements.models import Agreement, Party
from samverkan.mail.actions import queue


def addressees(party: Party, permission: Permission, at: datetime) -> list[Person]:
    """Return the party's contact, or else everybody there whose role allows it, who has an address."""
    if party.contact and party.contact.email:
        return [party.contact]
    roles = [role for role, allowed in ALLOWS.items() if permission in allowed]
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(organisation=party.organisation_id, role__in=roles)
    people = Person.objects.filter(roles__in=held, is_active=True).exclude(email=None)
    return list(people.distinct())


def tell_others(
    agreement: Agreement, *, subject: str, body: str, reason: str, except_for: int | None, at: datetime
) -> None:
    """Send the same mail to each party but the one that caused it, and those that have left."""
    members = agreement.parties.current().select_related("contact", "organisation")
    parties = members.exclude(organisation=except_for)
    for party in parties:
        for person in addressees(party, Permission.AGREEMENT_CONFIRM, at):
            queue(
                to=str(person.email),
                subject=subject,
                body=body,
                reason=reason,
                party_key=party.organisation.key,
                at=at,
            )
