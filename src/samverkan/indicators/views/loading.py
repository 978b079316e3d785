"""Finding the indicator that a page is about, and going back to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samverkan.accounts import finding
from samverkan.accounts.permissions import Permission
from samverkan.indicators.models import Indicator
from samverkan.ui.page import Crumb


def find(request: HttpRequest, pk: int, permission: Permission | None = None) -> Indicator:
    """Return the indicator if the actor may see it (else 404) and may do what is asked (else 403)."""
    indicator: Indicator = finding.find(request.actor, Indicator.objects.select_related("home"), permission, pk=pk)
    return indicator


def crumbs(indicator: Indicator | None, *steps: str) -> list[Crumb]:
    """Return the way to a page of the indicator."""
    way = [Crumb(pgettext("room", "Indicators"), reverse("indicators:indicators"))]
    if indicator:
        way.append(Crumb(indicator.name, reverse("indicators:page", args=[indicator.pk]) if steps else ""))
    return [*way, *(Crumb(step) for step in steps)]


def back(request: HttpRequest, indicator: Indicator, words: str) -> HttpResponse:
    """Go back to the indicator with a sentence about what was done."""
    messages.success(request, words)
    return redirect("indicators:page", pk=indicator.pk)


def form_page(
    request: HttpRequest,
    form: object,
    title: str,
    verb: str = "",
    indicator: Indicator | None = None,
    theirs: Indicator | None = None,
    notes: str = "",
) -> HttpResponse:
    """Show a form about an indicator; `theirs` is what somebody else saved meanwhile."""
    context = {
        "form": form,
        "title": title,
        "verb": verb or _("Save"),
        "indicator": indicator,
        "theirs": theirs,
        "notes": notes,
        "crumbs": crumbs(indicator, title),
    }
    return render(request, "indicators/form.html", context)
