"""What everybody sees of education, without log-in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import NOBODY
from samverkan.accounts.needs import for_everybody
from samverkan.competence.places import name_of
from samverkan.education.forms import PublicFilter
from samverkan.education.models import Programme, ShortCourse
from samverkan.education.queries.completeness import description
from samverkan.education.queries.listing import Sought, chosen, ordered
from samverkan.education.queries.public import public_programme

ON_A_PAGE = 50


@require_safe
@for_everybody
def programmes(request: HttpRequest) -> HttpResponse:
    """The public programmes, courses and short courses, found by words and form."""
    form = PublicFilter(request.GET)
    form.is_valid()
    words, given_as = form.cleaned_data.get("q", "").strip(), form.cleaned_data.get("form", "")
    found = ordered(chosen(Sought(text=words, form=given_as), NOBODY), request.GET.get("sort", ""))
    short = ShortCourse.objects.none() if given_as else ShortCourse.objects.public()  # it has no form of education
    context = {
        "form": form,
        "active": bool(words) + bool(given_as),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page", "1")),
        "short_courses": short.found_by(words) if words else short,
    }
    return render(request, "education/public_list.html", context)


@require_safe
@for_everybody
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """One public programme with its figures and confirmed skills."""
    found = get_object_or_404(Programme.objects.public(), pk=pk)
    place = name_of(found.municipality_code) if found.municipality_code else ""
    return render(request, "education/public_programme.html", {"page": public_programme(found), "place": place})


@require_safe
@for_everybody
def short_course(request: HttpRequest, pk: int) -> HttpResponse:
    """One public short course with its European elements."""
    found = get_object_or_404(ShortCourse.objects.public(), pk=pk)
    return render(request, "education/public_short_course.html", {"course": found, "description": description(found)})
