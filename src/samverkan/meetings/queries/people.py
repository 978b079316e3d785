"""Who can lead something in a party, and who can adjust minutes for it."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from samverkan.accounts.models import Circle, Person, RoleHeld
from samverkan.agreements.models import Agreement, Party
from samverkan.meetings.queries import sharing


def people_of(party: Party, on: date) -> QuerySet[Person]:
    """Return those who hold a role in the party that day, and its contact."""
    roles = RoleHeld.objects.current(on).filter(person=OuterRef("pk"), organisation=party.organisation_id)
    return Person.objects.filter(Q(Exists(roles)) | Q(pk=party.contact_id))


def adjusters_of(party: Party, on: date) -> QuerySet[Person]:
    """Return those in a party who can be asked to adjust minutes; one without an address signs on paper."""
    return people_of(party, on).filter(is_active=True)


def adjusting_parties(agreement: Agreement, on: date) -> list[Party]:
    """Return the parties whose adjusters approve minutes: all members that day, one alone while nothing is shared."""
    members = [party for party in sharing.members(agreement) if party.is_member(on)]
    if agreement.circle == Circle.PRIVATE:
        return [party for party in members if party.organisation_id == agreement.home_id]
    return members
