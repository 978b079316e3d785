"""Lists: the meetings of all my agreements, and those of one with its log of joint positions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.agreements import tabs as agreement_tabs
from samverkan.agreements.models import Agreement
from samverkan.meetings.forms import LogForm, MeetingsForm
from samverkan.meetings.models import ForumKind, MeetingState
from samverkan.meetings.queries import lists
from samverkan.meetings.queries.inbox import inbox, with_offers
from samverkan.meetings.queries.page import May
from samverkan.ui.components import Tab


@require_safe
@needs(Permission.AGREEMENT_READ)
def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings of all my agreements: coming, held or cancelled."""
    asked = request.GET
    state = asked.get("state") if asked.get("state") in lists.STATES else MeetingState.PLANNED
    agreement = asked.get("agreement", "")
    kind = asked.get("kind", "")
    wish = lists.Wish(
        int(agreement) if agreement.isdecimal() else None,
        kind if kind in ForumKind.values else "",
        str(state),
        asked.get("sort", ""),
        asked.get("page", 1),
    )
    found = lists.meetings(request.actor, wish)
    context = {
        "list": found,
        "wish": wish,
        "form": MeetingsForm(asked or None, agreements=found.agreements),
        "tabs": tabs(request, found, str(state)),
        "may_plan": Permission.MEETING_PLAN in request.actor.permissions,
        "filters_in_use": bool(wish.agreement) + bool(wish.kind),
        "now": timezone.now(),
        "default_sort": "date" if state in lists.AHEAD else "-date",
    }
    return render(request, "meetings/meetings.html", context)


def tabs(request: HttpRequest, found: lists.MeetingList, state: str) -> list[Tab]:
    """Return coming, held and cancelled, each with its number."""
    kept = request.GET.copy()
    shown = []
    for key, label in (
        ("planned", _("Coming meetings")),
        ("draft", _("Drafts")),
        ("held", _("Held meetings")),
        ("cancelled", _("Cancelled meetings")),
    ):
        for dropped in ("page", "sort"):
            kept.pop(dropped, None)
        kept["state"] = key
        shown.append(Tab(label, f"?{kept.urlencode()}", key == state, found.counts[key]))
    return shown


@require_safe
@needs(Permission.AGREEMENT_READ)
def of_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meetings of one agreement, its inbox and its joint positions over the years."""
    agreement, now, asked = _find(request, pk), timezone.now(), request.GET
    year = asked.get("year", "")
    log = lists.log(
        agreement,
        request.actor,
        words=asked.get("q", "").strip(),
        year=int(year) if year.isdecimal() else None,
        number=asked.get("positions", 1),
    )
    found = lists.of_agreement(agreement, request.actor, log=log)
    may = May.of(agreement, request.actor)
    context = {
        "page": found,
        "inbox": inbox(agreement, request.actor, now),
        "form": LogForm(asked or None, years=log.years),
        "filters_in_use": bool(log.words) + bool(log.year),
        "may_plan": may.plan,
        "may_propose": may.propose,
        "tabs": agreement_tabs.tabs(agreement, "meetings"),
        "crumbs": agreement_tabs.crumbs(agreement, (_("Meetings"), "")),
        "plan_url": reverse("meetings:plan", args=[pk]),
    }
    return render(request, "meetings/of_agreement.html", context)


def _find(request: HttpRequest, pk: int) -> Agreement:
    """Return the agreement, which tells what rooms above have for its inbox; 404 where it is not one of my own."""
    agreement: Agreement = get_object_or_404(
        with_offers(lists.my_agreements(request.actor).select_related("home")), pk=pk
    )
    return agreement
