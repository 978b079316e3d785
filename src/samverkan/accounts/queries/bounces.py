"""Which addresses that take no mail an actor may know of."""

from django.db import models

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person
from samverkan.mail import queries
from samverkan.mail.models import Bounce


def bounces_seen_by(actor: Actor) -> models.QuerySet[Bounce]:
    """Return those of the acting party's own people, and those that the party has written to."""
    own = Person.objects.filter(roles__organisation=actor.organisation_id).exclude(email=None)
    return queries.bounces(actor.party_key, own.order_by().values("email"))
