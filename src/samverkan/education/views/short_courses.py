"""Short courses in the European terms: the list, the page of one with what is lacking, the form, the print."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samverkan.accounts import finding
from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.accounts.widening import is_own, require_own
from samverkan.education import actions
from samverkan.education.forms import ShortCourseForm, from_programme, written
from samverkan.education.models import Judged, Programme, ShortCourse
from samverkan.education.queries.completeness import AT_ISSUE, description
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb

ON_A_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def short_courses(request: HttpRequest) -> HttpResponse:
    """Every short course that the party sees, each with how much is lacking."""
    seen = ShortCourse.objects.visible_to(request.actor)
    words = request.GET.get("q", "").strip()
    page = Paginator(seen.found_by(words) if words else seen, ON_A_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "page": page,
        "lines": [(course, description(course)) for course in page],
        "words": words,
        "may_add": can(request.actor, Permission.EDUCATION_EDIT),
        "crumbs": crumbs(None, pgettext("education", "Short courses")),
    }
    return render(request, "education/short_courses.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One short course: what is said of it, and what is lacking before it can be issued."""
    course = find(request, pk)
    context = shown(course, request.actor) | {
        "history": history(course, request.actor),
        "may_edit": can(request.actor, Permission.EDUCATION_EDIT, course),
        "is_own": is_own(request.actor, course),
        "crumbs": crumbs(course),
    }
    return render(request, "education/short_course.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The description as a sheet to print."""
    course = find(request, pk)
    return render(
        request,
        "education/short_course_paper.html",
        shown(course, request.actor) | {"crumbs": crumbs(course, _("Print"))},
    )


@needs(Permission.EDUCATION_EDIT)
def describe(request: HttpRequest) -> HttpResponse:
    """Describe a short course, beginning with what the list says of the course where it stands there."""
    start: dict[str, Any] = {"organisations": [request.actor.organisation_id], "country": _("Sweden")}
    known = request.GET.get("utbildning", "")
    if known.isdecimal():
        start = from_programme(get_object_or_404(Programme.objects.visible_to(request.actor), pk=int(known)))
    form = ShortCourseForm(request.POST or None, by=request.actor, initial=start)
    if request.method == "POST" and form.is_valid():
        circle = form.cleaned_data["circle"]
        made = actions.describe(says=form.says(), circle=circle, by=request.actor, at=timezone.now())
        return back(request, made, _("The short course is described. The page says what is lacking."))
    return form_page(request, form, _("Describe a short course"))


@needs(Permission.EDUCATION_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the description; what somebody else saved meanwhile is shown beside."""
    course, theirs = find(request, pk, Permission.EDUCATION_EDIT), None
    form = ShortCourseForm(request.POST or None, by=request.actor, course=course, initial=written(course))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.edit_short(course=course, says=form.says(), version=version, by=request.actor, at=timezone.now())
            return back(request, course, _("Saved."))
        except EditedMeanwhile as meanwhile:
            theirs = find(request, pk)
            renew(form, theirs.version, why=meanwhile)
    return form_page(request, form, _("Edit the short course"), course, theirs)


@needs(Permission.EDUCATION_EDIT)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private short course to those it concerns, or show a shared one to everybody."""
    course = find(request, pk, Permission.EDUCATION_EDIT)
    require_own(request.actor, course)
    to = Circle.SHARED if course.circle == Circle.PRIVATE else Circle.PUBLIC
    if request.method == "POST":
        return shown_to(request, course, request.POST.get("krets", ""))
    names = ", ".join(course.organisations.values_list("name", flat=True))
    is_public = to == Circle.PUBLIC
    confirmation = Confirmation(
        title=_("Show the short course to everybody") if is_public else _("Send the short course to those it concerns"),
        what=course.title,
        verb=_("Show it") if is_public else _("Send to the party – may become a public document at both"),
        cancel_url=reverse("education:short_course", args=[pk]),
        consequences=[
            _("The description stands on a page without log-in.")
            if is_public
            else _("It is seen by: %(names)s.") % {"names": names}
        ],
        hidden=[("krets", to)],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def shown_to(request: HttpRequest, course: ShortCourse, circle: str) -> HttpResponse:
    """Show it to those the page named; pressed twice it goes no further than that."""
    if circle not in (Circle.SHARED, Circle.PUBLIC):
        return redirect("education:show_short", pk=course.pk)
    try:
        actions.show_short(course=course, circle=circle, by=request.actor, at=timezone.now())
    except actions.SeenAlready as refusal:
        return back(request, course, str(refusal))
    return back(request, course, _("Saved."))


def shown(course: ShortCourse, by: Actor) -> dict[str, Any]:
    """Return what every page of a short course shows; of the education that it belongs to, what the actor may see."""
    programme = Programme.objects.visible_to(by).filter(pk=course.programme_id).first()
    return {
        "course": course,
        "programme": programme,
        "description": description(course),
        "skills": programme.skills.filter(judged=Judged.CONFIRMED) if programme else (),
        "at_issue": AT_ISSUE,
    }


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> ShortCourse:
    """Return the short course if the actor may see it (else 404) and may do what is asked (else 403)."""
    course: ShortCourse = finding.find(request.actor, ShortCourse.objects.select_related("home"), permission, pk=pk)
    return course


def crumbs(course: ShortCourse | None, *steps: str) -> list[Crumb]:
    """Return the way to a page of a short course."""
    way = [Crumb(pgettext("room", "Education"), reverse("education:programmes"))]
    if course:
        way.append(Crumb(pgettext("education", "Short courses"), reverse("education:short_courses")))
        way.append(Crumb(course.title, reverse("education:short_course", args=[course.pk]) if steps else ""))
    return [*way, *(Crumb(step) for step in steps)]


def back(request: HttpRequest, course: ShortCourse, words: str) -> HttpResponse:
    """Go back to the short course with a sentence about what was done."""
    messages.success(request, words)
    return redirect("education:short_course", pk=course.pk)


def form_page(
    request: HttpRequest, form: Any, title: str, course: ShortCourse | None = None, theirs: ShortCourse | None = None
) -> HttpResponse:
    """Show the form; `theirs` is what somebody else saved meanwhile."""
    context = {
        "form": form,
        "title": title,
        "verb": _("Save"),
        "course": course,
        "theirs": theirs,
        "crumbs": crumbs(course, title),
    }
    return render(request, "education/short_course_form.html", context)
