"""The table of a folder: looked through, corrected in place, registered and set aside several rows at once."""

from collections.abc import Collection, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import batches, drafts
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.forms.batches import RowFilter, RowForm
from samverkan.agreements.models import Batch, BatchRow
from samverkan.agreements.queries.batches import RowLine, batch_page, batch_row, lines_of
from samverkan.agreements.views.drafts.drafting import crumbs
from samverkan.runs.refusals import sentence_of

MOST_TOLD = 10
"""Of so many rows that were left as they were the reason is told at once."""


@require_safe
@needs(Permission.AGREEMENT_DRAFT)
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The table; the rows that wait are read by the page itself as long as it is open."""
    return _table(request, own_batch(request, batch_id))


def _table(request: HttpRequest, found: Batch) -> HttpResponse:
    filters = RowFilter(request.GET)
    page = batch_page(found, request.actor, filters.wanted(request.GET.get("sort", "")), request.GET.get("page", ""))
    context = {
        "page": page,
        "lines": _with_refusals(list(page.lines)),
        "filters": filters,
        "just_aside": [number for number in request.GET.get("undan", "").split(",") if number.isdecimal()],
        "may_register": Permission.AGREEMENT_REGISTER in request.actor.permissions,
        "crumbs": crumbs(found.name),
    }
    return render(request, "agreements/batches/table.html", context)


def _with_refusals(lines: Collection[RowLine]) -> list[tuple[RowLine, str]]:
    return [(line, sentence_of(line.row.refusal) if line.state == "refused" else "") for line in lines]


def changed_rows(request: HttpRequest, found: Batch, numbers: Collection[int]) -> HttpResponse:
    """Answer with how far the reading has come, and the rows that were read, each to take its old one's place."""
    page = batch_page(found, request.actor, RowFilter({}).wanted(""))
    lines = [line for line in lines_of(found, request.actor) if line.number in numbers]
    context = {"page": page, "lines": _with_refusals(lines), "are_changed": True, "is_idle": not numbers}
    return render(request, "agreements/batches/_changed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_DRAFT)
def correct(request: HttpRequest, batch_id: int, number: int) -> HttpResponse:
    """Correct one row: in its place with htmx, else on a page of its own."""
    found = own_batch(request, batch_id)
    row, line = _open_row(found, number, request)
    assert row.draft is not None
    form = RowForm(request.POST or None, shown=line.summary, number=number, version=row.draft.version)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            batches.correct_row(row, form.given(), version=version, by=request.actor, at=timezone.now())
        except CannotApply as refusal:
            form.add_error(None, str(refusal))
        except EditedMeanwhile:
            row, line = _open_row(found, number, request)
            form.show_beside(line.summary, row.draft.version if row.draft else 0)
        else:
            return _corrected(request, found, number)
    if request.htmx and request.GET.get("lamna"):
        return _corrected(request, found, number)
    context = {"batch": found, "line": line, "form": form, "crumbs": crumbs(_("Correct row %(n)d") % {"n": number})}
    name = "_correct" if request.htmx else "correct"
    status = 422 if form.errors and not request.htmx else 200
    return render(request, f"agreements/batches/{name}.html", context, status=status)


def _open_row(found: Batch, number: int, request: HttpRequest) -> tuple[BatchRow, RowLine]:
    row = batch_row(found, number)
    line = next((line for line in lines_of(found, request.actor) if line.number == number), None)
    if row is None or line is None or not line.is_open:
        raise Http404
    return row, line


def _corrected(request: HttpRequest, found: Batch, number: int) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{batch_url(found)}#row-{number}")
    lines = [line for line in lines_of(found, request.actor) if line.number == number]
    return render(request, "agreements/batches/_rows.html", {"page": {"batch": found}, "lines": _with_refusals(lines)})


def _chosen(request: HttpRequest, found: Batch) -> list[BatchRow]:
    """Return the rows that were ticked, or none."""
    numbers = [int(number) for number in request.POST.getlist("valda") if number.isdecimal()]
    return list(found.rows.filter(number__in=numbers).select_related("draft", "draft__home", "draft__agreement"))


@require_POST
@needs(Permission.AGREEMENT_REGISTER)
def register_rows(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Register the rows that are ticked; those that cannot be are named with the reason, the rest are registered."""
    found = own_batch(request, batch_id)
    chosen = _chosen(request, found)
    if not chosen:
        return _nothing_chosen(request, found)
    outcomes = batches.register_rows(chosen, by=request.actor, at=timezone.now())
    made = sum(outcome.agreement is not None for outcome in outcomes)
    if made:
        words = ngettext("%(made)d agreement is registered.", "%(made)d agreements are registered.", made)
        messages.success(request, words % {"made": made} + " " + _("Only your party sees them until you share them."))
    refused = [(outcome.row.number, outcome.refused) for outcome in outcomes if outcome.refused]
    return _back(request, found, refused)


@require_POST
@needs(Permission.AGREEMENT_DRAFT)
def set_rows_aside(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Set the rows that are ticked aside, or take them up again; the table then offers to undo it."""
    found = own_batch(request, batch_id)
    chosen = _chosen(request, found)
    if not chosen:
        return _nothing_chosen(request, found)
    is_back = "ta-upp" in request.POST
    refused, done = [], []
    for row in chosen:
        try:
            _take_up(row, request) if is_back else _set_aside(row, request)
            done.append(row.number)
        except (CannotApply, EditedMeanwhile) as refusal:
            refused.append((row.number, str(refusal)))
    return _back(request, found, refused, just_aside=() if is_back else done)


def _back(
    request: HttpRequest, found: Batch, refused: Sequence[tuple[int, str]], just_aside: Collection[int] = ()
) -> HttpResponse:
    """Go back to the table and say there which rows were left as they were, and why."""
    for number, why in refused[:MOST_TOLD]:
        messages.error(request, _("Row %(number)d: %(why)s") % {"number": number, "why": why})
    rest = len(refused[MOST_TOLD:])
    if rest:
        words = ngettext("%(rest)d more row was left as it is.", "%(rest)d more rows were left as they are.", rest)
        messages.error(request, words % {"rest": rest})
    undo = f"?undan={','.join(map(str, just_aside))}" if just_aside else ""
    return redirect(f"{batch_url(found)}{undo}")


def _set_aside(row: BatchRow, request: HttpRequest) -> None:
    if row.draft is None:
        raise CannotApply(_("The document could not be read, so there is nothing to set aside."))
    drafts.set_aside(row.draft, version=row.draft.version, by=request.actor, at=timezone.now())


def _take_up(row: BatchRow, request: HttpRequest) -> None:
    if row.draft is None:
        raise CannotApply(_("The draft is not set aside."))
    drafts.take_up(row.draft, by=request.actor, at=timezone.now())


def _nothing_chosen(request: HttpRequest, found: Batch) -> HttpResponse:
    messages.error(request, _("Tick the rows first."))
    return redirect(batch_url(found))


def own_batch(request: HttpRequest, batch_id: int) -> Batch:
    """Return the folder, or answer 404 when it is not the acting party's."""
    own = Batch.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    found: Batch = get_object_or_404(own.select_related("home"), pk=batch_id)
    return found


def batch_url(batch: Batch) -> str:
    """Return where a folder's table is shown."""
    return reverse("agreements:batch", args=[batch.pk])
