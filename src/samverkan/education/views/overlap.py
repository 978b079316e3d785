"""Which programmes teach the same, and two of them side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.education.forms import PairForm, ProgrammeFilter
from samverkan.education.queries import overlap as queries
from samverkan.education.queries.listing import chosen, told
from samverkan.education.views.loading import crumbs
from samverkan.sources import spreadsheets
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def overlap(request: HttpRequest) -> HttpResponse:
    """The pairs of programmes that have most of their skills in common."""
    form = ProgrammeFilter(request.GET, by=request.actor)
    sought = form.sought()
    context = {
        "form": form,
        "active": sought.active,
        "pairs": queries.pairs(chosen(sought, request.actor)),
        "most": queries.MOST,
        "address": request.GET.urlencode(),
        "crumbs": crumbs(None, _("Overlap")),
    }
    return render(request, "education/overlap.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def overlap_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the pairs as a file."""
    sought = ProgrammeFilter(request.GET, by=request.actor).sought()
    found = queries.pairs(chosen(sought, request.actor))
    return spreadsheets.hand_over(queries.sheet(found), f"overlapp.{ending}", _("Overlap"))


@require_safe
@needs(Permission.AGREEMENT_READ)
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Two programmes side by side: their facts, what both teach, and what only one of them does."""
    form = PairForm(request.GET or None, by=request.actor)
    compared = None
    if form.is_bound and form.is_valid():
        pks = form.cleaned_data["en"], form.cleaned_data["andra"]
        seen = {one.pk: one for one in told(form.offered.filter(pk__in=pks))}
        compared = queries.compared(seen[pks[0]], seen[pks[1]])
    way = crumbs(None, _("Side by side"))
    way.insert(1, Crumb(_("Overlap"), reverse("education:overlap")))
    context = {"form": form, "compared": compared, "crumbs": way}
    return render(request, "education/side_by_side.html", context)
