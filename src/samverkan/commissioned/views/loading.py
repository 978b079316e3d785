"""Finding the enquiry that a page is about, or answering 404 as if it did not exist."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts.requests import HttpRequest
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.page import is_answered_by
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int) -> Enquiry:
    """Return an enquiry that the actor sees."""
    seen = Enquiry.objects.visible_to(request.actor).select_related("home", "responsible", "entered_by")
    enquiry: Enquiry = get_object_or_404(seen, pk=pk)
    return enquiry


def find_own(request: HttpRequest, pk: int) -> Enquiry:
    """Return an enquiry that the actor's party answers; one only shared with it is refused."""
    enquiry = find(request, pk)
    if not is_answered_by(enquiry, request.actor):
        raise PermissionDenied
    return enquiry


def to_page(enquiry: Enquiry) -> HttpResponse:
    return redirect("commissioned:page", pk=enquiry.pk)


def crumbs(*steps: Crumb) -> list[Crumb]:
    """Return the way to a page of this room."""
    here = Crumb(_("Commissioned education"), reverse("commissioned:board") if steps else "")
    return [Crumb(pgettext("room", "Education"), reverse("education:programmes")), here, *steps]


def crumbs_of(enquiry: Enquiry, *steps: Crumb) -> list[Crumb]:
    """Return the way to a page about an enquiry."""
    return crumbs(Crumb(str(enquiry), reverse("commissioned:page", args=[enquiry.pk]) if steps else ""), *steps)
