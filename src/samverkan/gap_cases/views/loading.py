"""Finding the case that a page is about, going back to it, and showing a form about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts import finding
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.models import GapCase
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Any:
    """Return the case with where it stands, if the actor may see it (else 404) and do what is asked (else 403)."""
    related = GapCase.objects.with_state().select_related("agreement__home", "home", "decider__organisation")
    return finding.find(request.actor, related, permission, pk=pk)


def address(case: GapCase) -> str:
    """Return the page of a case."""
    return reverse("gap_cases:page", args=[case.pk])


def crumbs(case: GapCase | None, *steps: str) -> list[Crumb]:
    """Return the way to a page of a case."""
    way = [
        Crumb(_("Competence"), reverse("competence:occupations")),
        Crumb(_("Competence gaps"), reverse("gap_cases:cases") if case or steps else ""),
    ]
    if case:
        way.append(Crumb(case.title, address(case) if steps else ""))
    return [*way, *(Crumb(step) for step in steps)]


def back(request: HttpRequest, case: GapCase, *, done: str = "", refused: str = "") -> HttpResponse:
    """Go back to the case with a sentence about what was done, or why it was not."""
    if refused:
        messages.error(request, refused)
    if done:
        messages.success(request, done)
    return redirect(address(case))


def form_page(
    request: HttpRequest, form: Any, title: str, verb: str, case: GapCase | None = None, **more: Any
) -> HttpResponse:
    """Show a form about a case; `theirs` is what somebody else saved meanwhile, as labels and values."""
    context = {
        "form": form,
        "title": title,
        "verb": verb,
        "case": case,
        "back": address(case) if case else reverse("gap_cases:cases"),
        "crumbs": crumbs(case, title),
        **more,
    }
    return render(request, "gap_cases/form.html", context, status=422 if form.errors else 200)
