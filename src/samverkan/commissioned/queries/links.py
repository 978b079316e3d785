"""The link by which whoever asked sees their own enquiry: signed, until a day, and good for nothing else."""

from datetime import date
from uuid import UUID

from django.core import signing

from samverkan.accounts.queries import Unusable
from samverkan.commissioned.models import Enquiry

SALT = "commissioned.own"


def token_of(enquiry: Enquiry) -> str:
    """Return what stands in the address."""
    return signing.Signer(salt=SALT).sign(enquiry.key.hex)


def enquiry_of(token: str, today: date) -> Enquiry:
    """Return the enquiry of a link; raise Unusable when it is not ours, has run out, or the contact was removed."""
    try:
        key = UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        raise Unusable("unknown") from None
    found = Enquiry.objects.select_related("home", "responsible", "course").filter(key=key).first()
    if found is None or found.contact_removed_at or found.link_until is None:
        raise Unusable("closed")
    if found.link_until < today:
        raise Unusable("expired")
    return found
