"""A message as it travels: headers, text, and the calendar file that goes with it."""

import re
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from samverkan.mail.addresses import whole
from samverkan.mail.models import Message


def as_email(message: Message) -> EmailMultiAlternatives:
    """Return the mail itself; a calendar file is both a part that calendars read and a file that people can open."""
    made = EmailMultiAlternatives(message.subject, message.body, None, [message.to], headers=headers(message))
    if message.calendar:
        method = re.search(r"^METHOD:(\w+)", message.calendar, re.MULTILINE)
        kind = f"calendar; method={method[1]}" if method else "calendar"
        made.attach_alternative(message.calendar, f"text/{kind}")
        made.attach("mote.ics", message.calendar.encode(), "application/ics")
    return made


def headers(message: Message) -> dict[str, str]:
    """Return an id that is the same however often the message is tried, and the one-click stop (RFC 8058)."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    found = {
        "Message-ID": f"<{message.pk}.{message.queued_at:%Y%m%d%H%M%S}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    if message.stop:
        found["List-Unsubscribe"] = f"<{whole(reverse('mail:stop', args=[message.stop]))}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return found
