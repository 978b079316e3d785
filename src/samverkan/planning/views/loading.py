"""Finding the case that a page is about, and going back to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts.actor import can
from samverkan.accounts.permissions import Permission
from samverkan.planning.models import Case
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Case:
    """Return the case if the actor may see it (else 404) and may do what is asked (else 403)."""
    case: Case = get_object_or_404(Case.objects.visible_to(request.actor).select_related("home"), pk=pk)
    if permission and not can(request.actor, permission, case):
        raise PermissionDenied
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
