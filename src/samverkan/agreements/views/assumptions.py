"""What promises rest on: the list, and what is said of each assumption."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.finding import find
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions import assumptions as actions
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.assumptions import (
    AssumptionForm,
    ChangedForm,
    LookedForm,
    RestoredForm,
    WithdrawnForm,
    in_a_year,
    values_of,
)
from samverkan.agreements.models import Agreement, Assumption
from samverkan.agreements.queries.assumptions import assumption_lines, withdrawn
from samverkan.agreements.queries.health import is_inside
from samverkan.agreements.views.loading import back_to, find_agreement
from samverkan.ui.forms import renew

REFUSALS = (actions.NoChange, actions.IndicatorNotShared, NotAParty)


@require_safe
@needs(Permission.AGREEMENT_READ)
def assumptions(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement's assumptions, the broken ones first."""
    agreement = find_agreement(request, pk)
    context = {
        "agreement": agreement,
        "lines": assumption_lines(agreement, request.actor, timezone.localdate()),
        "withdrawn": withdrawn(agreement, request.actor),
        "tabs": tabs.tabs(agreement, "assumptions"),
        "is_inside": is_inside(agreement, request.actor),
        "crumbs": tabs.crumbs(agreement, (_("Assumptions"), "")),
        "may_add": can(request.actor, Permission.COMMITMENT_EDIT, agreement),
        "may_change": can(request.actor, Permission.COMMITMENT_CHANGE, agreement),
    }
    return render(request, "agreements/living/assumptions.html", context)


@needs(Permission.COMMITMENT_EDIT)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down an assumption."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    start = {"commitments": request.GET.getlist("atagande"), "areas": request.GET.getlist("omrade"), "circle": "shared"}
    today, by = timezone.localdate(), request.actor
    form = AssumptionForm(request.POST or None, agreement=agreement, by=by, on=today, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.assume(agreement=agreement, **form.says(), by=by, at=timezone.now())
            return back_to(request, _address(agreement), done=_("The assumption is written down."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("Add an assumption"), _("Save"))


@needs(Permission.COMMITMENT_EDIT)
def edit(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Correct an assumption and what rests on it; what somebody else saved meanwhile is shown beside."""
    agreement, assumption = _find(request, pk, assumption_pk, Permission.COMMITMENT_EDIT)
    today, by, theirs = timezone.localdate(), request.actor, None
    form = AssumptionForm(
        request.POST or None, agreement=agreement, by=by, on=today, assumption=assumption, initial=values_of(assumption)
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.tie(assumption=assumption, **form.says(), version=version, by=by, at=timezone.now())
            return back_to(request, _address(agreement), done=_("Saved."))
        except EditedMeanwhile as meanwhile:
            theirs = _find(request, pk, assumption_pk)[1]
            renew(form, theirs.version, why=meanwhile)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("Edit the assumption"), _("Save"), theirs=theirs)


@needs(Permission.COMMITMENT_EDIT)
def look_again(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Say that one has looked and that it still holds, and when to look next."""
    agreement, assumption = _find(request, pk, assumption_pk, Permission.COMMITMENT_EDIT)
    form = LookedForm(request.POST or None, initial={"look_again_on": in_a_year(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        try:
            actions.look_again(assumption=assumption, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(agreement), done=_("Noted: it still holds."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("The assumption still holds"), _("It still holds"), assumption)


@needs(Permission.COMMITMENT_CHANGE)
def mark_changed(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Say that an assumption no longer holds."""
    agreement, assumption = _find(request, pk, assumption_pk, Permission.COMMITMENT_CHANGE)
    form = ChangedForm(request.POST or None, initial={"changed_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.mark_changed(assumption=assumption, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(
                request, _address(agreement), done=_("The commitments that rest on it now stand under review.")
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("The assumption no longer holds"), _("Mark as changed"), assumption)


@needs(Permission.COMMITMENT_CHANGE)
def restore(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Say that an assumption holds again."""
    agreement, assumption = _find(request, pk, assumption_pk, Permission.COMMITMENT_CHANGE)
    form = RestoredForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.restore(assumption=assumption, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back_to(request, _address(agreement), done=_("The assumption holds again."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("The assumption holds again"), _("Restore"), assumption)


@needs(Permission.COMMITMENT_CHANGE)
def withdraw(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Take an assumption out of use."""
    agreement, assumption = _find(request, pk, assumption_pk, Permission.COMMITMENT_CHANGE)
    form = WithdrawnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(assumption=assumption, **form.cleaned_data, by=request.actor, at=timezone.now())
            done = _(
                "The assumption is taken out of use. It stands at the end of the list, where it can be taken back."
            )
            return back_to(request, _address(agreement), done=done)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return _form(request, agreement, form, _("Take the assumption out of use"), _("Take out of use"), assumption)


@needs(Permission.COMMITMENT_CHANGE)
@require_POST
def bring_back(request: HttpRequest, pk: int, assumption_pk: int) -> HttpResponse:
    """Take an assumption into use again."""
    agreement, assumption = _find(
        request, pk, assumption_pk, Permission.COMMITMENT_CHANGE, among=Assumption.with_withdrawn
    )
    try:
        actions.bring_back(assumption=assumption, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(agreement))
    return back_to(request, _address(agreement), done=_("The assumption is in use again."))


def _find(
    request: HttpRequest,
    pk: int,
    assumption_pk: int,
    permission: Permission | None = None,
    among: Any = Assumption.objects,
) -> tuple[Agreement, Assumption]:
    agreement = find_agreement(request, pk)
    return agreement, find(request.actor, among.all(), permission, pk=assumption_pk, agreement=pk)


def _form(
    request: HttpRequest,
    agreement: Agreement,
    form: Any,
    title: str,
    verb: str,
    assumption: Assumption | None = None,
    theirs: Assumption | None = None,
) -> HttpResponse:
    context = {
        "theirs": theirs,
        "form": form,
        "title": title,
        "verb": verb,
        "agreement": agreement,
        "assumption": assumption,
        "crumbs": tabs.crumbs(agreement, (_("Assumptions"), _address(agreement)), (title, "")),
    }
    return render(request, "agreements/living/assumption_form.html", context)


def _address(agreement: Agreement) -> str:
    return reverse("agreements:assumptions", args=[agreement.pk])
