"""Finding the programme that a page is about, and going back to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts import finding
from samverkan.accounts.permissions import Permission
from samverkan.education.models import Programme
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Programme:
    """Return the programme if the actor may see it (else 404) and may do what is asked (else 403)."""
    related = Programme.objects.select_related("home", "provider")
    programme: Programme = finding.find(request.actor, related, permission, pk=pk)
    return programme


def crumbs(programme: Programme | None, *steps: str) -> list[Crumb]:
    """Return the way to a page of the programme."""
    way = [Crumb(pgettext("room", "Education"), reverse("education:programmes"))]
    if programme:
        way.append(Crumb(programme.name, reverse("education:programme", args=[programme.pk]) if steps else ""))
    return [*way, *(Crumb(step) for step in steps)]


def back(request: HttpRequest, programme: Programme, words: str) -> HttpResponse:
    """Go back to the programme with a sentence about what was done."""
    messages.success(request, words)
    return redirect("education:programme", pk=programme.pk)


def form_page(
    request: HttpRequest,
    form: object,
    title: str,
    *,
    verb: str = "",
    programme: Programme | None = None,
    theirs: Programme | None = None,
    notes: str = "",
) -> HttpResponse:
    """Show a form about a programme; `theirs` is what somebody else saved meanwhile."""
    context = {
        "form": form,
        "title": title,
        "verb": verb or _("Save"),
        "programme": programme,
        "theirs": theirs,
        "notes": notes,
        "crumbs": crumbs(programme, title),
    }
    return render(request, "education/form.html", context)
