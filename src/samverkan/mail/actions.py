"""Sending mail: first kept, then handed over once the deed that caused it is done."""

import smtplib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from samverkan.mail.models import Message


def queue(*, to: str, subject: str, body: str, reason: str, party_key: UUID | None, at: datetime) -> Message:
    """Keep a mail and hand it over when the transaction it belongs to has been committed."""
    message = Message.objects.create(
        to=to,
        subject=" ".join(subject.split())[:200],
        body=body,
        reason=reason,
        party_key=party_key,
        queued_at=at,
    )
    transaction.on_commit(lambda: hand_over(message))
    return message


def hand_over(message: Message) -> None:
    """Try once to send; without a mail server the message waits in the outbox, with a fault it says which."""
    if not settings.SMTP:
        return
    message.tries += 1
    try:
        EmailMessage(message.subject, message.body, None, [message.to]).send()
    except (OSError, smtplib.SMTPException) as fault:
        message.fault = str(fault)[:300]
    else:
        message.sent_at, message.fault = timezone.now(), ""
    message.save()
