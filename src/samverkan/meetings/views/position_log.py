"""The log of joint positions over the years, as a page and as files; and decisions recorded several at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms import PositionLogForm, SeveralDecisionsForm
from samverkan.meetings.models import JointPosition
from samverkan.meetings.queries import lists
from samverkan.meetings.queries.positions import Wanted, awaited_of, position_log, table
from samverkan.meetings.views.loading import attempt
from samverkan.sources import spreadsheets
from samverkan.ui.page import Crumb

MOST_AT_ONCE = 200


@require_safe
@needs(Permission.AGREEMENT_READ)
def log(request: HttpRequest) -> HttpResponse:
    """Show the joint positions of all my agreements; filters and page stand in the address."""
    asked = wanted(request)
    found = position_log(request.actor, asked)
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "log": found,
        "wanted": asked,
        "form": PositionLogForm(request.GET or None, choices=found.choices),
        "address": kept.urlencode(),
        "may_decide": Permission.DECISION_RECORD in request.actor.permissions,
        "crumbs": [Crumb(str(lists.MEETINGS), reverse("meetings:meetings")), Crumb(_("Joint positions"))],
    }
    return render(request, "meetings/positions.html", context)


def wanted(request: HttpRequest) -> Wanted:
    """Return what the address asks for; what it cannot mean is left out."""
    asked = request.GET
    return Wanted(
        agreement=number(asked.get("agreement", "")),
        year=number(asked.get("year", "")),
        awaits=number(asked.get("awaits", "")),
        words=asked.get("q", "").strip()[:100],
        page=asked.get("page", 1),
    )


def number(text: str) -> int | None:
    """Return the number written, or None."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


@require_safe
@needs(Permission.AGREEMENT_READ)
def log_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the chosen part of the log as CSV."""
    return spreadsheets.hand_over(table(request.actor, wanted(request)), "standpunkter.csv")


@require_safe
@needs(Permission.AGREEMENT_READ)
def log_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand over the chosen part of the log as a workbook."""
    rows = table(request.actor, wanted(request))
    return spreadsheets.hand_over(rows, "standpunkter.xlsx", _("Joint positions"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.DECISION_RECORD)
def decide_several(request: HttpRequest) -> HttpResponse:
    """Record the same decision of one's own party on several joint positions."""
    waiting = awaited_of(request.actor)[:MOST_AT_ONCE]
    lines = [lists.line(position) for position in waiting]
    everything = JointPosition.objects.filter(pk__in=[line.position.pk for line in lines])
    form = SeveralDecisionsForm(request.POST or None, waiting=everything)
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["positions"])

        def deed() -> None:
            actions.record_party_decisions(positions=chosen, said=form.said(), by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The decisions are recorded.")):
            return redirect("meetings:decide_several")
    log_crumb = Crumb(_("Joint positions"), reverse("meetings:positions"))
    context = {
        "form": form,
        "lines": lines,
        "chosen": [int(pk) for pk in request.POST.getlist("positions") if pk.isdecimal()],
        "crumbs": [Crumb(str(lists.MEETINGS), reverse("meetings:meetings")), log_crumb, Crumb(_("Formal decisions"))],
    }
    return render(request, "meetings/decide_several.html", context)
