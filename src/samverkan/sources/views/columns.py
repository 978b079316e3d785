"""An own file: chosen, its columns named and ten rows looked at, then read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.sources import queries as kept
from samverkan.sources import spreadsheets
from samverkan.sources.actions import fetching, mapping, receive
from samverkan.sources.files import location
from samverkan.sources.forms.columns import FIELDS, ColumnsForm
from samverkan.sources.forms.fetching import OwnFileForm
from samverkan.sources.models import Began, Fetch, Mapping, Snapshot
from samverkan.sources.queries import preview as previewing
from samverkan.sources.views.fetches import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SOURCE_FETCH)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose an own file; it is read as saved before, or its columns are named next."""
    form = OwnFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            previewing.sheet_of(data, file.name)
        except spreadsheets.Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            snapshot = receive(data=data, name=file.name, by=request.actor, at=timezone.now())
            how = form.cleaned_data["how"]
            if how.startswith("mapping:"):
                saved = get_object_or_404(Mapping, pk=how.partition(":")[2])
                return redirect("sources:fetch", pk=_read(request, snapshot, saved, "").pk)
            return redirect(f"{reverse('sources:columns', args=[snapshot.pk])}?table={how}")
    context = {"form": form, "crumbs": crumbs(_("Own file"))}
    return render(request, "sources/own_file.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SOURCE_FETCH)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which column is what, look at ten rows, and save and read the file."""
    own = Snapshot.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    snapshot = get_object_or_404(own.select_related("file"), pk=pk)
    table = request.GET.get("table", "FIGURES")
    if table not in FIELDS:
        raise Http404
    data = kept.content(snapshot.file)
    sheet = previewing.sheet_of(data, snapshot.name)
    form = ColumnsForm(request.POST or None, table=table, header=sheet.header)
    shown = None
    if request.method == "POST" and form.is_valid():
        shown = previewing.preview(data, snapshot.name, table, form.columns, form.constants, list(FIELDS[table]))
        if "save" in request.POST and not shown.refused:
            name, fields, fixed = form.cleaned_data["name"], form.columns, form.constants
            saved = mapping.save(
                name=name, table=table, columns=fields, constants=fixed, by=request.actor, at=timezone.now()
            )
            return redirect("sources:fetch", pk=_read(request, snapshot, saved, form.cleaned_data["licence"]).pk)
    labels = [FIELDS[table].get(field, field) for field in shown.fields] if shown else []
    context = {
        "form": form, "preview": shown, "labels": labels, "name": snapshot.name, "sheet": sheet,
        "crumbs": crumbs(_("Own file")),
    }  # fmt: skip
    refused = bool(form.errors or (shown and shown.refused))
    return render(request, "sources/columns.html", context, status=422 if refused else 200)


def _read(request: HttpRequest, snapshot: Snapshot, saved: Mapping, licence: str) -> Fetch:
    fetch = fetching.take_file(
        source="file", path=location(snapshot.file_id), name=snapshot.name, wanted=saved.wanted, began=Began.PERSON,
        by=request.actor, at=timezone.now(), licence=licence,
    )  # fmt: skip
    messages.success(request, _("The file is kept, and read in its turn."))
    return fetch
