"""Values from a spreadsheet: kept as it came, shown row by row, written when that is pressed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.indicators import actions
from samverkan.indicators.models import Indicator
from samverkan.indicators.queries.sheet import Preview
from samverkan.indicators.queries.sheet import preview as previewed
from samverkan.indicators.views.loading import crumbs, find
from samverkan.sources import actions as sources
from samverkan.sources import queries as kept
from samverkan.sources import spreadsheets
from samverkan.sources.forms import FileForm
from samverkan.sources.models import Snapshot
from samverkan.sources.spreadsheets.columns import MissingColumns


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.INDICATOR_EDIT)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file; nothing is written yet."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            previewed(indicator, data, file.name, timezone.localdate())
        except (spreadsheets.Refusal, MissingColumns) as refusal:
            form.add_error("file", str(refusal))
        else:
            snapshot = sources.receive(data=data, name=file.name, by=request.actor, at=timezone.now())
            return redirect("indicators:preview", pk=pk, snapshot_pk=snapshot.pk)
    context = {"indicator": indicator, "form": form, "crumbs": crumbs(indicator, _("Read values from a file"))}
    return render(request, "indicators/read_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.INDICATOR_EDIT)
def preview(request: HttpRequest, pk: int, snapshot_pk: int) -> HttpResponse:
    """Show what the file would change; the ticked rows are written when that is pressed, all or none."""
    indicator = find(request, pk, Permission.INDICATOR_EDIT)
    own = Snapshot.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    snapshot = get_object_or_404(own.select_related("file"), pk=snapshot_pk)
    try:
        found = previewed(indicator, kept.content(snapshot.file), snapshot.name, timezone.localdate())
    except (spreadsheets.Refusal, MissingColumns, FileNotFoundError) as refusal:
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


def _write(request: HttpRequest, indicator: Indicator, found: Preview, snapshot: Snapshot) -> str:
    """Write the rows that are ticked; return why nothing was written, if so."""
    ticked = {int(number) for number in request.POST.getlist("rad") if number.isdecimal()}
    chosen = [one.row for one in found.writable if one.row.number in ticked]
    if not ticked:
        return _("Tick the rows to write first.")
    if len(chosen) < len(ticked):
        return _("Somebody changed a value since you looked, so nothing was written. Look once more.")
    values = [row.entered for row in chosen if row.entered]
    origin = f"snapshot:{snapshot.pk}"
    try:
        made = actions.enter_many(
            indicator=indicator, values=values, origin=origin, by=request.actor, at=timezone.now()
        )
    except actions.CannotEnter as refusal:
        return str(refusal)
    words = ngettext("%(count)s value is written.", "%(count)s values are written.", len(made))
    messages.success(request, words % {"count": len(made)})
    return ""
