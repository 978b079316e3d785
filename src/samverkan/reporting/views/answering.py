"""The page where a person answers: by the link of a mail without signing in, or signed in."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import actor_by_link
from samverkan.accounts.models import Errand
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable
from samverkan.accounts.queries.errands import errand_of
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.errands import by_link as opened_by_link
from samverkan.agreements.views.loading import back_to
from samverkan.reporting.actions import answering
from samverkan.reporting.actions.answering import left
from samverkan.reporting.actions.opening import WITH
from samverkan.reporting.actions.sending import PURPOSE
from samverkan.reporting.drafting import current_words
from samverkan.reporting.forms.answers import AnswerForm
from samverkan.reporting.models import Ask, Respondent
from samverkan.reporting.queries.questions import PER_PAGE, asked_of, asked_of_party, questions
from samverkan.reporting.views.loading import address, crumbs, find_round
from samverkan.reporting.views.reading import Done, Writer, act, sentence, written

FINISHED = "reporting.finished"
"""Where the browser that sent the last answer remembers its link, so that it alone can change an answer after."""


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that one person is asked in a round, on one page; when all is sent the link is used up."""
    at = timezone.now()
    writer = _let_in(request, token, at)
    here = reverse("reporting:by_link", args=[token])
    assert writer.respondent
    if request.method == "POST":
        done = act(request, asked_of(writer.respondent, writer.by), writer, at)
        if done.sent.is_finished and writer.errand:
            request.session[FINISHED] = writer.errand.pk
        return _answered(request, writer, done, here)
    return _show(request, writer, here, reverse("reporting:draft_by_link", args=[token]))


@require_POST
@opened_by_link
def draft_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what is being written; asked for by the page itself."""
    writer = _let_in(request, token, timezone.now())
    assert writer.respondent
    return _keep(request, asked_of(writer.respondent, writer.by), writer)


def _let_in(request: HttpRequest, token: str, at: datetime) -> Writer:
    """Return who comes by the link; one that is used up opens for the browser that used it, until it expires."""
    try:
        errand = errands.enter(token=token, purpose=PURPOSE, at=at)
    except Unusable as refusal:
        errand = errand_of(token)
        if refusal.why != "used" or not _is_back(request, errand, at):
            raise
    respondent = Respondent.objects.select_related(*WITH).filter(pk=errand.thing).first()
    if respondent is None or respondent.person_id != errand.person_id:
        raise Unusable("closed")
    return Writer(actor_by_link(errand, Permission.COMMITMENT_REPORT), respondent, errand)


def _is_back(request: HttpRequest, errand: Errand, at: datetime) -> bool:
    is_same = request.session.get(FINISHED) == errand.pk and errand.purpose == PURPOSE
    return is_same and errand.closed_at is None and errand.expires_at > at and errand.person.is_active


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_REPORT)
def own(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same page for somebody who is signed in; one who is asked nothing comes to the table of the own party."""
    writer = _signed_in(request, pk, number)
    if writer is None:
        return redirect("reporting:table", pk=pk, number=number)
    here = reverse("reporting:own", args=[pk, number])
    assert writer.respondent
    if request.method == "POST":
        done = act(request, asked_of(writer.respondent, writer.by), writer, timezone.now())
        return _answered(request, writer, done, here)
    return _show(request, writer, here, reverse("reporting:own_draft", args=[pk, number]))


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def own_draft(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Keep what somebody signed in is writing, of any question to the own party."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    return _keep(request, asked_of_party(asked, request.actor), Writer(request.actor))


def _signed_in(request: HttpRequest, pk: int, number: int) -> Writer | None:
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    mine = Respondent.objects.filter(round=asked, party__organisation=request.actor.organisation_id)
    respondent = mine.select_related(*WITH).filter(person=request.actor.person).first()
    return Writer(request.actor, respondent) if respondent else None


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_REPORT)
def one(request: HttpRequest, pk: int, number: int, ask_pk: int) -> HttpResponse:
    """One question to the own party, answered by whoever may report there."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    asks = asked_of_party(asked, request.actor).filter(pk=ask_pk)
    if not asks:
        raise Http404
    writer = Writer(request.actor)
    if request.method == "POST":
        done = act(request, asks, writer, timezone.now())
        if not done.is_refused:
            return back_to(request, address(asked, "fragor"), done=sentence(done, 0))
        return _render(request, asks, writer, done.forms, reverse("reporting:own_draft", args=[pk, number]))
    return _render(request, asks, writer, {}, reverse("reporting:own_draft", args=[pk, number]))


def _answered(request: HttpRequest, writer: Writer, done: Done, here: str) -> HttpResponse:
    """Show the form again where something was refused, else come back to the page, which then says thank you."""
    assert writer.respondent
    if done.is_refused:
        if done.sent.answers or done.saved:
            messages.success(request, sentence(done, left(writer.respondent)))
        asks = asked_of(writer.respondent, writer.by).filter(pk__in=done.forms)
        return _render(request, asks, writer, done.forms, f"{here}utkast/")
    if not done.sent.is_finished:
        messages.success(request, sentence(done, left(writer.respondent)))
    return redirect(here)


def _show(request: HttpRequest, writer: Writer, here: str, draft_url: str) -> HttpResponse:
    """Show the questions that are left; when there are none, thank, with what was sent and a way to change it."""
    assert writer.respondent
    respondent = writer.respondent
    asks = asked_of(respondent, writer.by)
    changing = request.GET.get("andra", "")
    if changing.isdecimal() and len(changing) < 18 and respondent.round.is_open:
        asks = asks.filter(pk=int(changing))
        if not asks:
            raise Http404
        return _render(request, asks, writer, {}, draft_url)
    waiting = asks.filter(answer=None)
    if not waiting or not respondent.round.is_open:
        return _thank(request, writer, here)
    if request.method == "GET":
        answering.look(respondent=respondent, at=timezone.now())
    return _render(request, waiting, writer, {}, draft_url)


def _thank(request: HttpRequest, writer: Writer, here: str) -> HttpResponse:
    assert writer.respondent
    asked = writer.respondent.round
    sent = asked_of(writer.respondent, writer.by).filter(answer__isnull=False)
    page = Paginator(sent, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "respondent": writer.respondent,
        "round": asked,
        "agreement": asked.agreement,
        "questions": questions(page.object_list),
        "page": page,
        "here": here,
        **_frame(writer),
    }
    return render(request, "reporting/thanks.html", context)


def _render(
    request: HttpRequest, asks: Any, writer: Writer, refused: dict[int, AnswerForm], draft_url: str
) -> HttpResponse:
    page = Paginator(asks, PER_PAGE).get_page(request.GET.get("page"))
    found = questions(page.object_list)
    asked = found[0].ask.round
    shown = [(each, refused.get(each.ask.pk) or _form(each.ask), current_words(each.ask)) for each in found]
    context = {
        "round": asked,
        "agreement": asked.agreement,
        "respondent": writer.respondent,
        "shown": shown,
        "page": page,
        "refused": list(refused.values()),
        "draft_url": draft_url,
        "today": timezone.localdate(),
        **_frame(writer),
    }
    return render(request, "reporting/answer.html", context, status=422 if refused else 200)


def _form(ask: Ask) -> AnswerForm:
    return AnswerForm(ask=ask, words=current_words(ask))


def _frame(writer: Writer) -> dict[str, Any]:
    """Return what the page is set in: bare for a link, with the way back for somebody signed in."""
    if writer.errand or writer.respondent is None:
        return {"base": "ui/public.html" if writer.errand else "ui/base.html", "is_by_link": bool(writer.errand)}
    asked = writer.respondent.round
    way = crumbs(asked.agreement, (asked.title, address(asked)), (_("Answer"), ""))
    return {"base": "ui/base.html", "is_by_link": False, "crumbs": way}


def _keep(request: HttpRequest, asks: Any, writer: Writer) -> HttpResponse:
    """Keep drafts and say which version each question now has; what cannot be kept is said, and stays in the page."""
    kept: dict[str, int] = {}
    why = ""
    for form in written(request, asks):
        form.fields.pop("file", None)
        if not form.is_valid():
            why = _("Something cannot be read yet.")
            continue
        given = answering.Given(ask=form.ask, words=form.words(None), version=form.cleaned_data["version"])
        try:
            if given.words != form.words_before:
                answering.save_draft(given=given, by=writer.by, at=timezone.now())
        except answering.REFUSALS as refusal:
            return JsonResponse({"why": str(refusal)}, status=409)
        kept[str(form.prefix)] = form.ask.version
    return JsonResponse({"kept": kept, "why": why}, status=422 if why and not kept else 200)
