"""Links by which a party confirms, found by their token."""

import hashlib
from datetime import datetime

from django.core import signing
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samverkan.agreements.models import ConfirmationLink

SALT = "samverkan.agreements.confirmation"


class LinkDoesNotWork(Exception):
    """The link is unknown, used or too old; the text says which."""


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str, at: datetime, *, lock: bool = False) -> ConfirmationLink:
    """Return the link of a token that can still be used; raise LinkDoesNotWork otherwise."""
    try:
        signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise LinkDoesNotWork(_("The link is not right. Copy the whole address from the mail.")) from None
    links = ConfirmationLink.objects.select_related("party__agreement", "party__organisation")
    if lock:
        links = links.select_for_update(of=("self",))
    link = links.filter(digest=digest(token)).first()
    if link is None:
        raise LinkDoesNotWork(_("The link has been replaced by a later one. Look for it in your mail."))
    if link.used_at:
        sentence = _("The link was used on %(day)s: the agreement is confirmed.")
        raise LinkDoesNotWork(sentence % {"day": date_format(link.used_at, "j M Y")})
    if link.expires_at < at:
        sentence = _("The link stopped working on %(day)s. Ask the sender for a new one.")
        raise LinkDoesNotWork(sentence % {"day": date_format(link.expires_at, "j M Y")})
    return link
