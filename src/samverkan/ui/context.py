"""What every template may ask for."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def language(request: HttpRequest) -> dict[str, str]:
    """The address that the language switch posts to; empty where languages cannot be switched."""
    try:
        return {"language_url": reverse("set_language")}
    except NoReverseMatch:
        return {"language_url": ""}
