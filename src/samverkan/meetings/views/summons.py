"""The call to a meeting with its agenda, to read, print and keep as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan import papers
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings.queries.summons import summons
from samverkan.meetings.views.loading import find_meeting, meeting_crumbs
from samverkan.ui import files
from samverkan.ui.page import Crumb


def paper_of(request: HttpRequest, pk: int) -> papers.Paper:
    """Return the call in the language that the reader has chosen."""
    return summons(find_meeting(request, pk), (get_language() or "sv")[:2])


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the call."""
    paper = paper_of(request, pk)
    context = {
        "paper": paper,
        "paper_html": papers.html(paper),
        "pdf": reverse("meetings:summons_pdf", args=[pk]),
        "crumbs": meeting_crumbs(find_meeting(request, pk), Crumb(_("Call"))),
    }
    return render(request, "meetings/summons.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the call as a PDF."""
    return files.to_read(papers.pdf(paper_of(request, pk)), f"kallelse-{pk}.pdf")
