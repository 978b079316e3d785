"""What is added to an activity as it goes: milestones, money, results with their files, and notes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements.actions import activity_parts as actions
from samverkan.agreements.forms.activities import MilestoneForm, MoneyForm, NoteForm, ResultForm
from samverkan.agreements.models import Activity, Result
from samverkan.agreements.views.activities import find_activity, show
from samverkan.agreements.views.loading import back_to
from samverkan.sources.actions import LARGEST
from samverkan.sources.attachment import attachment
from samverkan.sources.files import CannotStore
from samverkan.sources.queries import FileMissing

REFUSALS = (actions.FigureWithoutSource, actions.NotYet, actions.NoPayer, CannotStore)


@require_POST
@needs(Permission.ACTIVITY_EDIT)
def add_part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Add a milestone, a money line, a result or a note."""
    if part not in PARTS:
        raise Http404
    activity = find_activity(request, pk, Permission.ACTIVITY_EDIT)
    name, make_form, deed = PARTS[part]
    form = make_form(request, activity)
    if form.is_valid():
        try:
            deed(activity=activity, **_said(form), by=request.actor, at=timezone.now())
            return back_to(request, reverse("agreements:activity", args=[pk]), done=_("Added."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return show(request, activity, **{name: form})


def _said(form: forms.Form) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    if "file" in said:
        upload = said.pop("file")
        said |= {"file": upload.read(), "file_name": upload.name} if upload else {}
    return said


def _result_form(request: HttpRequest, _activity: Activity) -> forms.Form:
    form = ResultForm(request.POST, request.FILES, auto_id="resultat_%s")
    upload = request.FILES.get("file")
    if form.is_valid() and upload and (upload.size or 0) > LARGEST:
        form.add_error("file", _("The file is larger than 50 MB. Store it elsewhere and give a link to it."))
    return form


def _money_form(request: HttpRequest, activity: Activity) -> forms.Form:
    return MoneyForm(request.POST, activity=activity, by=request.actor, auto_id="pengar_%s")


Part = tuple[str, Callable[[HttpRequest, Activity], forms.Form], Callable[..., Any]]
PARTS: dict[str, Part] = {
    "delmal": ("milestone_form", lambda r, _a: MilestoneForm(r.POST, auto_id="delmal_%s"), actions.add_milestone),
    "pengar": ("money_form", _money_form, actions.add_money),
    "resultat": ("result_form", _result_form, actions.add_result),
    "anteckning": ("note_form", lambda r, _a: NoteForm(r.POST, auto_id="anteckning_%s"), actions.add_note),
}


@require_POST
@needs(Permission.ACTIVITY_EDIT)
def reach(request: HttpRequest, pk: int, milestone_pk: int) -> HttpResponse:
    """Say that a milestone was reached today, or on the day given."""
    activity = find_activity(request, pk, Permission.ACTIVITY_EDIT)
    milestone = get_object_or_404(activity.milestones, pk=milestone_pk)
    back = reverse("agreements:activity", args=[pk])
    day = forms.DateField(required=False)
    try:
        reached_on = day.clean(request.POST.get("reached_on")) or timezone.localdate()
        actions.reach_milestone(milestone=milestone, reached_on=reached_on, by=request.actor, at=timezone.now())
    except forms.ValidationError as fault:
        return back_to(request, back, refused=" ".join(fault.messages))
    except actions.NotYet as refusal:
        return back_to(request, back, refused=str(refusal))
    return back_to(request, back, done=_("The milestone is reached."))


@require_safe
@needs(Permission.AGREEMENT_READ)
def result_file(request: HttpRequest, pk: int, result_pk: int) -> HttpResponse | FileResponse:
    """Hand over the file of a result to everybody who sees its activity."""
    activity = find_activity(request, pk)
    result = get_object_or_404(Result.objects.select_related("evidence_file"), pk=result_pk, activity=activity)
    if result.evidence_file is None:
        raise Http404
    try:
        return attachment(result.evidence_file)
    except FileMissing as missing:
        return back_to(request, reverse("agreements:activity", args=[pk]), refused=str(missing))
