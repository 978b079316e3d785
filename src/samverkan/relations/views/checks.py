"""The checks of an agreement, the page of one, and what its coordinators do with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.views.loading import back_to, find_own
from samverkan.relations.actions import choosing, closing, moving, proposing, reminding
from samverkan.relations.actions.finding import NotNow
from samverkan.relations.actions.proposing import CannotPropose, Words, WrongStatements
from samverkan.relations.forms.checks import MoveForm, ProposeForm, RespondentsForm, StatementsForm, WithdrawForm
from samverkan.relations.models import Check, Statement
from samverkan.relations.queries.choosing import can_be_asked
from samverkan.relations.queries.lists import check_list
from samverkan.relations.queries.page import check_page
from samverkan.relations.views.loading import address, crumbs, find_check, title_of
from samverkan.relations.wording import STATEMENTS
from samverkan.ui.components import Confirmation

REFUSALS = (*closing.REFUSALS, EditedMeanwhile, NotAParty, reminding.NobodyLeft)


@require_safe
@needs(Permission.AGREEMENT_READ)
def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """The checks of an agreement, and its statements over the years."""
    agreement = find_own(request, pk)
    context = {
        "agreement": agreement,
        "list": check_list(agreement, request.actor, timezone.localdate()),
        "tabs": tabs.tabs(agreement, "relations"),
        "crumbs": crumbs(agreement),
    }
    return render(request, "relations/checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a check, with the statements of the last one or those it begins with."""
    agreement = find_own(request, pk, Permission.MEETING_PLAN)
    last = Check.objects.visible_to(request.actor).filter(agreement=agreement).first()
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        statements=words_of(last) if last else STATEMENTS,
    )
    if form.is_valid():
        try:
            made = proposing.propose(agreement=agreement, plan=form.plan(), by=request.actor, at=timezone.now())
        except (CannotPropose, WrongStatements, NotAParty) as refusal:
            form.add_error(None, str(refusal))
        else:
            return back_to(request, address(made), done=_("The check is proposed. The other party has been told."))
    context = {"agreement": agreement, "form": form, "crumbs": crumbs(agreement, (_("Propose a check"), ""))}
    return render(request, "relations/propose.html", context, status=422 if form.errors else 200)


def words_of(check: Check) -> tuple[Words, ...]:
    return tuple(Statement.objects.filter(check_of=check).values_list("swedish", "english"))


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One check: who is in and how many have answered; when it is closed, the result."""
    check = find_check(request, pk, number)
    context = {
        "check": check,
        "agreement": check.agreement,
        "page": check_page(check, request.actor, timezone.localdate()),
        "tabs": tabs.tabs(check.agreement, "relations"),
        "crumbs": crumbs(check.agreement, (title_of(check), "")),
    }
    return render(request, "relations/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def statements(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change the statements of a check that has not begun."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    if not check.is_proposed:
        return back_to(request, address(check), refused=_("The statements are changed before a check begins."))
    form = StatementsForm(
        request.POST if request.method == "POST" else None,
        statements=words_of(check),
        initial={"version": check.version},
    )
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            proposing.word(
                check=check, statements=form.statements(), version=version, by=request.actor, at=timezone.now()
            )
        except (WrongStatements, NotAParty, NotNow, EditedMeanwhile) as refusal:
            form.add_error(None, str(refusal))
            meanwhile = words_of(check) if isinstance(refusal, EditedMeanwhile) else ()
            return _statements(request, check, form, meanwhile)
        return back_to(request, address(check), done=_("The statements are changed. The other party is asked again."))
    return _statements(request, check, form)


def _statements(
    request: HttpRequest, check: Check, form: StatementsForm, meanwhile: tuple[Words, ...] = ()
) -> HttpResponse:
    check.refresh_from_db(fields=["version"])
    context = {
        "check": check,
        "agreement": check.agreement,
        "form": form,
        "meanwhile": meanwhile,
        "version": check.version,
        "crumbs": crumbs(check.agreement, (title_of(check), address(check)), (_("Statements"), "")),
    }
    return render(request, "relations/statements.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.MEETING_PLAN)
def agree(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say yes for one's party to what was on the page."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    read = request.POST.get("version", "")
    try:
        said = proposing.agree(
            check=check, version=int(read) if read.isdecimal() else 0, by=request.actor, at=timezone.now()
        )
    except EditedMeanwhile:
        return back_to(request, address(check), refused=_("The statements have just been changed. Read them again."))
    except REFUSALS as refusal:
        return back_to(request, address(check), refused=str(refusal))
    done = _("The check has begun.") if said.is_open else _("Your party is in.")
    return back_to(request, address(check), done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def respondents(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Choose who in one's own party answers."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    if not check.is_under_way:
        return back_to(request, address(check), refused=_("The check is over."))
    offered = list(can_be_asked(request.actor.home, timezone.localdate()))
    own = check.respondents.filter(party__organisation=request.actor.organisation_id)
    known = list(own.values_list("person", flat=True))
    leaders = [person.pk for person in offered if getattr(person, "is_leader", False)]
    form = RespondentsForm(request.POST if request.method == "POST" else None, offered=offered, chosen=known or leaders)
    if form.is_valid():
        try:
            choosing.choose(check=check, people=form.chosen(), by=request.actor, at=timezone.now())
        except (choosing.NotToBeAsked, choosing.HasAnswered, NotNow, NotAParty) as refusal:
            form.add_error(None, str(refusal))
        else:
            done = _("They have been sent a mail.") if check.is_open else _("They get a mail when the check begins.")
            return back_to(request, address(check), done=done if form.chosen() else _("Nobody is chosen."))
    context = {
        "check": check,
        "agreement": check.agreement,
        "form": form,
        "crumbs": crumbs(check.agreement, (title_of(check), address(check)), (_("Who answers"), "")),
    }
    return render(request, "relations/respondents.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.MEETING_PLAN)
def remind(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Remind those of one's own party who have not answered."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    try:
        count = reminding.remind(check=check, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, address(check), refused=str(refusal))
    words = ngettext("%(count)s reminder has been sent.", "%(count)s reminders have been sent.", count)
    return back_to(request, address(check), done=words % {"count": count})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def close(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Close the check, after a question."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    if request.method == "POST":
        try:
            closing.close(check=check, by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            return back_to(request, address(check), refused=str(refusal))
        return back_to(request, address(check), done=_("The check is closed, and the result is open to all parties."))
    confirmation = Confirmation(
        title=_("Close the check"),
        what=_("You close the relationship check for %(year)s for all parties.") % {"year": check.year},
        verb=_("Close the check"),
        cancel_url=address(check),
        consequences=[
            _("The result opens to all parties at the same moment."),
            _("Who answered what is deleted. Only how each party answered is kept."),
            _("A closed check is not opened again."),
        ],
    )
    way = crumbs(check.agreement, (title_of(check), address(check)), (_("Close"), ""))
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": way})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def move(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Move the day to answer by, while the check is open."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    if not check.is_open:
        return back_to(request, address(check), refused=_("The day is moved while a check is being answered."))
    began = {"answer_by": check.answer_by, "version": check.version}
    form = MoveForm(request.POST if request.method == "POST" else None, initial=began)
    if form.is_valid():
        try:
            sent = moving.move(check=check, **form.cleaned_data, by=request.actor, at=timezone.now())
        except moving.DayHasBeen as refusal:
            form.add_error("answer_by", str(refusal))
        except REFUSALS as refusal:
            return back_to(request, address(check), refused=str(refusal))
        else:
            done = ngettext(
                "The day is moved. %(sent)s person has been sent a new link.",
                "The day is moved. %(sent)s people have been sent a new link.",
                sent,
            )
            return back_to(request, address(check), done=done % {"sent": sent})
    title = _("Move the day to answer by")
    confirmation = Confirmation(
        title=title,
        what=title_of(check),
        verb=_("Move the day"),
        cancel_url=address(check),
        consequences=[
            _("Those who have not answered are sent a mail with the new day and a new link."),
            _("Reminders go by the new day, and the check closes by itself two weeks after it."),
            _("The other party is told."),
        ],
    )
    way = crumbs(check.agreement, (title_of(check), address(check)), (title, ""))
    context = {"confirmation": confirmation, "form": form, "crumbs": way}
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MEETING_PLAN)
def withdraw(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a check back, or say no to it, with a reason."""
    check = find_check(request, pk, number, Permission.MEETING_PLAN)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            closing.withdraw(check=check, reason=form.cleaned_data["reason"], by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            return back_to(request, address(check), refused=str(refusal))
        return back_to(request, address(check), done=_("The check is taken back."))
    title = _("Take the check back")
    confirmation = Confirmation(
        title=title,
        what=_("You end the relationship check for %(year)s without a result.") % {"year": check.year},
        verb=title,
        cancel_url=address(check),
        consequences=[
            _("What has been answered is deleted, and nobody sees it."),
            _("The other party is told, with your reason."),
            _("A new check for the same year can be proposed."),
        ],
        danger=True,
    )
    way = crumbs(check.agreement, (title_of(check), address(check)), (title, ""))
    context = {"confirmation": confirmation, "form": form, "crumbs": way}
    return render(request, "ui/confirm.html", context, status=422 if form.errors else 200)
