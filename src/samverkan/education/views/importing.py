"""The list as a file, rows from a file, and a change of many at once."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.education import actions
from samverkan.education.forms import ManyForm, ProgrammeFilter
from samverkan.education.models import Programme
from samverkan.education.queries.listing import chosen, ordered
from samverkan.education.queries.sheet import Change, table
from samverkan.education.queries.sheet import preview as previewed
from samverkan.education.sheet import Row
from samverkan.education.views.loading import crumbs
from samverkan.sources import spreadsheets
from samverkan.sources.spreadsheets.understanding import Preview
from samverkan.sources.views.reading_in import NotTicked, chosen_file, kept_file, look_again, ticked


@require_safe
@needs(Permission.AGREEMENT_READ)
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Hand over the list as it is filtered and ordered, in a file that can be read back."""
    sought = ProgrammeFilter(request.GET, by=request.actor).sought()
    rows = table(ordered(chosen(sought, request.actor), request.GET.get("sort", "")))
    return spreadsheets.hand_over(rows, f"utbildningar.{ending}", _("Programmes and courses"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDUCATION_EDIT)
def read_in(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is written yet."""
    form, snapshot = chosen_file(request, partial(previewed, by=request.actor))
    if snapshot:
        return redirect("education:preview", snapshot_pk=snapshot.pk)
    context = {"form": form, "crumbs": crumbs(None, _("Read from a file"))}
    return render(request, "education/read_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDUCATION_EDIT)
def preview(request: HttpRequest, snapshot_pk: int) -> HttpResponse:
    """Show what the file would change; the ticked rows are written when that is pressed, all or none."""
    snapshot = kept_file(request, snapshot_pk)
    try:
        found = look_again(snapshot, partial(previewed, by=request.actor))
    except spreadsheets.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("education:read_in")
    refused = ""
    if request.method == "POST":
        refused = write(request, found)
        if not refused:
            return redirect("education:programmes")
    context = {
        "preview": found,
        "refused": refused,
        "name": snapshot.name,
        "crumbs": crumbs(None, _("Read from a file")),
    }
    return render(request, "education/preview.html", context, status=422 if refused else 200)


def write(request: HttpRequest, found: Preview[Change, Row]) -> str:
    """Write the rows that are ticked; return why nothing was written, if so."""
    stale = _("Somebody changed the list since you looked, so nothing was written. Look once more.")
    try:
        changes = ticked(request, {one.row.number: one for one in found.writable}, stale)
        number = actions.write_rows(changes=changes, by=request.actor, at=timezone.now())
    except (NotTicked, actions.CannotWrite, NotAllowed) as refusal:
        return str(refusal)
    messages.success(
        request, ngettext("%(count)s row is written.", "%(count)s rows are written.", number) % {"count": number}
    )
    return ""


@require_POST
@needs(Permission.EDUCATION_EDIT)
def change_many(request: HttpRequest) -> HttpResponse:
    """Give all that are ticked the same: an area, a stage, a form, or a place in the archive."""
    form = ManyForm(request.POST, by=request.actor)
    ticked = [int(one) for one in request.POST.getlist("utbildning") if one.isdecimal()]
    programmes = list(Programme.objects.visible_to(request.actor).given().filter(pk__in=ticked))
    if not programmes:
        messages.error(request, _("Tick the educations first."))
    elif not form.is_valid() or form.alike().is_empty:
        messages.error(request, _("Choose what all of them are to get."))
    else:
        try:
            number = actions.change_many(programmes=programmes, alike=form.alike(), by=request.actor, at=timezone.now())
        except NotAllowed:
            messages.error(request, _("At least one of them is another party's, so nothing was changed."))
        else:
            words = ngettext("%(count)s education is changed.", "%(count)s educations are changed.", number)
            messages.success(request, words % {"count": number})
    return redirect("education:programmes")
