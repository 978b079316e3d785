"""What a coordinator makes of the questions that the data proposes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms.briefings import QuestionForm
from samverkan.meetings.models import Meeting
from samverkan.meetings.queries.briefing.facts import facts
from samverkan.meetings.queries.briefing.questions import Question, proposed
from samverkan.meetings.views.loading import attempt, do, find_meeting
from samverkan.meetings.views.parts import crumbs_of
from samverkan.ui.page import Crumb


@require_POST
@needs(Permission.MEETING_PLAN)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a question, dismiss it, or bring back those that were dismissed."""
    meeting, back = find_meeting(request, pk), back_to(pk)
    key, now, by = request.POST.get("fraga", ""), timezone.now(), request.actor
    deeds: dict[str, tuple[Callable[[], Any], str]] = {
        "ta": (
            lambda: actions.take_question(meeting=meeting, key=key, by=by, at=now),
            _("The question is on the agenda."),
        ),
        "avfarda": (
            lambda: actions.dismiss_question(meeting=meeting, key=key, by=by, at=now),
            _("The question is dismissed for this meeting."),
        ),
        "aterta": (
            lambda: actions.bring_back_questions(meeting=meeting, by=by, at=now),
            _("The dismissed questions are proposed again."),
        ),
    }
    if request.POST.get("val") not in deeds:
        raise Http404
    deed, said = deeds[request.POST["val"]]
    return do(request, deed, back, said)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Word a proposed question anew."""
    meeting = find_meeting(request, pk)
    key = request.GET.get("fraga", "")
    question = find_question(meeting, key)
    if question is None:
        messages.error(request, _("The question is no longer proposed: what it was about has changed."))
        return redirect(back_to(pk))
    form = QuestionForm(request.POST or None, initial={"text": question.text})

    def deed() -> None:
        text = form.cleaned_data["text"]
        actions.reword_question(meeting=meeting, key=key, text=text, by=request.actor, at=timezone.now())

    if request.method == "POST" and form.is_valid() and attempt(request, deed, _("The question is reworded.")):
        return redirect(back_to(pk))
    title = _("Word the question anew")
    context = {
        "form": form,
        "title": title,
        "lead": _("Proposed because: %(why)s") % {"why": question.why},
        "verb": _("Save the question"),
        "back": back_to(pk),
        "crumbs": crumbs_of(meeting, Crumb(title)),
    }
    return render(request, "meetings/form.html", context)


def find_question(meeting: Meeting, key: str) -> Question | None:
    """Return a question that is proposed for the meeting."""
    found = proposed(facts(meeting, timezone.now(), is_whole=False))
    return next((question for question in found if question.key == key), None)


def back_to(pk: int) -> str:
    """Return the address of the questions on the briefing's page."""
    return reverse("meetings:briefing", args=[pk]) + "#fragor"
