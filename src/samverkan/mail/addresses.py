"""The whole address of a page, also for mail that goes out when nobody is looking at one."""

from django.conf import settings


def whole(path: str) -> str:
    """Return the address of a page as it can be opened from a mail."""
    return settings.ADDRESS.rstrip("/") + path
