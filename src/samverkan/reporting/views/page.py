"""One round: who has answered, reminders, the end, and the other party's answers."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import states, tabs
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.models import Party
from samverkan.agreements.views.loading import back_to
from samverkan.reporting.actions import changing, closing, confirming, reminding
from samverkan.reporting.actions.finding import NothingChosen, NotOpen
from samverkan.reporting.actions.opening import AlreadyOpen, CannotOpen
from samverkan.reporting.forms.rounds import THREE_WEEKS, DayForm, RoundFilter
from samverkan.reporting.models import Answer, Ask, Respondent, Round, answered_for
from samverkan.reporting.queries.page import CONFIRM, QUESTIONS, AskRow, ask_rows, parties_of, round_page, with_answers
from samverkan.reporting.queries.views_wanted import views_wanted
from samverkan.reporting.views.loading import address, crumbs, find_round, numbers
from samverkan.sources import spreadsheets
from samverkan.sources.attachment import attachment
from samverkan.sources.queries import FileMissing
from samverkan.ui.components import Confirmation

REFUSALS = (NothingChosen, NotOpen, NotAParty, AlreadyOpen, CannotOpen, EditedMeanwhile)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """People, questions or answers to confirm, by `?visa=`; the questions can be cut down."""
    asked = find_round(request, pk, number)
    parties: list[Party] = parties_of(asked)
    form = RoundFilter(request.GET, parties=parties)
    wanted = form.wanted(request.GET.get("visa", ""))
    context = {
        "round": asked,
        "agreement": asked.agreement,
        "page": round_page(asked, request.actor, timezone.localdate(), wanted, request.GET.get("page")),
        "form": form,
        "active": form.active,
        "tabs": tabs.tabs(asked.agreement, "reports"),
        "crumbs": crumbs(asked.agreement, (asked.title, "")),
    }
    return render(request, "reporting/page.html", context)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def confirm(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """See the ticked promises, or one, as they were answered."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    ticked = numbers(request, "en") or numbers(request, "valda")
    asks = views_wanted(request.actor).filter(round=asked, answer__in=ticked)
    related = ("report__commitment__agreement__home", "report__commitment__home", "report__party")
    answers = list(Answer.objects.filter(pk__in=asks.values("answer")).select_related(*related))
    try:
        made = confirming.confirm_answers(asked=asked, answers=answers, by=request.actor, at=timezone.now())
    except NothingChosen as refusal:
        return back_to(request, address(asked, CONFIRM), refused=_gone(ticked) or str(refusal))
    words = ngettext(
        "You see %(count)s promise the same way.", "You see %(count)s promises the same way.", len(made.views)
    )
    done = words % {"count": len(made.views)} if made.views else ""
    return back_to(request, address(asked, CONFIRM), done=done, refused=" ".join(made.refused))


def _gone(ticked: list[int]) -> str:
    """Say that what was ticked waits no more: somebody was first, or the button was pressed twice."""
    return _("Your party has given its view of these already.") if ticked else ""


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def remind(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Remind the ticked people of one's own party, or one of them, now."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    ticked = numbers(request, "en") or numbers(request, "valda")
    own = Respondent.objects.filter(round=asked, party__organisation=request.actor.organisation_id)
    try:
        count = reminding.remind(
            asked=asked, respondents=list(own.filter(pk__in=ticked)), by=request.actor, at=timezone.now()
        )
    except REFUSALS as refusal:
        return back_to(request, address(asked), refused=str(refusal))
    words = ngettext("%(count)s person is reminded.", "%(count)s people are reminded.", count)
    return back_to(request, address(asked), done=words % {"count": count})


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def withdraw(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take the ticked questions to one's own people back."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    asks = Ask.objects.visible_to(request.actor).filter(round=asked, pk__in=numbers(request, "valda"))
    try:
        count = changing.withdraw(asked=asked, asks=list(asks), by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, address(asked, QUESTIONS), refused=str(refusal))
    words = ngettext("%(count)s question is taken back.", "%(count)s questions are taken back.", count)
    return back_to(request, address(asked, QUESTIONS), done=words % {"count": count})


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def hand_to_owners(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Send what is unanswered to those who own the promises now."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    try:
        count = changing.hand_to_owners(asked=asked, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, address(asked), refused=str(refusal))
    words = ngettext("%(count)s person is asked.", "%(count)s people are asked.", count)
    return back_to(request, address(asked), done=words % {"count": count})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def close(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Close the round, after a question."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    if request.method == "POST":
        try:
            closing.close(asked=asked, by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            return back_to(request, address(asked), refused=str(refusal))
        return back_to(request, address(asked), done=_("The round is closed."))
    confirmation = Confirmation(
        title=_("Close the round"),
        what=_("You close “%(title)s” for all parties.") % {"title": asked.title},
        verb=_("Close the round"),
        cancel_url=address(asked),
        consequences=[
            _("The links stop working, and nobody is reminded any more."),
            _("What has been answered stays. What is only drafted is kept, but not sent."),
            _("The round can be opened again."),
        ],
    )
    context = {
        "confirmation": confirmation,
        "crumbs": crumbs(asked.agreement, (asked.title, address(asked)), (_("Close"), "")),
    }
    return render(request, "ui/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def day(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Move the day to answer by; of a closed round that opens it again."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    initial = {"due_on": max(asked.due_on, timezone.localdate()) + THREE_WEEKS / 3, "version": asked.version}
    form = DayForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            _move(asked, form, request)
            return back_to(request, address(asked), done=_("The round is open, with a new day to answer by."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    title = _("Move the day to answer by") if asked.is_open else _("Open the round again")
    confirmation = Confirmation(
        title=title,
        what=_("All parties get the new day."),
        verb=title,
        cancel_url=address(asked),
        consequences=[_("Reminders go out before, on and after the new day to those who have not answered.")],
    )
    context = {
        "confirmation": confirmation, "form": form,
        "crumbs": crumbs(asked.agreement, (asked.title, address(asked)), (title, "")),
    }  # fmt: skip
    return render(request, "ui/confirm.html", context, status=422 if form.is_bound else 200)


def _move(asked: Round, form: DayForm, request: HttpRequest) -> None:
    due_on, at = form.cleaned_data["due_on"], timezone.now()
    if asked.is_open:
        closing.extend(asked=asked, due_on=due_on, version=form.cleaned_data["version"], by=request.actor, at=at)
    else:
        closing.reopen(asked=asked, due_on=due_on, by=request.actor, at=at)


@require_safe
@needs(Permission.AGREEMENT_READ)
def file(request: HttpRequest, pk: int, number: int, ask_pk: int) -> HttpResponseBase:
    """Hand over the file of an answer to those who see the answer."""
    asked = find_round(request, pk, number)
    seen = Ask.objects.visible_to(request.actor).filter(answered_for(request.actor), round=asked)
    ask = get_object_or_404(seen.select_related("answer__file"), pk=ask_pk)
    if ask.answer is None or ask.answer.file is None:
        raise Http404
    try:
        return attachment(ask.answer.file)
    except FileMissing as refusal:
        return back_to(request, address(asked, QUESTIONS), refused=str(refusal))


@require_safe
@needs(Permission.AGREEMENT_READ)
def csv(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Hand over the questions and answers of a round, as the reader sees them."""
    asked = find_round(request, pk, number)
    asks = with_answers(Ask.objects.visible_to(request.actor).standing().filter(round=asked))
    rows = ask_rows(asks.order_by("commitment__number", "party__position"), request.actor)
    return spreadsheets.hand_over([_header(), *map(_line, rows)], f"lagesrapport-{pk}-{number}.csv")


def _header() -> list[spreadsheets.Value]:
    return [
        _("No."), _("Promise"), _("Party"), _("Asked"), _("Answered"), _("State"), _("In one sentence"), _("Figure"),
        _("Unit"), _("File"), _("Seconds"),
    ]  # fmt: skip


def _line(row: AskRow) -> list[spreadsheets.Value]:
    made = row.ask.answer if row.is_answered else None
    report = made.report if made else None
    return [
        row.ask.commitment.number,
        row.ask.commitment.title,
        row.party.name,
        row.who,
        str(timezone.localdate(made.answered_at)) if made else "",
        states.word(report.state, report.year) if report else "",
        row.sentence,
        str(made.figure) if made and made.figure is not None else "",
        made.unit if made else "",
        row.file,
        made.seconds if made and made.seconds is not None else "",
    ]
