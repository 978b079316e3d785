"""Refusing a request that is too large before anything of it is read."""

from django.http import HttpRequest

from samverkan.runs.actions import LIMIT
from samverkan.runs.refusals import too_large

ROOM_FOR_FIELDS = 1_000_000


def body_too_large(request: HttpRequest, limit: int | None = None) -> str:
    """
    Return the refusal of a request whose header says more bytes than can be read, or an empty text.

    Django never reads more than the header says, so a false header gains nothing. A view that asks this
    must be exempt from the middleware's check of the form's token, which reads the whole body, and make
    that check itself afterwards.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isdecimal() else 0
    return too_large(size, "", limit) if size > (limit or LIMIT) + ROOM_FOR_FIELDS else ""
