"""Adding, correcting and removing commitments, one by one or several at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions import commitments as actions
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.commitments import CommitmentForm, ManyForm, values_of
from samverkan.agreements.models import Commitment
from samverkan.agreements.views.loading import back_to, find_agreement, find_commitment
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew

REFUSALS = (NotAParty, NotAllowed)


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
            renew(form, theirs.version, why=meanwhile)
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
    except (NotOurPerson, EditedMeanwhile, *REFUSALS) as refusal:
        return back_to(request, back, refused=str(refusal))
    words = ngettext("%(count)s commitment changed.", "%(count)s commitments changed.", count)
    return back_to(request, back, done=words % {"count": count})


def _address(commitment: Commitment) -> str:
    return reverse("agreements:commitment", args=[commitment.agreement_id, commitment.number])
