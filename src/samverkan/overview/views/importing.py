"""Taking in many agreements from a spreadsheet: choose, look, correct, import."""

from collections import defaultdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.actions import importing as actions
from samverkan.overview.queries import import_page
from samverkan.overview.queries import importing as queries
from samverkan.overview.sheet import header
from samverkan.sources import actions as sources
from samverkan.sources import queries as kept
from samverkan.sources import spreadsheets
from samverkan.sources.forms import FileForm
from samverkan.sources.models import Snapshot

FIELD = "rad-"


@needs(Permission.AGREEMENT_REGISTER)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is kept as it came, and shown row by row before anything is registered."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            queries.preview(data, file.name, by=request.actor, on=timezone.localdate(), left_out=frozenset())
        except spreadsheets.Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            snapshot = sources.receive(data=data, name=file.name, by=request.actor, at=timezone.now())
            return redirect("overview:import_preview", snapshot_pk=snapshot.pk)
    return render(request, "overview/import.html", {"form": form}, status=422 if form.errors else 200)


@needs(Permission.AGREEMENT_REGISTER)
def preview(request: HttpRequest, snapshot_pk: int) -> HttpResponse:
    """Show what the file would lead to; rows are corrected or left out here, and imported when that is pressed."""
    own = Snapshot.objects.visible_to(request.actor).filter(home=request.actor.organisation_id)
    snapshot = get_object_or_404(own.select_related("file"), pk=snapshot_pk)
    corrections, left_out = asked(request)
    found = queries.preview(
        kept.content(snapshot.file),
        snapshot.name,
        by=request.actor,
        on=timezone.localdate(),
        corrections=corrections,
        left_out=left_out,
    )
    page = import_page.page(found, corrections, left_out)
    ready = found.ready
    refused = ""
    if request.method == "POST" and "importera" in request.POST and ready:
        if request.POST["importera"] == str(len(ready)):
            try:
                actions.register_all(ready, by=request.actor, at=timezone.now())
            except actions.CannotImport as refusal:
                refused = str(refusal)
            else:
                messages.success(request, done(len(ready), len(found.candidates) - len(ready)))
                return redirect("overview:portfolio")
        else:
            refused = _("Your corrections changed how many can be imported. Look once more, and press again.")
    context = {"page": page, "snapshot": snapshot, "refused": refused}
    return render(request, "overview/import_preview.html", context, status=422 if refused else 200)


def asked(request: HttpRequest) -> tuple[dict[int, dict[str, str]], frozenset[int]]:
    """Return the corrections and the rows left out that were posted."""
    corrections: dict[int, dict[str, str]] = defaultdict(dict)
    for name, value in request.POST.items():
        number, _dash, code = name.removeprefix(FIELD).partition("-")
        if name.startswith(FIELD) and number.isdecimal():
            corrections[int(number)][code] = spreadsheets.as_text(value)
    left_out = frozenset(int(number) for number in request.POST.getlist("utan") if number.isdecimal())
    return dict(corrections), left_out


def done(number: int, rest: int) -> str:
    words = ngettext(
        "%(number)s agreement is registered. It is not yet confirmed by the counterparts.",
        "%(number)s agreements are registered. They are not yet confirmed by the counterparts.",
        number,
    ) % {"number": number}
    if rest:
        words += " " + ngettext("%(rest)s row was left out.", "%(rest)s rows were left out.", rest) % {"rest": rest}
    return words


@needs(Permission.AGREEMENT_REGISTER)
def template(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over an empty sheet with the names of the columns and one row that shows how to fill them in."""
    rows = [header(), import_page.example_row()]
    return spreadsheets.hand_over(rows, f"avtal-mall.{ending}", _("Agreements"))
