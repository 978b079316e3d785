"""The options of a case: added, edited, given newer figures, removed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.gap_cases.actions import options as actions
from samverkan.gap_cases.forms.options import OptionForm, PlanForm, lines_of, values_of
from samverkan.gap_cases.models import GapCase, Option
from samverkan.gap_cases.queries.options import in_words
from samverkan.gap_cases.queries.plans import Plans
from samverkan.gap_cases.views.loading import address, back, crumbs, find, form_page
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew


@needs(Permission.TOPIC_PROPOSE)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an option."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    form = OptionForm(request.POST or None, initial={"as_of": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        words, figures = form.words(), form.reckoned()
        try:
            actions.add(case=case, words=words, figures=figures, by=request.actor, at=timezone.now())
            return back(request, case, done=_("The option is added, with its figures as they are now."))
        except actions.Settled as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Add an option"), _("Add"), case)


@needs(Permission.TOPIC_PROPOSE)
def add_from_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Add measures of a plan as options, each with the plan's figures as they are now."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    measures = Plans(case.ssyk, case.year, request.actor).measures()
    form = PlanForm(request.POST if request.method == "POST" else None, measures=measures)
    if request.method == "POST" and form.is_valid():
        try:
            for one in form.chosen():
                words = actions.Words(kind=one.kind, title=one.title)
                actions.add(case=case, words=words, figures=one.figures, by=request.actor, at=timezone.now())
        except actions.Settled as refusal:
            return back(request, case, refused=str(refusal))
        return back(request, case, done=_("The options are added, with the plan's figures as they are now."))
    title = _("Add options from a plan")
    notes = [] if measures else [_("No finished plan that you see covers the occupation. Compute one under Planning.")]
    return form_page(request, form, title, _("Add"), case, notes=notes)


@needs(Permission.TOPIC_PROPOSE)
def edit(request: HttpRequest, pk: int, option_pk: int) -> HttpResponse:
    """Correct an option; what somebody else saved meanwhile is shown beside."""
    case, option = _find(request, pk, option_pk)
    figures, theirs = option.figures.filter(is_current=True).first(), None
    form = OptionForm(request.POST or None, initial=values_of(option, figures))
    if request.method == "POST" and form.is_valid():
        version, now = form.cleaned_data["version"] or 0, timezone.now()
        said, reckoned = form.words(), form.reckoned(figures)
        try:
            actions.edit(option=option, words=said, figures=reckoned, version=version, by=request.actor, at=now)
            return back(request, case, done=_("Saved."))
        except EditedMeanwhile as meanwhile:
            theirs = _theirs(_find(request, pk, option_pk)[1])
            renew(form, Option.objects.get(pk=option.pk).version, why=meanwhile)
        except actions.Settled as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Edit the option"), _("Save"), case, theirs=theirs)


@needs(Permission.TOPIC_PROPOSE)
def take_figures(request: HttpRequest, pk: int, option_pk: int) -> HttpResponse:
    """Ask first, with both beside each other, then take the newer figures of the plan."""
    case, option = _find(request, pk, option_pk)
    figures = option.figures.filter(is_current=True).first()
    newer = Plans(case.ssyk, case.year, request.actor).newer_than(figures) if figures else None
    if figures is None or newer is None:
        return back(request, case, refused=_("The figures are the newest there are."))
    if request.method == "POST":
        now = timezone.now()
        try:
            actions.take_figures(option=option, figures=newer, version=option.version, by=request.actor, at=now)
        except (actions.Settled, EditedMeanwhile) as refusal:
            return back(request, case, refused=str(refusal))
        return back(request, case, done=_("The newer figures are taken. The earlier ones are kept."))
    title = _("Take newer figures")
    confirmation = Confirmation(
        title=title,
        what=option.title,
        verb=title,
        cancel_url=address(case),
        consequences=[
            _("Now: %(figures)s") % {"figures": in_words(figures)},
            _("Newer: %(figures)s") % {"figures": in_words(newer)},
            _("The earlier figures are kept with the option, with their day and source."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(case, title)})


@needs(Permission.TOPIC_PROPOSE)
def remove(request: HttpRequest, pk: int, option_pk: int) -> HttpResponse:
    """Ask first, then remove an option that no decision rests on."""
    case, option = _find(request, pk, option_pk)
    if request.method == "POST":
        try:
            actions.remove(option=option, by=request.actor, at=timezone.now())
        except actions.Settled as refusal:
            return back(request, case, refused=str(refusal))
        return back(request, case, done=_("The option is removed."))
    title = _("Remove the option")
    confirmation = Confirmation(
        title=title,
        what=option.title,
        verb=_("Remove"),
        cancel_url=address(case),
        consequences=[_("Its figures, the earlier ones too, are removed for everybody, and cannot be brought back.")],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(case, title)})


def _find(request: HttpRequest, pk: int, option_pk: int) -> tuple[GapCase, Option]:
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    option = get_object_or_404(case.options.all(), pk=option_pk)
    option.case = case
    return case, option


def _theirs(option: Option) -> list[tuple[str, Any]]:
    figures = option.figures.filter(is_current=True).first()
    people = lines_of(figures.people).replace("\n", ", ") if figures else ""
    return [
        (_("What it is"), option.title),
        (_("Speaks for, in a sentence"), option.pros),
        (_("Speaks against, in a sentence"), option.cons),
        (_("People it has given by each year"), people),
    ]
