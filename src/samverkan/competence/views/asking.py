"""Sending a question to a meeting's inbox."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.competence import asking
from samverkan.competence.forms import QuestionForm
from samverkan.competence.queries.occupation import occupation
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TOPIC_PROPOSE)
def ask(request: HttpRequest, region: str, ssyk: str) -> HttpResponse:
    """Write the question down in the chosen inbox, where the own party sees it until it is sent to the others."""
    now = timezone.now()
    shown = occupation(region, ssyk, request.actor, timezone.localdate(now))
    inboxes = asking.inboxes(request.actor, now)
    said = {"title": shown.question.title, "why": shown.question.reason}
    form = QuestionForm(request.POST or None, initial=said, inboxes=inboxes)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        inbox = asking.ask(key=words["inbox"], title=words["title"], why=words["why"], by=request.actor, at=now)
        messages.success(request, _("The question waits in the inbox. Your party sees it; send it when it is ready."))
        return redirect(inbox.url)
    back = reverse("competence:occupation", args=[region, ssyk])
    crumbs = [
        Crumb(_("Competence"), reverse("competence:occupations") + f"?region={region}"),
        Crumb(shown.name, back),
        Crumb(_("Ask at the meeting")),
    ]
    context = {"form": form, "page": shown, "inboxes": inboxes, "back": back, "crumbs": crumbs}
    return render(request, "competence/ask.html", context, status=400 if request.method == "POST" else 200)
