"""The year of an agreement as a wheel."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.models import Agreement
from samverkan.overview.queries.wheel import wheel_page


@require_safe
@needs(Permission.AGREEMENT_READ)
def wheel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a year's steps, drawn and as a list."""
    agreement = get_object_or_404(Agreement.objects.visible_to(request.actor), pk=pk)
    asked = request.GET.get("ar", "")
    page = wheel_page(agreement, request.actor, int(asked) if asked.isdecimal() else None, timezone.localdate())
    context = {"page": page, "tabs": tabs.tabs(agreement, "wheel")}
    return render(request, "overview/wheel.html", context)
