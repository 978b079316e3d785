"""The page where a person answers: by the link of a mail without signing in, or signed in."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.actions import errands
from samverkan.accounts.actor import Actor, actor_by_link
from samverkan.accounts.models import Errand
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable
from samverkan.accounts.queries.errands import errand_of
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.errands import by_link as opened_by_link
from samverkan.relations.actions import answering, sending
from samverkan.relations.actions.answering import Given, SaysNothing
from samverkan.relations.actions.finding import NotNow
from samverkan.relations.forms.answers import StatementForm
from samverkan.relations.models import Respondent
from samverkan.relations.queries.answering import questions
from samverkan.relations.views.loading import address, crumbs, find_check, title_of

FINISHED = "relations.finished"
"""Where the browser that sent the answers remembers its link, so that it alone can change them until the close."""


@dataclass(frozen=True)
class Writer:
    """Who writes, where, and by what: a link, or signed in."""

    by: Actor
    respondent: Respondent
    here: str
    draft_url: str
    errand: Errand | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The statements, for whoever the link was sent to."""
    return _answer(request, _let_in(request, token, timezone.now()))


@require_POST
@opened_by_link
def draft_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what is being written; asked for by the page itself."""
    return _keep(request, _let_in(request, token, timezone.now()))


def _let_in(request: HttpRequest, token: str, at: datetime) -> Writer:
    """Return who comes by the link; one that is used up opens for the browser that used it, until it expires."""
    try:
        errand = errands.enter(token=token, purpose=sending.PURPOSE, at=at)
    except Unusable as refusal:
        errand = errand_of(token)
        if refusal.why != "used" or not _is_back(request, errand, at):
            raise
    respondent = Respondent.objects.select_related(*sending.WITH).filter(pk=errand.thing).first()
    if respondent is None or respondent.person_id != errand.person_id or not respondent.check_of.is_open:
        raise Unusable("closed")
    return Writer(
        actor_by_link(errand, answering.NEEDS),
        respondent,
        reverse("relations:by_link", args=[token]),
        reverse("relations:draft_by_link", args=[token]),
        errand,
    )


def _is_back(request: HttpRequest, errand: Errand, at: datetime) -> bool:
    is_same = request.session.get(FINISHED) == errand.pk and errand.purpose == sending.PURPOSE
    return is_same and errand.closed_at is None and errand.expires_at > at and errand.person.is_active


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_READ)
def own(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same page for somebody who is signed in; one who is not asked comes to the page of the check."""
    writer = _signed_in(request, pk, number)
    return _answer(request, writer) if writer else redirect("relations:page", pk=pk, number=number)


@require_POST
@needs(Permission.AGREEMENT_READ)
def own_draft(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Keep what somebody signed in is writing."""
    writer = _signed_in(request, pk, number)
    return _keep(request, writer) if writer else redirect("relations:page", pk=pk, number=number)


def _signed_in(request: HttpRequest, pk: int, number: int) -> Writer | None:
    check = find_check(request, pk, number)
    mine = check.respondents.filter(party__organisation=request.actor.organisation_id, person=request.actor.person)
    respondent = mine.select_related(*sending.WITH).first()
    if respondent is None or not check.is_open:
        return None
    here, draft_url = (reverse(f"relations:{name}", args=[pk, number]) for name in ("own", "own_draft"))
    return Writer(request.actor, respondent, here, draft_url)


def _answer(request: HttpRequest, writer: Writer) -> HttpResponse:
    """Show the statements, keep or send what was written, or thank."""
    is_sent = writer.respondent.answered_at is not None
    if request.method == "POST":
        return _act(request, writer)
    if is_sent and request.GET.get("andra") != "1":
        return _thank(request, writer)
    return _show(request, writer, [StatementForm(question=one) for one in questions(writer.respondent)])


def _act(request: HttpRequest, writer: Writer) -> HttpResponse:
    forms = [StatementForm(request.POST, question=one) for one in questions(writer.respondent)]
    if [form for form in forms if not form.is_valid()]:
        return _show(request, writer, forms, status=422)
    at, given = timezone.now(), _given(request, forms)
    try:
        if "send" not in request.POST:
            answering.save(respondent=writer.respondent, given=given, by=writer.by, at=at)
            return _show(request, writer, _fresh(writer), said=_("Saved. Nothing is sent yet."))
        answering.send(respondent=writer.respondent, given=given, by=writer.by, at=at, errand=writer.errand)
    except (SaysNothing, NotNow) as refusal:
        return _show(request, writer, forms, refused=str(refusal), status=422)
    if writer.errand:
        request.session[FINISHED] = writer.errand.pk
    return redirect(writer.here)


def _fresh(writer: Writer) -> list[StatementForm]:
    return [StatementForm(question=one) for one in questions(writer.respondent)]


def _given(request: HttpRequest, forms: list[StatementForm]) -> list[Given]:
    """Return what the request says anything about."""
    return [form.given() for form in forms if f"{form.prefix}-version" in request.POST]


def _keep(request: HttpRequest, writer: Writer) -> HttpResponse:
    """Keep what was written and say which version each answer now has."""
    forms = [StatementForm(request.POST, question=one) for one in questions(writer.respondent)]
    sound = [form for form in forms if form.is_valid()]
    try:
        versions = answering.save(
            respondent=writer.respondent, given=_given(request, sound), by=writer.by, at=timezone.now()
        )
    except NotNow as refusal:
        return JsonResponse({"why": str(refusal)}, status=409)
    return JsonResponse({"kept": {f"s{pk}": version for pk, version in versions.items()}, "why": ""})


def _show(
    request: HttpRequest,
    writer: Writer,
    forms: list[StatementForm],
    *,
    refused: str = "",
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "forms": forms,
        "draft_url": writer.draft_url,
        "refused": refused,
        "said": said,
        "note": sending.note(),
        "today": timezone.localdate(),
        **_frame(writer),
    }
    return render(request, "relations/answer.html", context, status=status)


def _thank(request: HttpRequest, writer: Writer) -> HttpResponse:
    return render(request, "relations/thanks.html", {"here": writer.here, **_frame(writer)})


def _frame(writer: Writer) -> dict[str, object]:
    """Return what the page is set in: bare for a link, with the way back for somebody signed in."""
    check = writer.respondent.check_of
    way = crumbs(check.agreement, (title_of(check), address(check)), (_("Answer"), ""))
    return {
        "base": "ui/public.html" if writer.errand else "ui/base.html",
        "is_by_link": writer.errand is not None,
        "crumbs": [] if writer.errand else way,
        "respondent": writer.respondent,
        "check": check,
        "agreement": check.agreement,
    }
