"""A comparison of two drafts or agreements as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan import papers
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.queries.comparing import ComparedPage, compared_page, paper, sides_named, table
from samverkan.sources import spreadsheets
from samverkan.ui import files


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as CSV."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return spreadsheets.hand_over(table(page), "jamforelse.csv")


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as a workbook."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return spreadsheets.hand_over(table(page), "jamforelse.xlsx", _("Comparison"))


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as PDF."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return files.to_keep(papers.pdf(paper(page, timezone.localdate())), "jamforelse.pdf")


def _chosen(request: HttpRequest) -> ComparedPage | None:
    """Return the two compared, None while two are not chosen; 404 for one that the reader cannot see."""
    names = [request.GET.get(name, "") for name in "ab"]
    if not all(names):
        return None
    one, other = sides_named(names, request.actor)
    if one is None or other is None:
        raise Http404
    return compared_page(one, other)
