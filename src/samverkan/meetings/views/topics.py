"""The inbox: proposing topics, sending them, taking them back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Commitment
from samverkan.meetings import actions
from samverkan.meetings.forms import TopicForm
from samverkan.meetings.views.loading import attempt, crumbs, do, find_agreement, find_topic
from samverkan.ui.components import Confirmation
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


@either
@needs(Permission.TOPIC_PROPOSE)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a topic, seen by one's own party until it is sent."""
    agreement, back = find_agreement(request, pk), inbox_url(pk)
    seen = Commitment.objects.visible_to(request.actor).filter(agreement=agreement)
    form = TopicForm(request.POST or None, commitments=seen)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            actions.propose_topic(agreement=agreement, **said, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The topic is written down. Your party sees it; send it when it is ready.")):
            return redirect(back)
    context = {
        "form": form,
        "title": _("Propose a topic"),
        "lead": _("Seen by your party only until you send it. May still have to be disclosed."),
        "verb": _("Save the topic"),
        "back": back,
        "crumbs": crumbs(agreement, Crumb(_("Propose a topic"))),
    }
    return render(request, "meetings/form.html", context)


@either
@needs(Permission.TOPIC_PROPOSE)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then send a topic to the other parties."""
    topic = find_topic(request, pk)
    back = inbox_url(topic.agreement_id)
    if request.method == "POST":
        deed = lambda: actions.send_topic(topic=topic, by=request.actor, at=timezone.now())  # noqa: E731
        return do(request, deed, back, _("The topic is sent."))
    confirmation = Confirmation(
        title=_("Send the topic to the other parties?"),
        what=topic.title,
        verb=_("Send to the parties"),
        cancel_url=back,
        consequences=(
            _("All parties of the agreement see the topic, with what you wrote about it."),
            _("It may become a public document with each of them."),
        ),
        url=reverse("meetings:send_topic", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@require_POST
@needs(Permission.TOPIC_PROPOSE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a topic back."""
    topic = find_topic(request, pk)
    deed = lambda: actions.withdraw_topic(topic=topic, by=request.actor, at=timezone.now())  # noqa: E731
    return do(request, deed, inbox_url(topic.agreement_id), _("The topic is withdrawn."))


def inbox_url(agreement: int) -> str:
    return reverse("meetings:of_agreement", args=[agreement]) + "#inbox"
