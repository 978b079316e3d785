"""Who can lead something in a party."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from samverkan.accounts.models import Person, RoleHeld
from samverkan.agreements.models import Party


def people_of(party: Party, on: date) -> QuerySet[Person]:
    """Return those who hold a role in the party that day, and its contact."""
    roles = RoleHeld.objects.current(on).filter(person=OuterRef("pk"), organisation=party.organisation_id)
    return Person.objects.filter(Q(Exists(roles)) | Q(pk=party.contact_id))
