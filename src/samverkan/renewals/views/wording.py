"""The new wording beside the old: read, write, stand behind."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reading import TooLong
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.views.loading import back_to
from samverkan.renewals.actions import wording as actions
from samverkan.renewals.actions.finding import AlreadySettled
from samverkan.renewals.forms.wording import ProposalForm
from samverkan.renewals.models import Proposal, Renewal
from samverkan.renewals.queries.wording import old_wording, wording_page
from samverkan.renewals.views.loading import crumbs, find_renewal, number_of


@require_safe
@needs(Permission.AGREEMENT_READ)
def wording(request: HttpRequest, pk: int) -> HttpResponse:
    """The two texts beside each other, with what differs marked; `?version=2` shows an earlier one."""
    renewal = find_renewal(request, pk)
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "page": wording_page(renewal, request.actor, number_of(request, "version")),
        "may_write": renewal.is_open and can(request.actor, Permission.AGREEMENT_REGISTER, renewal.agreement),
        "may_endorse": renewal.is_open and can(request.actor, Permission.AGREEMENT_CONFIRM, renewal.agreement),
        "crumbs": crumbs(renewal.agreement, (_("New wording"), "")),
    }
    return render(request, "renewals/wording.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def write_wording(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a new version, beginning from the latest, or from the wording in force."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_REGISTER)
    back = reverse("renewals:wording", args=[pk])
    if request.method != "POST":
        return _show(request, renewal, _opened(request, renewal))
    form = ProposalForm(request.POST)
    if form.is_valid():
        try:
            actions.propose_wording(
                renewal=renewal,
                **form.cleaned_data,
                by=request.actor,
                at=timezone.now(),
            )
            return back_to(request, back, done=_("The version is kept, and your party stands behind it."))
        except EditedMeanwhile as refusal:
            return _refused(request, renewal, form, str(refusal))
        except (actions.NothingNew, TooLong) as refusal:
            form.add_error(None, str(refusal))
        except (AlreadySettled, NotAParty) as refusal:
            return back_to(request, back, refused=str(refusal))
    return _show(request, renewal, form, status=422)


def _opened(request: HttpRequest, renewal: Renewal) -> ProposalForm:
    latest = renewal.proposals.filter(is_latest=True).first()
    if latest:
        return ProposalForm(initial={"text": latest.text, "based_on": latest.number})
    old = old_wording(renewal.agreement, request.actor)
    return ProposalForm(initial={"text": old.text if old else "", "based_on": 0})


def _refused(request: HttpRequest, renewal: Renewal, form: ProposalForm, words: str) -> HttpResponse:
    theirs = renewal.proposals.select_related("party__organisation").filter(is_latest=True).first()
    form.add_error(None, words)
    form.data = {**form.data.dict(), "based_on": theirs.number if theirs else 0}
    return _show(request, renewal, form, theirs, status=409)


def _show(
    request: HttpRequest, renewal: Renewal, form: ProposalForm, theirs: Proposal | None = None, status: int = 200
) -> HttpResponse:
    back = reverse("renewals:wording", args=[renewal.agreement_id])
    context = {
        "renewal": renewal,
        "agreement": renewal.agreement,
        "form": form,
        "theirs": theirs,
        "old": old_wording(renewal.agreement, request.actor),
        "crumbs": crumbs(renewal.agreement, (_("New wording"), back), (_("Write"), "")),
    }
    return render(request, "renewals/write_wording.html", context, status=status)


@require_POST
@needs(Permission.AGREEMENT_CONFIRM)
def endorse(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind the latest version, or no longer."""
    renewal = find_renewal(request, pk, Permission.AGREEMENT_CONFIRM)
    given = request.POST.get("version", "")
    number = int(given) if given.isdecimal() and len(given) < 6 else 0
    take_back = "take_back" in request.POST
    deed = actions.withdraw_endorsement if take_back else actions.endorse
    back = reverse("renewals:wording", args=[pk])
    try:
        deed(renewal=renewal, number=number, by=request.actor, at=timezone.now())
    except (actions.NotTheLatest, AlreadySettled, NotAParty) as refusal:
        return back_to(request, back, refused=str(refusal))
    if take_back:
        return back_to(request, back, done=_("Your party no longer stands behind the wording."))
    return back_to(request, back, done=_("Your party stands behind the wording."))
