"""Choosing among the education that Susa-navet tells of, and reading one again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence.places import COUNTIES, INVENTED
from samverkan.education import actions
from samverkan.education.forms import SusaFilter, TakeUpForm
from samverkan.education.queries.susa import offered
from samverkan.education.views.loading import back, crumbs, find
from samverkan.sources.queries import datasets

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDUCATION_EDIT)
def choose(request: HttpRequest) -> HttpResponse:
    """Search what is fetched, tick what matters to the partnership, and take it into the list."""
    form = filter_of(request)
    words, place = form.cleaned_data.get("q", "").strip(), form.cleaned_data.get("plats", "")
    start = {"organisations": [request.actor.organisation_id]}
    taking = TakeUpForm(request.POST or None, by=request.actor, initial=start)
    if request.method == "POST" and taking.is_valid() and take(request, taking):
        return redirect("education:programmes")
    found = offered(words, place, request.actor) if words or place else []
    context = {
        "form": form,
        "active": int(bool(words)),
        "taking": taking,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "number": len(found),
        "is_asked": bool(words or place),
        "origins": datasets.origins("OFFERS"),
        "crumbs": crumbs(None, _("Choose from Susa-navet")),
    }
    return render(request, "education/susa.html", context)


def filter_of(request: HttpRequest) -> SusaFilter:
    """Return the filter as it stands in the address, read; the party's own county when no place is said."""
    organisation = request.actor.organisation
    is_example = all(one.is_example for one in datasets.origins("OFFERS"))
    counties = INVENTED if is_example else COUNTIES
    said = request.GET.copy()
    if "plats" not in said:
        said["plats"] = usual(organisation.municipality_code if organisation else "", counties)
    form = SusaFilter(said, places=sorted(counties.items(), key=lambda one: one[1]))
    form.is_valid()
    return form


def take(request: HttpRequest, taking: TakeUpForm) -> bool:
    """Take what is ticked into the list; say whether there was anything to take."""
    ids = request.POST.getlist("utbildning")
    try:
        taken = actions.take_up(ids=ids, **taking.cleaned_data, by=request.actor, at=timezone.now())
    except actions.NothingChosen as refusal:
        messages.error(request, str(refusal))
        return False
    done = ngettext("%(count)s education is in the list.", "%(count)s educations are in the list.", len(taken))
    messages.success(request, done % {"count": len(taken)})
    return True


def usual(municipality: str, counties: dict[str, str]) -> str:
    """Return the county that is shown at first: the party's own, or the only one there is; else none."""
    if municipality[:2] in counties:
        return municipality[:2]
    return next(iter(counties)) if len(counties) == 1 else ""


@require_POST
@needs(Permission.EDUCATION_EDIT)
def read_anew(request: HttpRequest, pk: int) -> HttpResponse:
    """Read again what Susa-navet says of a programme, from what is fetched."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    changed = actions.read_anew(programmes=[programme], at=timezone.now(), by=request.actor)
    new = _("Susa-navet says something new; your own corrections stand.")
    return back(request, programme, new if changed else _("Nothing new is said of it."))
