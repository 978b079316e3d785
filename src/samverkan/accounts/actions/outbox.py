"""What can be done with mail that was to be sent."""

from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.permissions import Permission
from samverkan.journal.actions import record
from samverkan.mail import actions as mail
from samverkan.mail.models import Message


@transaction.atomic
def send_again(*, message: Message, by: Actor, at: datetime) -> Message:
    """Try one of the party's messages once more; raise CannotSend when there is nothing to send or no mail server."""
    require(by, Permission.OUTBOX_READ)
    if message.party_key != by.party_key:
        raise NotAllowed
    mail.send_again(message)
    record("accounts.send_again", message, by=by, at=at)
    return message
