"""The enquiries as a board, as a list, as a file, and what became of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.commissioned.forms.choosing import EnquiryFilter, PeriodForm
from samverkan.commissioned.models import Desk
from samverkan.commissioned.queries import lists
from samverkan.commissioned.queries.outcomes import outcomes as figures
from samverkan.commissioned.views.loading import crumbs
from samverkan.sources import spreadsheets
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def board(request: HttpRequest) -> HttpResponse:
    """A column for each state; on a phone one list after the other."""
    form = EnquiryFilter(request.GET, by=request.actor)
    sought = form.sought()
    columns = lists.board(sought, request.actor, timezone.localdate())
    context = {"columns": columns, "is_empty": not any(column.count for column in columns)}
    return render(request, "commissioned/board.html", context | _frame(request, "board", form, sought.active))


@require_safe
@needs(Permission.AGREEMENT_READ)
def listing(request: HttpRequest) -> HttpResponse:
    """The enquiries one by one; filters, order and page stand in the address."""
    form = EnquiryFilter(request.GET, by=request.actor)
    sought, asked = form.sought(), request.GET
    page = lists.listed(sought, asked.get("sort", ""), asked.get("page", "1"), request.actor, timezone.localdate())
    context = {"page": page, "is_empty": not page.object_list}
    return render(request, "commissioned/list.html", context | _frame(request, "listing", form, sought.active))


@require_safe
@needs(Permission.AGREEMENT_READ)
def sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the enquiries as they are filtered and ordered, without their contacts."""
    sought = EnquiryFilter(request.GET, by=request.actor).sought()
    rows = lists.sheet(sought, request.GET.get("sort", ""), request.actor, timezone.localdate())
    return spreadsheets.hand_over(rows, f"forfragningar.{ending}", _("Enquiries"))


@require_safe
@needs(Permission.AGREEMENT_READ)
def outcomes(request: HttpRequest) -> HttpResponse:
    """How many came how far, how long it took, why some were lost, and what need is unmet."""
    form = PeriodForm(request.GET)
    since, until = form.period()
    found = figures(request.actor, since, until)
    may_take_up = can(request.actor, Permission.TOPIC_PROPOSE)
    context = {"figures": found, "is_empty": not (found.received or found.unmet), "may_take_up": may_take_up}
    active = bool(since) + bool(until)
    return render(request, "commissioned/outcomes.html", context | _frame(request, "outcomes", form, active))


def _frame(request: HttpRequest, name: str, form: object, active: int) -> dict[str, object]:
    """Return what stands around each of these pages; the filters follow from one to the other."""
    asked = request.GET.copy()
    for gone in ("page", "sort"):
        asked.pop(gone, None)
    labels = {"board": _("Board"), "listing": _("List"), "outcomes": _("Outcomes")}
    tabs = [
        Tab(label, reverse(f"commissioned:{each}") + (f"?{asked.urlencode()}" if asked else ""), each == name)
        for each, label in labels.items()
    ]
    return {
        "form": form,
        "active": active,
        "tabs": tabs,
        "address": request.GET.urlencode(),
        "may_add": can(request.actor, Permission.ENQUIRY_HANDLE),
        "may_open": can(request.actor, Permission.AGREEMENT_PUBLISH),
        "desk": Desk.objects.filter(organisation=request.actor.organisation_id).first(),
        "crumbs": crumbs() if name == "board" else crumbs(Crumb(labels[name])),
    }
