"""Sending mail: first kept, then handed over once the deed that caused it is done."""

import re
import smtplib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.mail.models import Bounce, Message, Notice, Wishes


class CannotSend(Exception):
    """There is nothing left to send, or nobody to hand it to."""


def queue(
    *,
    to: str,
    subject: str,
    body: str,
    reason: str,
    party_key: UUID | None,
    at: datetime,
    lets_in: bool = False,
    calendar: bytes = b"",
) -> Message:
    """
    Keep a mail and hand it over when the transaction it belongs to has been committed.

    `lets_in` says that the mail holds a link which lets its reader in: its text is taken away once sent.
    `calendar` is an iCalendar file that goes with the mail, so that the reader's calendar takes it in.
    """
    message = Message.objects.create(
        to=to,
        subject=one_line(subject)[:200],
        body=body,
        reason=one_line(reason)[:200],
        party_key=party_key,
        lets_in=lets_in,
        calendar=calendar.decode(),
        queued_at=at,
    )
    transaction.on_commit(lambda: hand_over(message))
    return message


def one_line(text: str) -> str:
    """Return the text on one line: a line break in a subject could add headers of somebody else's."""
    return " ".join(text.split())


def hand_over(message: Message) -> None:
    """
    Try once to send; without a mail server the message waits in the outbox, with a fault it says which.

    Addresses ending in .example belong to invented people, and no mail can reach them (RFC 2606).
    """
    if not settings.SMTP or message.to.endswith(".example"):
        return
    message.tries, message.sent_at = message.tries + 1, None
    try:
        letter(message).send()
    except (OSError, smtplib.SMTPException, ValueError) as fault:
        message.fault = (one_line(str(fault)) or type(fault).__name__)[:300]
    else:
        message.sent_at, message.fault = timezone.now(), ""
        if message.lets_in:
            message.body = ""
    message.save()


def letter(message: Message) -> EmailMultiAlternatives:
    """Return the mail itself; a calendar file is both a part that calendars read and a file that people can open."""
    made = EmailMultiAlternatives(message.subject, message.body, None, [message.to])
    if message.calendar:
        method = re.search(r"^METHOD:(\w+)", message.calendar, re.MULTILINE)
        kind = f"calendar; method={method[1]}" if method else "calendar"
        made.attach_alternative(message.calendar, f"text/{kind}")
        made.attach("mote.ics", message.calendar.encode(), "application/ics")
    return made


def send_again(message: Message) -> None:
    """
    Try a message once more, when the transaction has been committed.

    Raises CannotSend when there is no mail server, or the text is gone.
    """
    if not settings.SMTP:
        raise CannotSend(_("No mail server is set up, so mail stays here. Copy the text and send it in your own way."))
    if not message.body:
        raise CannotSend(_("The text held a link for one person and was removed when it was sent. Make a new link."))
    transaction.on_commit(lambda: hand_over(message))


def forget(address: str) -> None:
    """Take an address, and what was sent or told to it, out of everything: the person is to be unknown."""
    Message.objects.filter(to=address).update(to="", body="", calendar="", next_try_at=None)
    for known in (Notice, Wishes, Bounce):
        known.objects.filter(to=address.casefold()).delete()
