"""The figures of a programme, year by year: entered, corrected, taken away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.education import actions
from samverkan.education.forms import FiguresForm, told
from samverkan.education.models import Programme
from samverkan.education.views.loading import back, find, form_page
from samverkan.ui.components import Confirmation


@needs(Permission.EDUCATION_EDIT)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the figures of a year; those that stood there are replaced."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    newest = programme.years.first()
    start = {"year": newest.year + 1, "source": newest.source} if newest else {"year": timezone.localdate().year}
    return _form(request, programme, FiguresForm(request.POST or None, initial=start), _("Enter the figures of a year"))


@needs(Permission.EDUCATION_EDIT)
def correct(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Correct the figures of a year."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    figures = get_object_or_404(programme.years, year=year)
    return _form(request, programme, FiguresForm(request.POST or None, initial=told(figures)), _("Correct the figures"))


@needs(Permission.EDUCATION_EDIT)
def take_away(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Ask first, then take away the figures of a year."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    figures = get_object_or_404(programme.years, year=year)
    if request.method == "POST":
        actions.take_away(figures=figures, by=request.actor, at=timezone.now())
        return back(request, programme, _("The figures are taken away."))
    confirmation = Confirmation(
        title=_("Take away the figures of %(year)s") % {"year": year},
        what=programme.name,
        verb=_("Take away"),
        cancel_url=reverse("education:programme", args=[pk]),
        consequences=[_("They leave every page and file for all who see the education. The history keeps them.")],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def _form(request: HttpRequest, programme: Programme, form: FiguresForm, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        changes_year = form.initial.get("seen") and form.cleaned_data["year"] != form.initial["year"]
        seen = "" if changes_year else form.cleaned_data["seen"]
        try:
            actions.enter(programme=programme, says=form.says(), seen=seen, by=request.actor, at=timezone.now())
            return back(request, programme, _("Saved."))
        except actions.CannotEnter as refusal:
            form.add_error(None, str(refusal))
    notes = _("A figure that is not known is left empty; zero means that it was none.")
    return form_page(request, form, title, programme=programme, notes=notes)
