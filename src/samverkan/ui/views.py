"""The pages that show only ourselves: the style guide and what is said when something goes wrong."""

from http import HTTPStatus

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from samverkan.ui import examples


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component once, with invented content."""
    return render(request, "ui/styleguide.html", examples.page(request.GET.get("sida", "1")))


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """
    What was asked for could not be understood; the frame may be what is broken, so this page stands alone.

    Django says the same of a session that could not be written, as it was ended elsewhere or others wrote for long.
    """
    if isinstance(exception, SessionInterrupted):
        return HttpResponse(render_to_string("503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse(render_to_string("400.html"), status=HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person may not do this. The sentence of our own refusals is shown."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=HTTPStatus.FORBIDDEN)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing lives at this address, or nothing that this person may see."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the page needs neither database nor request."""
    return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or cookies are switched off."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
