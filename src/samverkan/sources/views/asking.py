"""Asking for a fetch: now, by itself, or from a file of the source."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.sources import wishes
from samverkan.sources.actions import fetching, queueing
from samverkan.sources.files import CannotStore
from samverkan.sources.forms.fetching import ScheduleForm, SourceFileForm, WantedForm
from samverkan.sources.models import Began, Rhythm, Schedule
from samverkan.sources.origins import BY_CODE
from samverkan.sources.queries import fetches as queries
from samverkan.sources.views.fetches import crumbs

ON_A_PAGE = 20
Forms = dict[str, Any]


@require_safe
@needs(Permission.SOURCE_FETCH)
def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: fetch it now, decide how often it is fetched by itself, or give its file."""
    return _page(request, code, {})


@require_POST
@needs(Permission.SOURCE_FETCH)
def fetch_now(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a fetch; it is carried out beside the web server."""
    form = WantedForm(request.POST, source=_asked(code))
    if not form.is_valid():
        return _page(request, code, {"wanted_form": form})
    fetch = fetching.ask(source=code, wanted=form.asked, began=Began.PERSON, by=request.actor, at=timezone.now())
    messages.success(request, _("The fetch is asked for. It is carried out in its turn; you need not wait here."))
    return redirect("sources:fetch", pk=fetch.pk)


@require_POST
@needs(Permission.SOURCE_FETCH)
def schedule(request: HttpRequest, code: str) -> HttpResponse:
    """Decide how often the source is fetched by itself."""
    form = ScheduleForm(request.POST, source=_asked(code))
    if not form.is_valid():
        return _page(request, code, {"schedule_form": form})
    rhythm = Rhythm(form.cleaned_data["rhythm"])
    queueing.schedule(source=code, rhythm=rhythm, wanted=form.asked if rhythm != Rhythm.OFF else {},
                      by=request.actor, at=timezone.now())  # fmt: skip
    messages.success(request, _("Saved: %(rhythm)s.") % {"rhythm": rhythm.label.lower()})
    return redirect("sources:source", code=code)


@require_POST
@needs(Permission.SOURCE_FETCH)
def upload(request: HttpRequest, code: str) -> HttpResponse:
    """Take a file in place of a fetch."""
    form = SourceFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, _asked(code), {"file_form": form})
    file = form.cleaned_data["file"]
    try:
        with on_disk(file) as path:
            fetch = fetching.take_file(
                source=code, path=path, name=file.name, wanted={}, began=Began.PERSON, by=request.actor,
                at=timezone.now(),
            )  # fmt: skip
    except CannotStore as refusal:
        form.add_error("file", str(refusal))
        return _page(request, code, {"file_form": form})
    messages.success(request, _("The file is kept, and read in its turn."))
    return redirect("sources:fetch", pk=fetch.pk)


@contextmanager
def on_disk(file: UploadedFile) -> Iterator[Path]:
    """Give an uploaded file as a file on disk, written piece by piece."""
    with tempfile.NamedTemporaryFile() as kept:
        for piece in file.chunks():
            kept.write(piece)
        kept.flush()
        yield Path(kept.name)


def _asked(code: str) -> str:
    """Return the code of a source that can be asked over the network; else there is no such page."""
    if code not in wishes.WISHES:
        raise Http404
    return code


def _page(request: HttpRequest, code: str, forms: Forms) -> HttpResponse:
    known = BY_CODE.get(code)
    if known is None:
        raise Http404
    page = Paginator(queries.fetches(code), ON_A_PAGE).get_page(request.GET.get("page"))
    plan = Schedule.objects.filter(source=code).first()
    if known.fetched:
        said = {"rhythm": plan.rhythm, "wanted": wishes.words(code, plan.wanted)} if plan else {}
        whole = {"wanted_form": WantedForm(source=code), "file_form": SourceFileForm(),
                 "schedule_form": ScheduleForm(initial=said, source=code)}  # fmt: skip
    else:
        whole = {}
    lines = [queries.line(each) for each in page]
    context = {"known": known, "page": page, "lines": lines, "crumbs": crumbs(known.name)} | whole | forms
    last = page.object_list[0] if page.number == 1 and lines else None
    context["next"] = queries.due(plan, last) if plan else None
    return render(request, "sources/source.html", context, status=422 if forms else 200)
