"""Headers that keep a page to its own host, and what is refused before any page sees it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

# Styles, scripts and fonts come from our own files only. Designsystemet's CSS holds small pictures as data: addresses.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "style-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
LONGEST_NUMBER = 1000
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders:
    """Adds the content security policy, and what Django's own middleware does not set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response


class RefuseUnreadable:
    """
    Refuses a form in which something stands that nobody writes, and that no database or number can hold.

    That is a null character, or a number of thousands of digits. Fields of Django's forms refuse both themselves;
    what a view reads beside them does not. A view exempt from the check of the form's token, so that a body too large
    is refused unread, has to read all of it by such fields.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_parameters: object) -> None:
        """Look at what was posted, once the middleware before has found it to come from our own pages."""
        if getattr(view, "csrf_exempt", False):
            return
        if any(is_unreadable(value) for _name, values in request.POST.lists() for value in values):
            raise BadRequest("What was posted cannot be read.")


def is_unreadable(value: str) -> bool:
    return "\0" in value or (len(value) > LONGEST_NUMBER and value.strip().isdecimal())
