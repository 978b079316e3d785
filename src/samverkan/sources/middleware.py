"""What a page answers when a file that was given to it cannot be stored, whichever page that is."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.sources.files import CannotStore


class TellWhatCannotBeStored:
    """Says so on a page, where the view has no form to say it in: the disk is full, or may not be written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Answer a file that could not be stored; leave every other fault alone."""
        if not isinstance(fault, CannotStore):
            return None
        context = {"sentence": str(fault)}
        return render(request, "sources/not_stored.html", context, status=HTTPStatus.INSUFFICIENT_STORAGE)
