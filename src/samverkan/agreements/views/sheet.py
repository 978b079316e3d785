"""The commitments of an agreement as a spreadsheet: handed over, and read back row by row."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions.sheet import CannotApplyRows, apply_rows
from samverkan.agreements.forms.filters import CommitmentFilter
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.queries.commitments import wanted_views
from samverkan.agreements.queries.health import commitment_views
from samverkan.agreements.queries.sheet import Preview, sheet_page, table
from samverkan.agreements.queries.sheet import preview as previewed
from samverkan.agreements.views.loading import find_agreement
from samverkan.areas.models import Area
from samverkan.sources import spreadsheets
from samverkan.sources.views.reading_in import NotTicked, chosen_file, kept_file, look_again, ticked
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, pk: str, ending: str) -> HttpResponse:
    """Hand over the commitments that the filter shows, in its order, so that the sheet can be read back."""
    agreement, by = find_agreement(request, int(pk)), request.actor
    visible = Commitment.objects.visible_to(by).filter(agreement=agreement)
    areas = list(Area.objects.visible_to(by).filter(commitments__agreement=agreement).distinct())
    wanted = CommitmentFilter(request.GET, agreement=agreement, areas=areas).wanted()
    views = wanted_views(commitment_views(visible, by, timezone.localdate()), wanted, by, request.GET.get("sort", ""))
    rows = table(views, by)
    return spreadsheets.hand_over(rows, f"ataganden-{pk}.{ending}", _("Commitments"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file; it is kept as it came, and shown row by row before anything is changed."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    form, snapshot = chosen_file(request, partial(previewed, agreement, by=request.actor, on=timezone.localdate()))
    if snapshot:
        return redirect("agreements:sheet_preview", pk=pk, snapshot_pk=snapshot.pk)
    context = {"agreement": agreement, "form": form, "crumbs": _crumbs(agreement)}
    return render(request, "agreements/sheet/choose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def preview(request: HttpRequest, pk: int, snapshot_pk: int) -> HttpResponse:
    """Show what the file would change; the rows that are ticked are written when that is pressed, all or none."""
    agreement = find_agreement(request, pk, Permission.COMMITMENT_EDIT)
    snapshot = kept_file(request, snapshot_pk)
    try:
        found = look_again(snapshot, partial(previewed, agreement, by=request.actor, on=timezone.localdate()))
    except spreadsheets.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("agreements:read_sheet", pk=pk)
    refused = ""
    if request.method == "POST":
        refused = _applied(request, agreement, found)
        if not refused:
            return redirect("agreements:commitments", pk=pk)
    context = {
        "agreement": agreement, "preview": sheet_page(found), "refused": refused, "name": snapshot.name,
        "crumbs": _crumbs(agreement),
    }  # fmt: skip
    return render(request, "agreements/sheet/preview.html", context, status=422 if refused else 200)


def _applied(request: HttpRequest, agreement: Agreement, found: Preview) -> str:
    """Write the rows that are ticked; return why nothing was written, if so."""
    stale = _("Somebody changed a commitment since you looked, so nothing was written. Look once more.")
    try:
        rows = ticked(request, {row.number: row for row in found.of("new", "changed")}, stale)
        made = apply_rows(agreement, rows, by=request.actor, at=timezone.now())
    except (NotTicked, CannotApplyRows) as refusal:
        return str(refusal)
    words = ngettext("%(count)s commitment is written.", "%(count)s commitments are written.", len(made))
    messages.success(request, words % {"count": len(made)})
    return ""


def _crumbs(agreement: Agreement) -> list[Crumb]:
    return tabs.crumbs(
        agreement,
        (_("Commitments"), reverse("agreements:commitments", args=[agreement.pk])),
        (_("Read a spreadsheet in"), ""),
    )
