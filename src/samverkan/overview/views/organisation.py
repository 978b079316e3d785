"""An organisation's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from samverkan.accounts.models import Organisation
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.queries import organisation as queries


@needs(Permission.AGREEMENT_READ)
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one may see of an organisation; one that nothing is known of is not found."""
    try:
        page = queries.organisation_page(get_object_or_404(Organisation, pk=pk), request.actor)
    except queries.NotSeen as unseen:
        raise Http404 from unseen
    return render(request, "overview/organisation.html", {"page": page})
