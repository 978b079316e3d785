"""The rounds of an agreement; opening one, with everybody who would get a mail in sight before anything is sent."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.models import AgreementState
from samverkan.agreements.views.loading import back_to, find_own
from samverkan.reporting.actions import changing, opening
from samverkan.reporting.actions.finding import NothingChosen, NotOpen
from samverkan.reporting.forms.rounds import OpenForm, PromisesForm
from samverkan.reporting.models import Ask, Round
from samverkan.reporting.queries.asking import Candidate, candidates, preview
from samverkan.reporting.queries.lists import round_list
from samverkan.reporting.views.loading import address, crumbs, find_round

REFUSALS = (opening.AlreadyOpen, opening.CannotOpen, NothingChosen, NotAParty)


@require_safe
@needs(Permission.AGREEMENT_READ)
def rounds(request: HttpRequest, pk: int) -> HttpResponse:
    """The rounds of an agreement, newest first."""
    agreement = find_own(request, pk)
    context = {
        "agreement": agreement,
        "list": round_list(agreement, request.actor, timezone.localdate(), request.GET.get("page")),
        "tabs": tabs.tabs(agreement, "reports"),
        "crumbs": crumbs(agreement),
    }
    return render(request, "reporting/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose name, day and promises; see who gets which mail; send."""
    agreement = find_own(request, pk, Permission.COMMITMENT_EDIT)
    rounds = Round.objects.visible_to(request.actor).filter(agreement=agreement)
    under_way = rounds.filter(state="open").first()
    if under_way and request.method != "POST":
        return redirect(address(under_way))
    offered = candidates(agreement, request.actor, timezone.localdate())
    earlier = set(rounds.values_list("title", flat=True))
    form = OpenForm(_ticked(request, offered), offered=offered, earlier=earlier, today=timezone.localdate())
    is_ready = form.is_valid() and "tick" not in request.POST
    if "tick" in request.POST:
        form.errors.clear()  # nobody has said that the form is filled in
    if is_ready and "send" in request.POST:
        try:
            made = opening.open_round(
                agreement=agreement, plan=form.plan(), commitments=form.chosen(), by=request.actor, at=timezone.now()
            )
        except opening.AlreadyOpen as refusal:
            back = address(under_way) if under_way else reverse("reporting:rounds", args=[pk])
            return back_to(request, back, refused=str(refusal))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return back_to(request, address(made), done=_sent(made))
    chosen = set(form.cleaned_data["promises"]) if is_ready else None
    context = {
        "agreement": agreement,
        "form": form,
        "preview": preview(offered, chosen),
        "is_ready": is_ready and not form.errors and "change" not in request.POST,
        "in_force": agreement.state == AgreementState.IN_FORCE,
        "crumbs": crumbs(agreement, (_("Open a round"), "")),
    }
    return render(request, "reporting/open.html", context, status=422 if form.errors else 200)


def _ticked(request: HttpRequest, offered: list[Candidate]) -> QueryDict | None:
    """Return what was sent, with every promise ticked or none where that was asked for."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if "tick" in data:
        every = {str(one.commitment.pk) for one in offered}
        data.setlist("promises", sorted(every) if data["tick"] == "all" else [])
    return data


def _sent(made: Round) -> str:
    count = made.respondents.filter(sent_at__isnull=False).count()
    words = ngettext(
        "The round is open. %(count)s mail has been sent.", "The round is open. %(count)s mails have been sent.", count
    )
    return words % {"count": count}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def add(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask one's own people about more promises."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_EDIT)
    standing = Ask.objects.visible_to(request.actor).standing().filter(round=asked)
    mine = set(standing.filter(party__organisation=request.actor.organisation_id).values_list("commitment", flat=True))
    found = candidates(asked.agreement, request.actor, timezone.localdate(), only_own=True)
    offered = [one for one in found if one.commitment.pk not in mine]
    form = PromisesForm(_ticked(request, offered), offered=offered, initial={"promises": []})
    is_ticking = "tick" in request.POST
    if is_ticking:
        form.errors.clear()
    elif form.is_valid():
        try:
            count = changing.add(asked=asked, commitments=form.chosen(), by=request.actor, at=timezone.now())
            words = ngettext("%(count)s question is added.", "%(count)s questions are added.", count)
            return back_to(request, address(asked), done=words % {"count": count})
        except (NothingChosen, NotOpen, NotAParty) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "agreement": asked.agreement,
        "round": asked,
        "form": form,
        "offered": offered,
        "crumbs": crumbs(asked.agreement, (asked.title, address(asked)), (_("Ask about more promises"), "")),
    }
    return render(request, "reporting/add.html", context, status=422 if form.is_bound and not is_ticking else 200)
