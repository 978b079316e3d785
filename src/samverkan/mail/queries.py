"""Reading the outbox."""

from uuid import UUID

from samverkan.mail.models import Message, MessageQuerySet

STATES = ("waiting", "failed", "sent")


def outbox(party_key: UUID | None, state: str = "") -> MessageQuerySet:
    """Return a party's messages, newest first: all, or those in one state."""
    messages = Message.objects.filter(party_key=party_key) if party_key else Message.objects.none()
    return getattr(messages, state)() if state in STATES else messages.all()


def counts(party_key: UUID | None) -> dict[str, int]:
    """Return how many messages of a party there are in each state."""
    return {state: outbox(party_key, state).count() for state in STATES}
