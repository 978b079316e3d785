"""Reading the outbox, what is to be told next, and the addresses that take no mail."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from samverkan.mail.models import Bounce, Message, MessageQuerySet, Notice, NoticeQuerySet, Wishes

STATES = ("waiting", "failed", "given_up", "sent")


def outbox(party_key: UUID | None, state: str = "", words: str = "") -> MessageQuerySet:
    """Return a party's messages, newest first: in any state or one, with the words in the address or the subject."""
    messages = Message.objects.filter(party_key=party_key) if party_key else Message.objects.none()
    if words:
        messages = messages.filter(models.Q(to__icontains=words) | models.Q(subject__icontains=words))
    return getattr(messages, state)() if state in STATES else messages.all()


def in_next_mail(party_key: UUID | None, words: str = "") -> NoticeQuerySet:
    """Return what people are told on a party's behalf with their next mail, newest first."""
    notices = Notice.objects.waiting().filter(party_key=party_key) if party_key else Notice.objects.none()
    if words:
        notices = notices.filter(models.Q(to__icontains=words) | models.Q(sentence__icontains=words))
    return notices.order_by("-at", "-pk")


def counts(party_key: UUID | None) -> dict[str, int]:
    """Return how many messages of a party there are in each state, in one query."""
    sent = models.Q(sent_at__isnull=False)
    given_up = ~sent & ~models.Q(given_up="")
    failed = ~sent & models.Q(given_up="") & ~models.Q(fault="")
    conditions = {"failed": failed, "given_up": given_up, "sent": sent, "every": models.Q()}
    found = outbox(party_key).order_by().aggregate(
        **{state: models.Count("pk", filter=condition) for state, condition in conditions.items()}
    )  # fmt: skip
    found["waiting"] = found.pop("every") - sum(found.values())
    return {state: found[state] for state in STATES}


def bounces(party_key: UUID | None, addresses: Iterable[str] | models.QuerySet) -> models.QuerySet[Bounce]:
    """Return what takes no mail of the addresses that a party has written to, and of `addresses`, its own people's."""
    written_to = Message.objects.filter(party_key=party_key).order_by().values("to")
    known = models.Q(to__in=addresses)
    return Bounce.objects.filter(known | models.Q(to__in=written_to) if party_key else known)


def without_stop(message: Message) -> str:
    """Return the text of a message without the lines that hold what only its receiver may use."""
    if not message.stop:
        return message.body
    return "\n".join(line for line in message.body.split("\n") if message.stop not in line)


def bounce_of(address: str) -> Bounce | None:
    """Return why an address takes no mail, or nothing when it does."""
    return Bounce.objects.filter(to=address.casefold()).first() if address else None


def wishes_of(address: str) -> Wishes:
    """Return how the owner of an address wants mail: as chosen, or the usual."""
    return Wishes.objects.filter(to=address.casefold()).first() or Wishes(to=address.casefold())
