"""The questions to one's own party as a spreadsheet: handed over, and read back row by row before anything is sent."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.reporting.actions import sending_rows
from samverkan.reporting.models import Round
from samverkan.reporting.queries.sheet import CHANGED, SAME, Preview, table
from samverkan.reporting.queries.sheet import preview as previewed
from samverkan.reporting.views.loading import address, crumbs, find_round, numbers
from samverkan.sources import spreadsheets
from samverkan.sources.views.reading_in import chosen_file, kept_file, look_again
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.COMMITMENT_REPORT)
def download(request: HttpRequest, pk: str, number: str, ending: str) -> HttpResponse:
    """Hand over what one's own party is asked, with what is written so far."""
    asked = find_round(request, int(pk), int(number), Permission.COMMITMENT_REPORT)
    rows = table(asked, request.actor)
    return spreadsheets.hand_over(rows, f"fragor-{pk}-{number}.{ending}", _("Questions"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_REPORT)
def choose(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Choose a file; it is kept as it came, and shown row by row before anything is sent."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    form, snapshot = chosen_file(request, partial(previewed, asked, by=request.actor))
    if snapshot:
        return redirect("reporting:sheet_preview", pk=pk, number=number, snapshot_pk=snapshot.pk)
    context = {"round": asked, "agreement": asked.agreement, "form": form, "crumbs": _crumbs(asked)}
    return render(request, "reporting/sheet.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_REPORT)
def preview(request: HttpRequest, pk: int, number: int, snapshot_pk: int) -> HttpResponse:
    """Show what the file would send; the rows that are ticked are sent when that is pressed, all or none."""
    asked = find_round(request, pk, number, Permission.COMMITMENT_REPORT)
    snapshot = kept_file(request, snapshot_pk)
    try:
        found = look_again(snapshot, partial(previewed, asked, by=request.actor))
    except spreadsheets.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("reporting:sheet", pk=pk, number=number)
    refused = ""
    if request.method == "POST":
        refused = _sent(request, found)
        if not refused:
            return redirect(address(asked, "fragor"))
    context = {
        "round": asked, "agreement": asked.agreement, "preview": found, "refused": refused, "name": snapshot.name,
        "crumbs": _crumbs(asked),
    }  # fmt: skip
    return render(request, "reporting/sheet_preview.html", context, status=422 if refused else 200)


def _sent(request: HttpRequest, found: Preview) -> str:
    """Send the rows that are ticked; return why nothing was sent, if so."""
    ticked = set(numbers(request, "rad"))
    if not ticked:
        return _("Tick the rows to send first.")
    ticked -= {row.number for row in found.of(SAME)}  # sent already: the button was pressed twice
    chosen = [row for row in found.of(CHANGED) if row.number in ticked]
    if len(chosen) < len(ticked):
        return _("Somebody changed an answer since you looked, so nothing was sent. Look once more.")
    try:
        made = sending_rows.send_rows(rows=chosen, by=request.actor, at=timezone.now())
    except sending_rows.CannotSendRows as refusal:
        return str(refusal)
    words = ngettext("%(count)s answer is sent.", "%(count)s answers are sent.", len(made))
    messages.success(request, words % {"count": len(made)})
    return ""


def _crumbs(asked: Round) -> list[Crumb]:
    return crumbs(asked.agreement, (asked.title, address(asked)), (_("Answer in a spreadsheet"), ""))
