"""The page of one area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.areas.models import Area


@require_safe
@needs(Permission.AGREEMENT_READ)
def area(request: HttpRequest, pk: int) -> HttpResponse:
    """What an area is, what has been decided about it and what is done in it."""
    area = get_object_or_404(Area.objects.visible_to(request.actor), pk=pk)
    return render(request, "overview/area.html", {"area": area})
