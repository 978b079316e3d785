"""Choosing which sources a case follows, and taking their newer figures."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.competence.places import name_of
from samverkan.competence.queries.regions import chosen
from samverkan.planning import actions
from samverkan.planning.faults import WrongFile
from samverkan.planning.forms.following import FollowingForm
from samverkan.planning.models import Following
from samverkan.planning.queries import cases, flowing
from samverkan.planning.queries.cases import CaseView
from samverkan.planning.queries.delivered import Readers, regions_counted, ways
from samverkan.planning.views.loading import back, find, of_case
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def newer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the sources say beside what stands in the case; take what is ticked, or let all of it be."""
    case = find(request, pk, Permission.AREA_EDIT)
    following = flowing.following_of(case)
    if following is None:
        return redirect("planning:follow", pk=pk)
    view, refusal, ticked = cases.whole(case), "", None
    if request.method == "POST":
        ticked = request.POST.getlist("figure")
        try:
            return _chosen(request, following, ticked)
        except (actions.NothingChosen, EditedMeanwhile, WrongFile) as fault:
            refusal = str(fault)
            case.refresh_from_db()
    context = {
        "case": case,
        "following": following,
        "preview": flowing.preview(view, flowing.offered(view, following), ticked),
        "refusal": refusal,
        "crumbs": of_case(case, Crumb(_("Figures of the sources"))),
    }
    return render(request, "planning/newer.html", context, status=422 if refusal else 200)


def _chosen(request: HttpRequest, following: Following, ticked: list[str]) -> HttpResponse:
    at = timezone.now()
    if "leave" in request.POST:
        actions.leave(following=following, by=request.actor, at=at)
        return back(request, following.case, _("The figures stand as they were. You are told when the sources change."))
    opened = request.POST.get("version", "")
    version = int(opened) if opened.isdecimal() else 0
    made = actions.take(following=following, keys=ticked, version=version, by=request.actor, at=at)
    words = _("Version %(number)s has the newer figures. Compute again to see what they give.")
    return back(request, following.case, words % {"number": made.number})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the counts and the educations that the case follows."""
    case = find(request, pk, Permission.AREA_EDIT)
    view, following = cases.whole(case), flowing.following_of(case)
    there = [(code, name_of(code)) for code in regions_counted()]
    asked = request.POST.get("region") or request.GET.get("region") or (following.region if following else "")
    region = asked if asked in dict(there) else chosen(asked, there, request.actor)
    form = FollowingForm(request.POST or None, following=following, **_offered(view, region))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.follow(
                case=case, sources=form.sources(region), by_itself=said["by_itself"], seen=said["seen"],
                by=request.actor, at=timezone.now(),
            )  # fmt: skip
            return _looked_at(request, made)
        except EditedMeanwhile as refusal:
            form = FollowingForm(following=flowing.following_of(case), **_offered(view, region))
            messages.error(request, str(refusal))
    context = {
        "case": case,
        "form": form,
        "region": region,
        "regions": there,
        "crumbs": of_case(case, Crumb(_("Follow sources"))),
    }
    return render(request, "planning/follow.html", context, status=422 if form.errors else 200)


def _looked_at(request: HttpRequest, following: Following) -> HttpResponse:
    """Hold the sources against the case at once, and go to what waits to be chosen, where anything does."""
    made = actions.look(following=following, at=timezone.now())
    if following.newer:
        messages.success(request, _("Saved. Here is what the sources say."))
        return redirect("planning:newer", pk=following.case_id)
    words = _("Saved. Newer figures came in as version %(number)s.") if made else _("Saved.")
    return back(request, following.case, words % {"number": made.number} if made else words)


def _offered(view: CaseView, region: str) -> Mapping[str, Any]:
    """Return what the form offers: each way of counting, and the educations that all readers of the case see."""
    occupations = [one["ssyk"] for one in view.document["occupations"]["list"]]
    seen = Readers.of(view.case).programmes().given().order_by("name_key", "pk")
    return {
        "ways": ways(region, occupations) if region else [],
        "of": len(occupations),
        "programmes": [(one["id"], one["name"]) for one in view.document["programmes"]],
        "educations": [(one.pk, f"{one.name} ({one.provider_name})") for one in seen],
    }
