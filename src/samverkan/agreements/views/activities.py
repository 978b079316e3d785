"""The list of activities, and the page where one is added, read and corrected."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import NotAllowed, can
from samverkan.accounts.finding import find
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements import tabs
from samverkan.agreements.actions import activities as actions
from samverkan.agreements.forms.activities import (
    ActivityFilter,
    ActivityForm,
    MilestoneForm,
    MoneyForm,
    NoteForm,
    ResultForm,
    values_of,
    written,
)
from samverkan.agreements.models import Activity, Agreement, Commitment
from samverkan.agreements.queries.activities import activity_lines, activity_page, sought_activities
from samverkan.agreements.views.loading import back_to
from samverkan.sources import spreadsheets
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb

PER_PAGE = 50


@require_safe
@needs(Permission.AGREEMENT_READ)
def activities(request: HttpRequest) -> HttpResponse:
    """Every activity the party sees, each once, over all agreements."""
    form = ActivityFilter(request.GET, by=request.actor)
    sought = form.sought()
    found = sought_activities(sought, request.actor, request.GET.get("sort", ""))
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    chosen = sought.agreement and Agreement.objects.visible_to(request.actor).filter(pk=sought.agreement).first()
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "lines": activity_lines(shown.object_list, request.actor),
        "page_obj": shown,
        "form": form,
        "active": sought.active,
        "csv_url": f"{reverse('agreements:activities_csv')}?{query.urlencode()}",
        "may_add": can(request.actor, Permission.ACTIVITY_EDIT),
        "agreement": chosen,
        "tabs": tabs.tabs(chosen, "activities") if chosen else None,
        "crumbs": tabs.crumbs(chosen, (_("Activities"), "")) if chosen else None,
    }
    return render(request, "agreements/activity/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def activities_csv(request: HttpRequest) -> HttpResponse:
    """The same list, whole, as a file for a spreadsheet."""
    sought = ActivityFilter(request.GET, by=request.actor).sought()
    lines = activity_lines(sought_activities(sought, request.actor, request.GET.get("sort", "")), request.actor)
    header = [
        _("Title"), _("Status"), _("Begins"), _("Ends"), _("Agreements"), _("Commitments"),
        _("Domains"), _("Areas"), _("Leads"), _("Kronor"), _("Seen by"),
    ]  # fmt: skip
    return spreadsheets.hand_over([header, *map(_cells, lines)], f"{_('activities')}.csv")


def _cells(line: Any) -> list[spreadsheets.Value]:
    activity = line.activity
    return [
        activity.title, activity.get_status_display(), activity.starts_on, activity.ends_on,
        ", ".join(line.agreements), ", ".join(f"{c.number}. {c.title}" for c in line.commitments),
        ", ".join(activity.domain_names()), ", ".join(area.name for area in line.areas),
        ", ".join(f"{lead.mark}: {lead.name}" for lead in line.leads), line.money_sek, activity.get_circle_display(),
    ]  # fmt: skip


@needs(Permission.ACTIVITY_EDIT)
def add(request: HttpRequest) -> HttpResponse:
    """Add an activity; whether the other parties see it is chosen, never assumed."""
    serves = [int(pk) for pk in request.GET.getlist("atagande") if pk.isdecimal()]
    seen = Commitment.objects.visible_to(request.actor).filter(pk__in=serves)
    start = {"commitments": list(seen.values_list("pk", flat=True)), "lead": request.actor.person.pk}
    form = _form(request, start)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.add(
                plan=form.plan(), circle=said["circle"], lead=said["lead"], by=request.actor, at=timezone.now()
            )
            return back_to(request, _address(made), done=_("The activity is added."))
        except (actions.EndsBeforeItBegins, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "title": _("Add an activity"), "crumbs": _crumbs((_("Add an activity"), ""))}
    return render(request, "agreements/activity/form.html", context)


def _form(request: HttpRequest, start: dict[str, Any], kept: dict[str, Any] | None = None) -> ActivityForm:
    """Return the form as it was sent; unsaved, with all that is written, when another agreement is to be shown."""
    asked = request.POST if request.method == "POST" else request.GET
    options = {"by": request.actor, "on": timezone.localdate(), "kept": kept, "shown": asked.get("avtal", "")}
    if request.method == "POST" and "visa" not in request.POST:
        return ActivityForm(request.POST, initial=start, **options)
    return ActivityForm(initial=start | written(asked) if request.method == "POST" else start, **options)


@require_safe
@needs(Permission.AGREEMENT_READ)
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity: what it serves, who leads, when, for how much, and what came of it."""
    return show(request, find_activity(request, pk))


def show(request: HttpRequest, activity: Activity, **forms: Any) -> HttpResponse:
    """Answer with the activity's page; `forms` are those with something to correct in them."""
    today = timezone.localdate()
    may_edit = can(request.actor, Permission.ACTIVITY_EDIT, activity)
    context = {
        "page": activity_page(activity, request.actor),
        "activity": activity,
        "today": today,
        "may_edit": may_edit,
        "history": history(activity, request.actor, limit=20),
        "crumbs": _crumbs((activity.title, "")),
    }
    if may_edit:
        context |= {
            "milestone_form": MilestoneForm(auto_id="delmal_%s"),
            "money_form": MoneyForm(
                activity=activity, by=request.actor, auto_id="pengar_%s",
                initial={"year": today.year, "organisation": request.actor.organisation_id},
            ),
            "result_form": ResultForm(auto_id="resultat_%s", initial={"on": today}),
            "note_form": NoteForm(auto_id="anteckning_%s", initial={"on": today}),
        }  # fmt: skip
    return render(request, "agreements/activity/page.html", context | forms, status=422 if forms else 200)


@needs(Permission.ACTIVITY_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an activity; what somebody else saved meanwhile is shown beside."""
    activity, theirs = find_activity(request, pk, Permission.ACTIVITY_EDIT), None
    start = values_of(activity, request.actor)
    form = _form(request, start, kept=start)
    if form.is_bound and form.is_valid():
        try:
            _save(activity, form, start["lead"], request)
            return back_to(request, _address(activity), done=_("Saved."))
        except EditedMeanwhile as meanwhile:
            theirs = find_activity(request, pk)
            renew(form, theirs.version, why=meanwhile)
        except (actions.EndsBeforeItBegins, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "title": _("Edit the activity"),
        "activity": activity,
        "theirs": theirs,
        "crumbs": _crumbs((activity.title, _address(activity)), (_("Edit"), "")),
    }
    return render(request, "agreements/activity/form.html", context)


def _save(activity: Activity, form: ActivityForm, lead: int | None, request: HttpRequest) -> None:
    by, at, said = request.actor, timezone.now(), form.cleaned_data
    actions.edit(activity=activity, plan=form.plan(), version=said["version"] or 0, by=by, at=at)
    if (said["lead"].pk if said["lead"] else None) != lead:
        actions.lead(activity=activity, person=said["lead"], by=by, at=at)


@needs(Permission.ACTIVITY_EDIT)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a private activity to the other parties."""
    activity = find_activity(request, pk, Permission.ACTIVITY_EDIT)
    if activity.home_id != request.actor.organisation_id:
        raise PermissionDenied
    if request.method == "POST":
        try:
            actions.share(activity=activity, by=request.actor, at=timezone.now())
        except (actions.AlreadyShared, actions.NothingToShareWith, EditedMeanwhile) as refusal:
            return back_to(request, _address(activity), refused=str(refusal))
        return back_to(request, _address(activity), done=_("The other parties now see the activity."))
    confirmation = Confirmation(
        title=_("Send the activity to the other parties"),
        what=activity.title,
        verb=_("Send to the party – may become a public document at both"),
        cancel_url=_address(activity),
        consequences=[
            _("All parties of the agreements it serves see everything on its page, its notes, money and files too."),
            _("Each of them can change it from now on, with a trace that you see."),
            _("It cannot be made private again."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def find_activity(request: HttpRequest, pk: int, permission: Permission | None = None) -> Activity:
    """Return the activity if the actor may see it (else 404) and may do what is asked (else 403)."""
    return find(request.actor, Activity.objects.select_related("home"), permission, pk=pk)


def _crumbs(*steps: tuple[str, str]) -> list[Crumb]:
    return [Crumb(_("Activities"), reverse("agreements:activities")), *(Crumb(*step) for step in steps)]


def _address(activity: Activity) -> str:
    return reverse("agreements:activity", args=[activity.pk])
