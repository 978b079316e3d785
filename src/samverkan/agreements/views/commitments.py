"""The pages and deeds of one commitment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import NotAllowed, can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.agreements import tabs
from samverkan.agreements.actions import commitments as actions
from samverkan.agreements.actions import reports
from samverkan.agreements.forms.commitments import CommitmentForm, ManyForm, OwnSideForm, StandingForm, values_of
from samverkan.agreements.forms.reports import ReportForm
from samverkan.agreements.models import Commitment, Standing, StatusReport
from samverkan.agreements.queries.commitments import commitment_page
from samverkan.agreements.queries.health import commitment_view
from samverkan.agreements.versions import EditedMeanwhile
from samverkan.agreements.views.loading import back_to, find_agreement, find_commitment
from samverkan.ui.components import Confirmation

REFUSALS = (reports.NotAParty, reports.DoesNotFit, reports.NothingToConfirm, NotAllowed)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One promise: its words, who is bound, what each wants and says, what has been done."""
    return _show(request, find_commitment(request, pk, number))


def _show(request: HttpRequest, commitment: Commitment, **forms: Any) -> HttpResponse:
    today, by = timezone.localdate(), request.actor
    view = commitment_view(commitment, by, today)
    own = view.own
    is_party = own is not None
    slots = {p.organisation_id: p.position for p in view.commitment.agreement.parties.all()}
    context = {
        "page": commitment_page(view, by),
        "view": view,
        "agreement": commitment.agreement,
        "crumbs": tabs.crumbs(commitment.agreement, (_("Commitment %(number)s") % {"number": commitment.number}, "")),
        "history": history(commitment, by, slots=slots, limit=20),
        "today": today,
        "report_form": is_party and can(by, Permission.COMMITMENT_REPORT, commitment)
        and ReportForm(commitment=commitment, today=today),
        "standing_form": is_party and can(by, Permission.COMMITMENT_CHANGE, commitment)
        and StandingForm(commitment=commitment),
        "own_form": own and own.is_bound and can(by, Permission.COMMITMENT_REPORT, commitment) and _own_form(request, commitment),
        "may_edit": can(by, Permission.COMMITMENT_EDIT, commitment),
        "add_activity_url": f"{reverse('agreements:add_activity')}?atagande={commitment.pk}" if can(by, Permission.ACTIVITY_EDIT) else "",
        **forms,
    }  # fmt: skip
    return render(request, "agreements/commitment/page.html", context, status=422 if forms else 200)


def _own_form(request: HttpRequest, commitment: Commitment, data: Any = None) -> OwnSideForm:
    binding = commitment.bindings.filter(party__organisation=request.actor.organisation_id).first()
    initial = {"owner": binding.owner_id, "wants": binding.wants, "spokesperson": binding.spokesperson_id} if binding else {}
    return OwnSideForm(data, commitment=commitment, by=request.actor, on=timezone.localdate(), initial=initial)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def report(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Record one's own party's view."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    form = ReportForm(request.POST, commitment=commitment, today=timezone.localdate())
    if form.is_valid():
        try:
            reports.report(commitment=commitment, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(commitment), done=_("Your party's view is recorded."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, report_form=form)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def confirm(request: HttpRequest, pk: int, number: int, report_pk: int) -> HttpResponse:
    """See it as another party does: one click."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    seen = get_object_or_404(StatusReport.objects.visible_to(request.actor), pk=report_pk, commitment=commitment)
    try:
        reports.confirm_view(seen=seen, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, _address(commitment), refused=str(refusal))
    return back_to(request, _address(commitment), done=_("You see it the same way. The state is recorded for your party."))


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def share(request: HttpRequest, pk: int, number: int, report_pk: int) -> HttpResponse:
    """Send a private view to the other parties."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    private = get_object_or_404(StatusReport.objects.visible_to(request.actor), pk=report_pk, commitment=commitment)
    try:
        reports.share_report(private=private, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        return back_to(request, _address(commitment), refused=str(refusal))
    return back_to(request, _address(commitment), done=_("The other parties now see your party's view."))


@require_POST
@needs(Permission.COMMITMENT_CHANGE)
def stand(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change, drop, review or restore the promise itself."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_CHANGE)
    form = StandingForm(request.POST, commitment=commitment)
    if form.is_valid():
        try:
            actions.stand(commitment=commitment, **form.cleaned_data, by=request.actor, at=timezone.now())
            words = _("Restored.") if form.cleaned_data["standing"] == Standing.STANDS else _("Recorded, with your reason.")
            return back_to(request, _address(commitment), done=words)
        except (actions.NoReason, EditedMeanwhile, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, standing_form=form)


@require_POST
@needs(Permission.COMMITMENT_REPORT)
def own_side(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Owner, wish and spokesperson of one's own party."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_REPORT)
    binding = get_object_or_404(commitment.bindings, party__organisation=request.actor.organisation_id)
    form = _own_form(request, commitment, request.POST)
    if form.is_valid():
        said, by, at = form.cleaned_data, request.actor, timezone.now()
        try:
            if said["owner"] != binding.owner:
                actions.own(binding=binding, owner=said["owner"], by=by, at=at)
            if (said["wants"], said.get("spokesperson")) != (binding.wants, binding.spokesperson):
                actions.want(binding=binding, wants=said["wants"], spokesperson=said.get("spokesperson"), by=by, at=at)
            return back_to(request, _address(commitment), done=_("Saved."))
        except (actions.NotOurPerson, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    return _show(request, commitment, own_form=form)


@needs(Permission.COMMITMENT_EDIT)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a commitment by hand, on words of the text."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    start = {"bound": list(agreement.parties.values_list("pk", flat=True)), "words": request.GET.get("ord", "")}
    form = CommitmentForm(request.POST or None, agreement=agreement, by=request.actor, adding=True, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(
                agreement=agreement, words=form.cleaned_data["words"], particulars=form.particulars(),
                by=request.actor, at=timezone.now(),
            )  # fmt: skip
            return back_to(request, _address(made), done=_("The commitment is added."))
        except actions.NotInTheText as refusal:
            form.add_error("words", str(refusal))
        except (actions.NobodyBound, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "agreement": agreement,
        "title": _("Add a commitment"),
        "crumbs": tabs.crumbs(agreement, (_("Add a commitment"), "")),
    }
    return render(request, "agreements/commitment/form.html", context)


@needs(Permission.COMMITMENT_EDIT)
def edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct what is said about a commitment; what somebody else saved meanwhile is shown beside."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_EDIT)
    agreement, theirs = commitment.agreement, None
    form = CommitmentForm(request.POST or None, agreement=agreement, by=request.actor, initial=values_of(commitment))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.edit(
                commitment=commitment, particulars=form.particulars(), version=version,
                by=request.actor, at=timezone.now(),
            )  # fmt: skip
            return back_to(request, _address(commitment), done=_("Saved."))
        except EditedMeanwhile as meanwhile:
            theirs = find_commitment(request, pk, number)
            form.add_error(None, str(meanwhile))
            form.data = {**form.data.dict(), **_lists(form), "version": theirs.version}
        except (actions.NobodyBound, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "agreement": agreement,
        "commitment": commitment,
        "theirs": theirs,
        "title": _("Edit commitment %(number)s") % {"number": number},
        "crumbs": tabs.crumbs(
            agreement, (_("Commitment %(number)s") % {"number": number}, _address(commitment)), (_("Edit"), "")
        ),
        "may_remove": not actions.has_hanging(commitment),
    }
    return render(request, "agreements/commitment/form.html", context)


def _lists(form: CommitmentForm) -> dict[str, list[str]]:
    return {name: form.data.getlist(name) for name in ("bound", "domains", "areas") if name in form.data}


@needs(Permission.COMMITMENT_EDIT)
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take away a commitment that nothing hangs on."""
    commitment = find_commitment(request, pk, number, Permission.COMMITMENT_EDIT)
    if request.method == "POST":
        try:
            actions.remove(commitment=commitment, by=request.actor, at=timezone.now())
        except (actions.HangsTogether, *REFUSALS) as refusal:
            return back_to(request, _address(commitment), refused=str(refusal))
        return back_to(request, reverse("agreements:commitments", args=[pk]), done=_("The commitment is removed."))
    confirmation = Confirmation(
        title=_("Remove commitment %(number)s") % {"number": number},
        what=commitment.title,
        verb=_("Remove"),
        cancel_url=_address(commitment),
        consequences=[_("Only a commitment that nothing rests on can be removed. Otherwise drop it with a reason.")],
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


@require_POST
@needs(Permission.COMMITMENT_EDIT)
def edit_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Owner, kind or domain for those that are ticked."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    back = reverse("agreements:commitments", args=[pk])
    form = ManyForm(request.POST, agreement=agreement, by=request.actor, on=timezone.localdate())
    numbers = [int(number) for number in request.POST.getlist("valda") if number.isdecimal()]
    if not numbers:
        return back_to(request, back, refused=_("Tick the commitments first."))
    if not form.is_valid():
        return back_to(request, back, refused=_("Choose among what is offered, and try again."))
    chosen = Commitment.objects.visible_to(request.actor).filter(agreement=agreement, number__in=numbers)
    try:
        count = actions.edit_many(commitments=chosen, **form.cleaned_data, by=request.actor, at=timezone.now())
    except (actions.NotOurPerson, EditedMeanwhile, *REFUSALS) as refusal:
        return back_to(request, back, refused=str(refusal))
    words = ngettext("%(count)s commitment changed.", "%(count)s commitments changed.", count)
    return back_to(request, back, done=words % {"count": count})


def _address(commitment: Commitment) -> str:
    return reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number])
