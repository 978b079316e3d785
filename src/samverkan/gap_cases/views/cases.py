"""One case: its page, opened, edited, owned, sent, closed and opened again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import NotAllowed, can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions.reports import NotAParty
from samverkan.commissioned.queries.elsewhere import said as said_of
from samverkan.gap_cases.actions import opening
from samverkan.gap_cases.actions.citing import Cited
from samverkan.gap_cases.actions.options import Settled
from samverkan.gap_cases.forms.cases import CloseForm, GapForm, OpenForm, OwnerForm, values_of
from samverkan.gap_cases.models import GapCase
from samverkan.gap_cases.queries import beginning
from samverkan.gap_cases.queries import needs as grounds
from samverkan.gap_cases.queries.page import case_view, due_look_back
from samverkan.gap_cases.queries.wording import sentence
from samverkan.gap_cases.views.loading import address, back, crumbs, find, form_page
from samverkan.sources import chart_files
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew

REFUSALS = (opening.NotToDecide, opening.NoReason, Settled, NotAParty, NotAllowed)


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The case: the gap, the options side by side, whose decision it is, the decision and what came of it."""
    case = find(request, pk)
    shown = case_view(case, request.actor, timezone.localdate())
    charts = {"utfall": shown.decision.chart, "saknas": shown.decision.missing_chart} if shown.decision else {}
    if charts and (file := chart_files.wanted(request, charts, chart_files.Told([case.source]))):
        return file
    context = {
        "case": case,
        "page": shown,
        "due": due_look_back(shown),
        "grounds": grounds.grounds(case, request.actor),
        "may_edit": can(request.actor, Permission.TOPIC_PROPOSE, case),
        "may_decide": can(request.actor, Permission.DECISION_RECORD, case),
        "history": history(case, request.actor),
        "crumbs": crumbs(case),
    }
    return render(request, "gap_cases/page.html", context)


@needs(Permission.TOPIC_PROPOSE)
def open_case(request: HttpRequest) -> HttpResponse:
    """Open a case, filled in with what the page one came from knows."""
    by, today = request.actor, timezone.localdate()
    agreements = beginning.agreements(by)
    agreement = beginning.chosen(agreements, request.GET.get("avtal", ""))
    if agreement is None:
        return render(request, "gap_cases/none.html", {"crumbs": crumbs(None, _("Open a gap case"))})
    asked = request.POST or request.GET
    twins = beginning.twins(asked.get("ssyk", ""), asked.get("region", ""), by)
    start = beginning.start(request.GET, by, today)
    form = OpenForm(request.POST or None, agreement=agreement, by=by, has_twins=bool(twins), initial=start)
    need = grounds.found(request.POST.get("need", "") or str(start.get("need", "")), by)
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        gap = form.gap(beginning.occupation(said["region"], said["ssyk"], today))
        try:
            made = opening.open_case(
                agreement=agreement,
                gap=gap,
                needs=[Cited(need.name, need.concept)] if need else [],
                circle=said["circle"],
                anyway=said["anyway"],
                by=by,
                at=now,
            )
            return back(request, made, done=_("The case is open. Add the options that there are."))
        except opening.OpenAlready as refusal:
            form.add_error("anyway", str(refusal))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    others = beginning.others(agreements, agreement, request.GET)
    return form_page(
        request,
        form,
        _("Open a gap case"),
        _("Open the case"),
        agreement=agreement,
        others=others,
        twins=twins,
        need=need,
        need_said=said_of(need) if need else "",
    )


@needs(Permission.TOPIC_PROPOSE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is said of the gap; what somebody else saved meanwhile is shown beside."""
    case, by, theirs = find(request, pk, Permission.TOPIC_PROPOSE), request.actor, None
    form = GapForm(request.POST or None, agreement=case.agreement, by=by, initial=values_of(case))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        gap = form.gap(_occupation_of(case, said))
        try:
            opening.edit(case=case, gap=gap, version=said["version"] or 0, by=by, at=timezone.now())
            return back(request, case, done=_("Saved."))
        except EditedMeanwhile as meanwhile:
            kept = find(request, pk)
            theirs = [(_("Title"), kept.title), (_("The gap"), sentence(kept)), (_("Source"), kept.source)]
            renew(form, kept.version, why=meanwhile)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Edit the case"), _("Save"), case, theirs=theirs)


def _occupation_of(case: GapCase, said: dict[str, Any]) -> str:
    """Return what the occupation is called: as before, unless another was written."""
    if said["ssyk"] == case.ssyk:
        return case.occupation
    return beginning.occupation(said["region"], said["ssyk"], timezone.localdate())


@needs(Permission.TOPIC_PROPOSE)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who looks after the case in one's own party."""
    case, by, today = find(request, pk, Permission.TOPIC_PROPOSE), request.actor, timezone.localdate()
    held = case.owners.filter(party__organisation=by.organisation_id).first()
    form = OwnerForm(request.POST or None, by=by, on=today, initial={"person": held.person_id if held else None})
    if request.method == "POST" and form.is_valid():
        try:
            opening.own(case=case, person=form.cleaned_data["person"], by=by, at=timezone.now())
            return back(request, case, done=_("Saved."))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Who owns the case in your party"), _("Save"), case)


@needs(Permission.TOPIC_PROPOSE)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private case to the other parties."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    if request.method == "POST":
        try:
            opening.share(case=case, by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            return back(request, case, refused=str(refusal))
        return back(request, case, done=_("The parties of the agreement now see the case."))
    confirmation = Confirmation(
        title=_("Send the case to the other parties"),
        what=case.title,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=address(case),
        consequences=[_("The parties see it and can change it, with a trace that you see.")],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(case, _("Send"))})


@needs(Permission.TOPIC_PROPOSE)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the case with the reason."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    form = CloseForm(request.POST or None, initial={"version": case.version})
    if request.method == "POST" and form.is_valid():
        try:
            opening.close(case=case, **form.cleaned_data, by=request.actor, at=timezone.now())
            return back(request, case, done=_("The case is closed. It can be opened again."))
        except EditedMeanwhile as meanwhile:
            renew(form, find(request, pk).version, why=meanwhile)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
    return form_page(request, form, _("Close the case"), _("Close the case"), case)


@needs(Permission.TOPIC_PROPOSE)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then open a closed case again."""
    case = find(request, pk, Permission.TOPIC_PROPOSE)
    if request.method == "POST":
        try:
            opening.reopen(case=case, by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            return back(request, case, refused=str(refusal))
        return back(request, case, done=_("The case is open again."))
    title = _("Open the case again")
    confirmation = Confirmation(
        title=title,
        what=case.title,
        verb=title,
        cancel_url=address(case),
        consequences=[_("It stands as it stood when it was closed: “%(why)s”.") % {"why": case.closed_why}],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(case, title)})
