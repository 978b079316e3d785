"""Beginning a case: with a file, with the figures of a region, or with the template."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.planning import actions
from samverkan.planning.beginning import Start, Worked, document
from samverkan.planning.files import Checked, written
from samverkan.planning.forms import CaseForm, StartForm, UploadForm
from samverkan.planning.forms.cases import TABLES
from samverkan.planning.queries.delivered import Readers, Sources
from samverkan.planning.queries.starting import offered, start, with_its_past
from samverkan.planning.views.loading import back, crumbs
from samverkan.sources import actions as sources
from samverkan.sources import spreadsheets
from samverkan.sources.queries import preview
from samverkan.sources.spreadsheets.reading import LARGEST
from samverkan.ui.files import to_keep
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def upload(request: HttpRequest) -> HttpResponse:
    """Begin a case with a file."""
    given = request.FILES.get("file")
    form = UploadForm(request.POST or None, request.FILES or None, by=request.actor, initial=_usual(request))
    if given and str(given.name).lower().endswith(TABLES) and can(request.actor, Permission.SOURCE_FETCH):
        try:
            return _as_table(request, given)
        except spreadsheets.Refusal as refusal:
            form.refusal = str(refusal)
    if request.method == "POST" and form.is_valid():
        answer = _begun(request, form, form.cleaned_data["file"], _("Uploaded"))
        if answer:
            return answer
    return _page(request, form, _("Upload a case file"), _("Upload"), "planning/upload.html")


def _as_table(request: HttpRequest, given: UploadedFile) -> HttpResponse:
    """Keep a table that was given for a case file, and let the person say which column is what; raises Refusal."""
    data = given.read(LARGEST + 1)
    preview.sheet_of(data, str(given.name))
    kept = sources.receive(data=data, name=str(given.name), by=request.actor, at=timezone.now())
    messages.info(
        request,
        _("This is a table, not a case file. Say which column is what; a case can then follow what it counts."),
    )
    return redirect(f"{reverse('sources:columns', args=[kept.pk])}?table=FIGURES")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def from_figures(request: HttpRequest) -> HttpResponse:
    """Begin a case with what the sources say of a region."""
    asked = request.POST.get("region") or request.GET.get("region", "")
    there = offered(asked, request.actor, timezone.localdate())
    begun_with = {**_usual(request), "occupations": sorted(there.followed), "region": there.region}
    form = StartForm(request.POST or None, by=request.actor, occupations=there.occupations, initial=begun_with)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        begun = start(there, said["occupations"], request.actor, said["circle"])
        readers = Readers(request.actor.home, said["circle"], list(said["organisations"]))
        told, sources = with_its_past(begun, document(begun), there, readers)
        note = _("Begun with the figures of %(region)s") % {"region": there.name}
        answer = _begun(request, form, written(told), note, sources)
        if answer:
            return answer
    return _page(
        request, form, _("Begin with the region's figures"), _("Begin"), "planning/begin.html", there=there
    )  # fmt: skip


@require_safe
@needs(Permission.AGREEMENT_READ)
def template(_request: HttpRequest) -> HttpResponse:
    """Hand over a case file to fill in: it holds as it stands, and says of each number that it is assumed."""
    occupation = Worked("7412", "Industrielektriker", 100)
    file = written(document(Start(_("Our region"), timezone.localdate().year, [occupation])))
    return to_keep(file.text, "mall.yaml")


def _usual(request: HttpRequest) -> dict[str, object]:
    return {"organisations": [request.actor.organisation_id], "circle": "private"}


def _begun(
    request: HttpRequest, form: CaseForm, file: Checked, note: str, follows: Sources | None = None
) -> HttpResponse | None:
    """Begin the case and go to it; None when there is one of its title, which the form then says."""
    try:
        circle = form.cleaned_data["circle"]
        made = actions.begin(
            says=form.says(), file=file, note=note, circle=circle, follows=follows, by=request.actor, at=timezone.now()
        )  # fmt: skip
    except actions.AlreadyThere as refusal:
        form.add_error("title", str(refusal))
        return None
    return back(request, made, _("The case is there. Compute it, or look through its figures first."))


def _page(request: HttpRequest, form: CaseForm, title: str, verb: str, template: str, **more: object) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "verb": verb,
        "back": reverse("planning:cases"),
        "crumbs": crumbs(Crumb(title)),
        **more,
    }
    return render(request, template, context)
