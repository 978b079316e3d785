"""Finding the case that a page is about, and going back to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts import finding
from samverkan.accounts.permissions import Permission
from samverkan.planning.models import Case
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Case:
    """Return the case if the actor may see it (else 404) and may do what is asked (else 403)."""
    case: Case = finding.find(request.actor, Case.objects.select_related("home"), permission, pk=pk)
    return case


def crumbs(*steps: Crumb) -> list[Crumb]:
    """Return the way to a page of cases."""
    competence = Crumb(pgettext("room", "Competence"), reverse("competence:occupations"))
    return [competence, Crumb(_("Planning"), reverse("planning:cases")), *steps]


def of_case(case: Case, *steps: Crumb) -> list[Crumb]:
    """Return the way to a page of one case."""
    if not steps:
        return crumbs(Crumb(case.title))
    return crumbs(Crumb(case.title, address(case)), *steps)


def address(case: Case) -> str:
    return reverse("planning:case", args=[case.pk])


def back(request: HttpRequest, case: Case, words: str) -> HttpResponse:
    """Go back to the case and say what was done."""
    messages.success(request, words)
    return redirect(address(case))
