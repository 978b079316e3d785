"""The public pages: nobody needs to sign in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from samverkan.accounts.needs import for_everybody
from samverkan.agreements.models import Agreement
from samverkan.publishing import queries


@for_everybody
def agreements(request: HttpRequest) -> HttpResponse:
    """The public agreements."""
    return render(request, "publishing/agreements.html", {"agreements": queries.public_agreements()})


@for_everybody
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: what was promised, what happened, changed, dropped and why."""
    return render(request, "publishing/agreement.html", {"page": queries.page_of(find(pk))})


@for_everybody
def commitment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One promise with everything public about it, at an address that can be quoted."""
    page = queries.page_of(find(pk))
    promise = next((one for one in page.promises if one.number == number), None)
    if promise is None:
        raise Http404
    return render(request, "publishing/commitment.html", {"page": page, "promise": promise})


def find(pk: int) -> Agreement:
    """Return a public agreement, or answer 404."""
    public = Agreement.objects.public().select_related("independent_example")
    return get_object_or_404(public, pk=pk)
