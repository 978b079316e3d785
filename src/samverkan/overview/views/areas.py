"""The page of one area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can, told_concern
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.areas.models import Area
from samverkan.overview.queries.areas import area_page, telling
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def area(request: HttpRequest, pk: int) -> HttpResponse:
    """What an area is, what has been decided about it and what is done in it, domain by domain."""
    seen = telling(Area.objects.visible_to(request.actor))
    found = get_object_or_404(told_concern(seen, request.actor), pk=pk)
    context = {
        "page": area_page(found, request.actor, timezone.localdate(), inside=found.is_ours),
        "area": found,
        "history": history(found, request.actor, limit=20),
        "may_edit": found.is_ours and can(request.actor, Permission.AREA_EDIT),
        "may_decide": found.is_ours and can(request.actor, Permission.AREA_DECIDE),
        "crumbs": [Crumb(_("Areas"), reverse("areas:areas")), Crumb(found.name)],
    }
    return render(request, "overview/area.html", context)
