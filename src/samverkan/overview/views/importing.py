"""Taking in many agreements from a spreadsheet: choose, look, correct, import."""

from collections import defaultdict
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.overview.actions import importing as actions
from samverkan.overview.queries import import_page
from samverkan.overview.queries import importing as queries
from samverkan.overview.sheet import COLUMNS
from samverkan.sources import spreadsheets
from samverkan.sources.views.reading_in import chosen_file, kept_file, look_again

FIELD = "rad-"


@needs(Permission.AGREEMENT_REGISTER)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is kept as it came, and shown row by row before anything is registered."""
    look = partial(queries.preview, by=request.actor, on=timezone.localdate(), left_out=frozenset())
    form, snapshot = chosen_file(request, look)
    if snapshot:
        return redirect("overview:import_preview", snapshot_pk=snapshot.pk)
    return render(request, "overview/import.html", {"form": form}, status=422 if form.errors else 200)


@needs(Permission.AGREEMENT_REGISTER)
def preview(request: HttpRequest, snapshot_pk: int) -> HttpResponse:
    """Show what the file would lead to; rows are corrected or left out here, and imported when that is pressed."""
    snapshot = kept_file(request, snapshot_pk)
    corrections, left_out = asked(request)
    today, by = timezone.localdate(), request.actor
    look = partial(queries.preview, by=by, on=today, corrections=corrections, left_out=left_out)
    try:
        found = look_again(snapshot, look)
    except spreadsheets.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("overview:import")
    refused = ""
    if request.method == "POST" and "importera" in request.POST and found.ready:
        refused = register(request, found)
        if not refused:
            return redirect("overview:portfolio")
    context = {"page": import_page.page(found, corrections, left_out), "snapshot": snapshot, "refused": refused}
    return render(request, "overview/import_preview.html", context, status=422 if refused else 200)


def register(request: HttpRequest, found: queries.Preview) -> str:
    """Register the agreements that are ready; return why none was, if so."""
    if request.POST["importera"] != str(len(found.ready)):
        return _("Your corrections changed how many can be imported. Look once more, and press again.")
    try:
        actions.register_all(found.ready, by=request.actor, at=timezone.now())
    except actions.CannotImport as refusal:
        return str(refusal)
    messages.success(request, done(len(found.ready), len(found.candidates) - len(found.ready)))
    return ""


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
    rows = [COLUMNS.header(computed=False), import_page.example_row()]
    return spreadsheets.hand_over(rows, f"avtal-mall.{ending}", _("Agreements"))
