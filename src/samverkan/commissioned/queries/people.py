"""Who in a party may answer enquiries, and who is told of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.permissions import ALLOWS, Permission, Role
from samverkan.commissioned.models import Enquiry

FIRST_TOLD = (Role.PARTNER_MANAGER, Role.COORDINATOR)


def answerers(organisation_id: int | None, on: date) -> QuerySet[Person]:
    """Return the people whose roles in the party let them answer enquiries."""
    roles = [role for role, allowed in ALLOWS.items() if Permission.ENQUIRY_HANDLE in allowed]
    return _holding(organisation_id, roles, on)


def told_of(enquiry: Enquiry, on: date) -> list[Person]:
    """Return who is told of an enquiry: who answers it, else the party's partner managers and coordinators."""
    if enquiry.responsible and enquiry.responsible.is_active and enquiry.responsible.email:
        return [enquiry.responsible]
    return list(_holding(enquiry.home_id, FIRST_TOLD, on).exclude(email=None))


def _holding(organisation_id: int | None, roles: Iterable[str], on: date) -> QuerySet[Person]:
    held = RoleHeld.objects.current(on).filter(organisation=organisation_id, role__in=roles)
    return Person.objects.filter(is_active=True, roles__in=held).distinct()
