"""Whom a party can ask."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from samverkan.accounts.models import Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Role
from samverkan.accounts.queries import people_of


def can_be_asked(organisation: Organisation, on: date) -> QuerySet[Person]:
    """Return the party's people who have an address, with `is_leader` for those who lead it."""
    leads = RoleHeld.objects.current(on).filter(
        person=OuterRef("pk"), organisation=organisation, role__in=(Role.LEADER, Role.PARTNER_MANAGER)
    )
    reached = people_of(organisation, on).filter(is_active=True).exclude(email=None)
    return reached.annotate(is_leader=Exists(leads)).order_by("-is_leader", "name_key", "pk")
