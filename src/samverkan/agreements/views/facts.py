"""The facts of an agreement: who sees it, who has confirmed it, what each party wants with it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions import facts as actions
from samverkan.agreements.forms.facts import FactsForm, GoalForm, MembershipForm
from samverkan.agreements.models import Agreement, Party, PartyGoal
from samverkan.agreements.queries.facts import facts_page
from samverkan.agreements.views.loading import back_to, find_agreement


@require_safe
@needs(Permission.AGREEMENT_READ)
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Dates and rhythm, who sees the agreement, who has confirmed it, the parties' goals."""
    return _show(request, find_agreement(request, pk))


def _show(
    request: HttpRequest,
    agreement: Agreement,
    goal_form: GoalForm | None = None,
    membership_form: MembershipForm | None = None,
) -> HttpResponse:
    page = facts_page(agreement, request.actor)
    dates = {"joined_on": page.own.joined_on, "left_on": page.own.left_on} if page.own else {}
    context = {
        "page": page,
        "goal_form": goal_form or GoalForm(),
        "membership_form": membership_form or MembershipForm(initial=dates),
        "tabs": tabs.tabs(agreement, "facts"),
        "crumbs": tabs.crumbs(agreement, (_("Facts"), "")),
    }
    return render(request, "agreements/registering/facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def edit_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Change title, dates and rhythm."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    as_it_stands = None
    form = FactsForm(request.POST or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        # Validation has put the new values on the form's own copy; the action compares with what is kept.
        kept = Agreement.objects.get(pk=pk)
        given = {"values": form.values(), "version": form.cleaned_data["version"]}
        try:
            actions.edit_facts(kept, **given, by=request.actor, at=timezone.now())
            return back_to(request, reverse("agreements:facts", args=[pk]), done=_("Saved."))
        except EditedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            as_it_stands = facts_page(Agreement.objects.get(pk=pk), request.actor)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "form": form,
        "agreement": agreement,
        "as_it_stands": as_it_stands,
        "crumbs": tabs.crumbs(agreement, (_("Facts"), reverse("agreements:facts", args=[pk])), (_("Change"), "")),
    }
    return render(request, "agreements/registering/edit_facts.html", context, status=409 if as_it_stands else 200)


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when one's own party joined and left."""
    agreement, party = _own_party(request, pk)
    form = MembershipForm(request.POST)
    if form.is_valid():
        try:
            actions.set_membership(party, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, reverse("agreements:facts", args=[pk]), done=_("Saved."))
        except actions.LeftBeforeJoining as refusal:
            form.add_error("left_on", str(refusal))
    return _show(request, agreement, membership_form=form)


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def add_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one of the party's own goals that the agreement serves."""
    agreement, party = _own_party(request, pk)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _show(request, agreement, goal_form=form)
    actions.add_goal(party, **form.cleaned_data, by=request.actor, at=timezone.now())
    return back_to(request, reverse("agreements:facts", args=[pk]), done=_("The goal is added."))


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def remove_goal(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """Take one of the party's own goals away."""
    _agreement, party = _own_party(request, pk)
    goal = get_object_or_404(PartyGoal.objects.select_related("party__agreement"), pk=goal_pk, party=party)
    actions.remove_goal(goal, by=request.actor, at=timezone.now())
    return back_to(request, reverse("agreements:facts", args=[pk]), done=_("The goal is removed."))


def _own_party(request: HttpRequest, pk: int) -> tuple[Agreement, Party]:
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    own = agreement.parties.select_related("agreement", "organisation")
    return agreement, get_object_or_404(own, organisation=request.actor.organisation_id)
