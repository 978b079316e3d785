"""Sending what a case comes to to a meeting's inbox."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence import asking
from samverkan.competence.forms import QuestionForm
from samverkan.planning.queries.showing import question
from samverkan.planning.views.loading import of_case
from samverkan.planning.views.showing import here, nothing_yet
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TOPIC_PROPOSE)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it down in the chosen inbox, where the own party sees it until it is sent to the others."""
    at = here(request, pk, Permission.TOPIC_PROPOSE)
    if at is None:
        return nothing_yet(request, pk)
    now = timezone.now()
    inboxes = asking.inboxes(request.actor, now)
    title, why = question(at.telling, at.case.title, at.result.version.number)
    form = QuestionForm(request.POST or None, initial={"title": title, "why": why}, inboxes=inboxes)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        inbox = asking.ask(key=words["inbox"], title=words["title"], why=words["why"], by=request.actor, at=now)
        messages.success(request, _("The question waits in the inbox. Your party sees it; send it when it is ready."))
        return redirect(inbox.url)
    back = at.address("result")
    crumbs = of_case(at.case, Crumb(_("Result"), back), Crumb(_("Send to the agenda")))
    context = {"form": form, "case": at.case, "inboxes": inboxes, "back": back, "crumbs": crumbs}
    return render(request, "planning/ask.html", context, status=400 if request.method == "POST" else 200)
