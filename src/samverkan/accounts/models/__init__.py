"""Organisations, people, their dated roles, and the three circles."""

from samverkan.accounts.models.circles import Circle, Circled, CircledQuerySet
from samverkan.accounts.models.links import Errand, Invitation
from samverkan.accounts.models.organisations import FormerName, Organisation, OrganisationKind
from samverkan.accounts.models.people import Person, RoleHeld

__all__ = [
    "Circle",
    "Circled",
    "CircledQuerySet",
    "Errand",
    "FormerName",
    "Invitation",
    "Organisation",
    "OrganisationKind",
    "Person",
    "RoleHeld",
]
