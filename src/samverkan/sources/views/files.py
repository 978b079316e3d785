"""Handing over what came in."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.sources.attachment import attachment
from samverkan.sources.models import Snapshot
from samverkan.sources.queries import FileMissing


@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand over a file to the party that received it."""
    snapshot = get_object_or_404(Snapshot.objects.visible_to(request.actor), pk=pk)
    try:
        return attachment(snapshot)
    except FileMissing as missing:
        context = {"name": snapshot.name, "sentence": str(missing)}
        return render(request, "sources/missing.html", context, status=404)
