"""Folders of documents: taken in, and then read a few at a time while the table is looked at."""

from collections.abc import Iterator
from time import monotonic

from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions import batches
from samverkan.agreements.actions.batches.taking_in import MOST_DOCUMENTS
from samverkan.agreements.forms.batches import FolderForm
from samverkan.agreements.forms.drafts.several import Kept
from samverkan.agreements.models import Batch
from samverkan.agreements.queries.batches.page import waiting
from samverkan.agreements.travelling import StateLost
from samverkan.agreements.views.drafts.drafting import crumbs
from samverkan.agreements.views.drafts.folder_table import changed_rows, own_batch
from samverkan.agreements.views.drafts.uploads import body_too_large
from samverkan.runs.actions import LIMIT
from samverkan.sources import queries as kept

FOLDER_LIMIT = 10 * LIMIT
LATEST = 20
SECONDS = 2.0
"""So long documents are read before the table is shown again; one that takes longer is read to its end."""


@csrf_exempt  # only until the size is known: the form's token is checked by `_new_folder`
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_DRAFT)
def folder(request: HttpRequest) -> HttpResponse:
    """Take in many files at once; below the form stand the folders taken in before."""
    if refused := body_too_large(request, FOLDER_LIMIT):
        return _folder_page(request, refused, status=413)
    try:
        return _new_folder(request)
    except TooManyFilesSent:
        sentence = _("At most %(most)d documents are taken in at once. Divide them, and send a part at a time.")
        return _folder_page(request, sentence % {"most": MOST_DOCUMENTS}, status=400)


@csrf_protect
def _new_folder(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _folder_page(request)
    try:
        name, files = _sent(request)
        batch = batches.take_in(files, name=name, by=request.actor, at=timezone.now())
    except (StateLost, batches.CannotTakeIn) as refusal:
        return _folder_page(request, str(refusal), status=400)
    return redirect("agreements:batch", batch_id=batch.pk)


def _sent(request: HttpRequest) -> tuple[str, Iterator[tuple[str, bytes]]]:
    """Return what the folder is called, and its files: those sent now, or those of a file that was kept before."""
    if word := request.POST.get("inside", ""):
        snapshot = Kept(request.actor, timezone.now()).snapshot(word)
        return snapshot.name, iter([(snapshot.name, kept.content(snapshot.file))])
    uploaded = [file for field in ("many", "folder") for file in request.FILES.getlist(field)]
    name = uploaded[0].name or "" if len(uploaded) == 1 else _("%(number)d files") % {"number": len(uploaded)}
    return name, ((file.name or "", file.read()) for file in uploaded)


def _folder_page(request: HttpRequest, refused: str = "", status: int = 200) -> HttpResponse:
    latest = Batch.objects.visible_to(request.actor).select_related("made_by")[:LATEST]
    way = crumbs(_("A folder of agreements"))
    context = {"form": FolderForm(), "refused": refused, "batches": latest, "crumbs": way}
    return render(request, "agreements/batches/folder.html", context, status=status)


@require_POST
@needs(Permission.AGREEMENT_DRAFT)
def read_some(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Read documents for a while; answer with the rows that changed, or go back to the table."""
    batch = own_batch(request, batch_id)
    numbers = []
    until = monotonic() + SECONDS
    while row := batches.read_next(batch, by=request.actor, at=timezone.now()):
        numbers.append(row.number)
        if monotonic() > until:
            break
    if request.htmx:
        return changed_rows(request, batch, numbers)
    if not waiting(batch):
        messages.success(request, _("All documents have been read."))
    return redirect("agreements:batch", batch_id=batch.pk)
