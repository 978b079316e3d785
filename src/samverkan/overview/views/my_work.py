"""What waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.queries import my_work as queries
from samverkan.overview.queries.waiting import Viewer


@needs(Permission.AGREEMENT_READ)
def my_work(request: HttpRequest) -> HttpResponse:
    """Show one column of cards; where people land after signing in."""
    asked = request.GET
    agreement = asked.get("avtal", "")
    work = queries.my_work(
        Viewer(request.actor, timezone.localdate()),
        whose=asked.get("vems", ""),
        agreement=int(agreement) if agreement.isdecimal() and len(agreement) < 18 else None,
        number=asked.get("page", "1"),
    )
    return render(request, "overview/my_work.html", {"work": work})
