"""A programme itself: added, edited, sent, made public, archived."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.accounts.widening import require_own
from samverkan.education import actions
from samverkan.education.forms import ArchiveForm, ProgrammeForm, values_of
from samverkan.education.models import Programme
from samverkan.education.views.loading import back, find, form_page
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew


@needs(Permission.EDUCATION_EDIT)
def add(request: HttpRequest) -> HttpResponse:
    """Add a programme or course."""
    start = {"organisations": [request.actor.organisation_id]}
    form = ProgrammeForm(request.POST or None, by=request.actor, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            circle = form.cleaned_data["circle"]
            made = actions.add(says=form.says(), circle=circle, by=request.actor, at=timezone.now())
            return back(request, made, _("The education is in the list. Enter its figures, or give its course plan."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
    return form_page(request, form, _("Add an education"), verb=_("Add"))


@needs(Permission.EDUCATION_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of a programme; what somebody else saved meanwhile is shown beside."""
    programme, theirs = find(request, pk, Permission.EDUCATION_EDIT), None
    form = ProgrammeForm(request.POST or None, by=request.actor, programme=programme, initial=values_of(programme))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.edit(programme=programme, says=form.says(), version=version, by=request.actor, at=timezone.now())
            return back(request, programme, _("Saved."))
        except actions.AlreadyThere as refusal:
            form.add_error("name", str(refusal))
        except EditedMeanwhile as meanwhile:
            theirs = find(request, pk)
            renew(form, theirs.version, why=meanwhile)
    return form_page(request, form, _("Edit the education"), programme=programme, theirs=theirs)


@needs(Permission.EDUCATION_EDIT)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private programme to those it concerns."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    require_own(request.actor, programme)
    if request.method == "POST":
        return _shown(request, programme, actions.share, _("The organisations it concerns now see the education."))
    names = ", ".join(programme.organisations.values_list("name", flat=True))
    confirmation = Confirmation(
        title=_("Send the education to those it concerns"),
        what=programme.name,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=_address(programme),
        consequences=[
            _("It is seen by: %(names)s.") % {"names": names},
            _("They can add figures and skills to it, with a trace that you see."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@needs(Permission.EDUCATION_EDIT)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then show a programme to everybody."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    require_own(request.actor, programme)
    if request.method == "POST":
        return _shown(request, programme, actions.publish, _("Everybody can see the education now."))
    confirmation = Confirmation(
        title=_("Show the education to everybody"),
        what=programme.name,
        verb=_("Show it"),
        cancel_url=_address(programme),
        consequences=[
            _("Its description, its figures and the skills that are confirmed stand on a page without log-in."),
            _("What is only proposed, and what it costs, is not shown there."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@needs(Permission.EDUCATION_EDIT)
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put away a programme that is no longer given."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    form = ArchiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.archive(
                programme=programme, because=form.cleaned_data["because"], by=request.actor, at=timezone.now()
            )
            return back(request, programme, _("The education is archived. Its figures are kept."))
        except actions.NoReason as refusal:
            form.add_error("because", str(refusal))
    return form_page(request, form, _("Archive the education"), verb=pgettext("verb", "Archive"), programme=programme)


@require_POST
@needs(Permission.EDUCATION_EDIT)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a programme back from the archive."""
    programme = find(request, pk, Permission.EDUCATION_EDIT)
    actions.restore(programme=programme, by=request.actor, at=timezone.now())
    return back(request, programme, _("The education is in the list again."))


def _shown(request: HttpRequest, programme: Programme, show: Callable[..., Programme], words: str) -> HttpResponse:
    """Let more people see the programme, and say so."""
    try:
        show(programme=programme, by=request.actor, at=timezone.now())
    except actions.SeenAlready as refusal:
        words = str(refusal)
    return back(request, programme, words)


def _address(programme: Programme) -> str:
    return reverse("education:programme", args=[programme.pk])
