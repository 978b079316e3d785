"""Beginning a series of counts of one's own, or going on with one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.planning import actions
from samverkan.planning.forms.series import SeriesForm
from samverkan.planning.queries import cases
from samverkan.planning.sections.labels import SECTIONS
from samverkan.planning.views.loading import find, of_case
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """Write counts of an occupation or a programme, year by year: one new version."""
    case = find(request, pk, Permission.AREA_EDIT)
    view = cases.whole(case)
    form = SeriesForm(request.POST or None, document=view.document, initial={"of": request.GET.get("av", "")})
    past = reverse("planning:edit", args=[pk, "historik"])
    if request.method == "POST" and form.is_valid() and (file := form.file()):
        opened = request.POST.get("version_opened", "")
        note = _("Counts: %(what)s") % {"what": form.what}
        try:
            actions.save(
                case=case, file=file, note=note[:300], version=int(opened) if opened.isdecimal() else 0,
                by=request.actor, at=timezone.now(),
            )  # fmt: skip
            return redirect(past)
        except EditedMeanwhile as refusal:
            form.add_error(None, str(refusal))
    context = {
        "case": case,
        "form": form,
        "back": past,
        "may_bring": can(request.actor, Permission.SOURCE_FETCH),
        "crumbs": of_case(case, Crumb(str(SECTIONS["historik"]), past), Crumb(_("Write in counts"))),
    }
    return render(request, "planning/series.html", context, status=422 if form.errors else 200)
