"""Tasks that a person adds, ticks and takes away."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.views.loading import back_to
from samverkan.renewals.actions import tasks
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.forms.tasks import TaskForm
from samverkan.renewals.models import RenewalTask
from samverkan.renewals.views.loading import crumbs, find_renewal

REFUSALS = (tasks.NoTask, AlreadySettled, NotAParty)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a task of one of the parties."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    form = TaskForm(request.POST if request.method == "POST" else None, agreement=renewal.agreement)
    if form.is_valid():
        try:
            tasks.add_task(renewal=renewal, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, reverse("renewals:page", args=[pk]), done=_("The task is added."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    context = {"agreement": renewal.agreement, "form": form, "crumbs": crumbs(renewal.agreement, (_("New task"), ""))}
    return render(request, "renewals/task.html", context, status=422 if form.is_bound else 200)


def _find(request: HttpRequest, pk: int, task_pk: int) -> RenewalTask:
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    related = RenewalTask.objects.select_related("renewal__agreement__home")
    return get_object_or_404(related, pk=task_pk, renewal=renewal)


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def tick_task(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """Say that a task is done, or take it up again."""
    back = reverse("renewals:page", args=[pk])
    task, is_done = _find(request, pk, task_pk), "take_up" not in request.POST
    try:
        tasks.tick_task(task=task, is_done=is_done, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, back, refused=str(refusal))
    return back_to(request, back, done=_("The task is done.") if is_done else _("The task is taken up again."))


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def remove_task(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """Take a task away that was written by hand."""
    back = reverse("renewals:page", args=[pk])
    try:
        tasks.remove_task(task=_find(request, pk, task_pk), by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, back, refused=str(refusal))
    return back_to(request, back, done=_("The task is removed."))
