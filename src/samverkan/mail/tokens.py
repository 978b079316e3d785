"""What the links that stop mail are signed for: an address, by its key, and a group of news or everything."""

from uuid import UUID

from django.core import signing

DIGEST = "digest"  # instead of a group: the mail about what is new, as a whole


def sign(key: UUID, what: str) -> str:
    """Return the token of a link; it never expires, since people stop mail they find years later."""
    return signing.Signer(salt="mail.stop").sign(f"{key.hex}.{what}")


def read(token: str) -> tuple[UUID, str] | None:
    """Return whose mail a token stops, and what of it; None when it was not signed by us."""
    try:
        key, _dot, what = signing.Signer(salt="mail.stop").unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return UUID(key), what
