"""Mail to the parties about their renewal."""

from datetime import datetime

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions.telling import addressees
from samverkan.agreements.models import Agreement
from samverkan.mail.actions import queue
from samverkan.renewals.queries.members import members


def tell(agreement: Agreement, *, subject: str, body: str, reason: str, by: Actor, at: datetime) -> None:
    """Send the same mail to each party but the one that acts; of a private agreement only its own party knows."""
    is_private = agreement.circle == Circle.PRIVATE
    for party in members(agreement):
        if party.organisation_id == by.organisation_id or (is_private and party.organisation_id != agreement.home_id):
            continue
        for person in addressees(party, Permission.AGREEMENT_CONFIRM, at):
            key = party.organisation.key
            queue(to=str(person.email), subject=subject, body=body, reason=reason, party_key=key, at=at)
