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


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as CSV."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return _file(spreadsheets.write_csv(table(page)), "text/csv; charset=utf-8", "csv")


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as a workbook."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return _file(spreadsheets.write_xlsx(table(page), _("Comparison")), spreadsheets.XLSX, "xlsx")


@require_safe
@needs(Permission.AGREEMENT_READ)
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Hand over the comparison as PDF."""
    page = _chosen(request)
    if page is None:
        return redirect("agreements:compare")
    return _file(papers.pdf(paper(page, timezone.localdate())), "application/pdf", "pdf")


def _chosen(request: HttpRequest) -> ComparedPage | None:
    """Return the two compared, None while two are not chosen; 404 for one that the reader cannot see."""
    names = [request.GET.get(name, "") for name in "ab"]
    if not all(names):
        return None
    one, other = sides_named(names, request.actor)
    if one is None or other is None:
        raise Http404
    return compared_page(one, other)


def _file(data: bytes, media_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="jamforelse.{ending}"'
    return response
