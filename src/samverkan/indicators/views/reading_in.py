"""Values from a spreadsheet: kept as it came, shown row by row, written when that is pressed."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.indicators import actions
from samverkan.indicators.models import Indicator
from samverkan.indicators.queries.sheet import Change
from samverkan.indicators.queries.sheet import preview as previewed
from samverkan.indicators.sheet import Row
from samverkan.indicators.views.loading import crumbs, find
from samverkan.sources.models import Snapshot
from samverkan.sources.spreadsheets import Refusal
from samverkan.sources.spreadsheets.understanding import Preview
from samverkan.sources.views.reading_in import NotTicked, chosen_file, kept_file, look_again, ticked


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.INDICATOR_EDIT)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file; nothing is written yet."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    form, snapshot = chosen_file(request, partial(previewed, indicator, today=timezone.localdate()))
    if snapshot:
        return redirect("indicators:preview", pk=pk, snapshot_pk=snapshot.pk)
    context = {"indicator": indicator, "form": form, "crumbs": crumbs(indicator, _("Read values from a file"))}
    return render(request, "indicators/read_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.INDICATOR_EDIT)
def preview(request: HttpRequest, pk: int, snapshot_pk: int) -> HttpResponse:
    """Show what the file would change; the ticked rows are written when that is pressed, all or none."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    snapshot = kept_file(request, snapshot_pk)
    try:
        found = look_again(snapshot, partial(previewed, indicator, today=timezone.localdate()))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("indicators:read_in", pk=pk)
    refused = ""
    if request.method == "POST":
        refused = _write(request, indicator, found, snapshot)
        if not refused:
            return redirect("indicators:page", pk=pk)
    context = {
        "indicator": indicator, "preview": found, "refused": refused, "name": snapshot.name,
        "crumbs": crumbs(indicator, _("Read values from a file")),
    }  # fmt: skip
    return render(request, "indicators/preview.html", context, status=422 if refused else 200)


def _write(request: HttpRequest, indicator: Indicator, found: Preview[Change, Row], snapshot: Snapshot) -> str:
    """Write the rows that are ticked; return why nothing was written, if so."""
    stale = _("Somebody changed a value since you looked, so nothing was written. Look once more.")
    try:
        rows = [one.row for one in ticked(request, {one.row.number: one for one in found.writable}, stale)]
        made = actions.enter_many(
            indicator=indicator,
            values=[row.entered for row in rows if row.entered],
            origin=f"snapshot:{snapshot.pk}",
            by=request.actor,
            at=timezone.now(),
        )
    except (NotTicked, actions.CannotEnter) as refusal:
        return str(refusal)
    words = ngettext("%(count)s value is written.", "%(count)s values are written.", len(made))
    messages.success(request, words % {"count": len(made)})
    return ""
