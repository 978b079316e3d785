"""Changing the parts of a case file on pages."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.planning import actions
from samverkan.planning.files import written
from samverkan.planning.forms.sections import SectionForm
from samverkan.planning.models import Case
from samverkan.planning.queries import cases
from samverkan.planning.queries.cases import CaseView
from samverkan.planning.sections.cells import Section
from samverkan.planning.sections.labels import SECTIONS
from samverkan.planning.sections.parts import PARTS, programme
from samverkan.planning.sections.past import without_programme
from samverkan.planning.views.loading import find, of_case
from samverkan.ui.components import Confirmation, Tab
from samverkan.ui.page import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def part(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Change one part of the case."""
    if key not in PARTS:
        raise Http404
    case = find(request, pk, Permission.AREA_EDIT)
    view = cases.whole(case)
    return _edit(request, view, PARTS[key](view.document), reverse("planning:edit", args=[pk, key]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def one_programme(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change one programme, or add one: the number after the last."""
    case = find(request, pk, Permission.AREA_EDIT)
    view = cases.whole(case)
    if not 1 <= number <= len(view.document["programmes"]) + 1:
        raise Http404
    to, section = reverse("planning:programmes", args=[pk]), programme(view.document, number - 1)
    listed = view.document["programmes"]
    meant = listed[number - 1]["id"] if number <= len(listed) else ""
    if request.method == "POST" and request.POST.get("meant", meant) != meant:
        messages.error(
            request, _("Somebody else changed which programmes there are. Nothing was saved; open yours once more.")
        )
        return redirect(to)
    return _edit(request, view, section, to, meant)


@require_safe
@needs(Permission.AREA_EDIT)
def programmes(request: HttpRequest, pk: int) -> HttpResponse:
    """The programmes of the case, to change, add or remove."""
    case = find(request, pk, Permission.AREA_EDIT)
    view = cases.whole(case)
    context = {
        "case": case,
        "page": view,
        "programmes": cases.programme_lines(view.document),
        "tabs": tabs_of(case, "utbildningar"),
        "next_number": len(view.document["programmes"]) + 1,
        "may_remove": len(view.document["programmes"]) > 1,
        "crumbs": of_case(case, Crumb(str(SECTIONS["utbildningar"]))),
    }
    return render(request, "planning/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AREA_EDIT)
def remove_programme(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask first, then save the case without one of its programmes."""
    case = find(request, pk, Permission.AREA_EDIT)
    view = cases.whole(case)
    listed = view.document["programmes"]
    if not 1 <= number <= len(listed) or len(listed) == 1:
        raise Http404
    name, to = listed[number - 1]["name"], reverse("planning:programmes", args=[pk])
    if request.method == "POST" and request.POST.get("version") != str(case.version):
        messages.error(request, _("Somebody else saved the case meanwhile, so nothing was removed. Look once more."))
        return redirect(to)
    if request.method == "POST":
        note = _("Without %(name)s") % {"name": name}
        file = written(without_programme(view.document, number - 1))
        actions.save(case=case, file=file, note=note[:300], version=case.version, by=request.actor, at=timezone.now())
        messages.success(request, _("The programme is removed. Earlier versions still have it."))
        return redirect(to)
    confirmation = Confirmation(
        title=_("Remove the programme"),
        what=name,
        verb=_("Remove"),
        cancel_url=to,
        consequences=[_("A new version is saved without it; earlier versions still have it.")],
        danger=True,
        hidden=[("version", str(case.version))],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def _edit(request: HttpRequest, view: CaseView, section: Section, to: str, meant: str = "") -> HttpResponse:
    posted: Mapping[str, str] | None = request.POST.dict() if request.method == "POST" else None
    form, meanwhile, version = SectionForm(section, view.document, posted), None, view.case.version
    file = form.file() if posted is not None else None
    if posted is not None and file:
        try:
            opened = int(posted.get("version", "0")) if posted.get("version", "0").isdecimal() else 0
            note = posted.get("note", "").strip()[:300] or section.title
            actions.save(
                case=view.case, file=file, note=note, version=opened, by=request.actor, at=timezone.now()
            )  # fmt: skip
        except EditedMeanwhile as refusal:
            meanwhile, version = str(refusal), view.case.version
        else:
            messages.success(request, _("Saved."))
            return redirect(to)
    context = {
        "case": view.case,
        "page": view,
        "form": form,
        "note": (posted or {}).get("note", ""),
        "meanwhile": meanwhile,
        "version": version,
        "meant": meant,
        "tabs": tabs_of(view.case, section.key),
        "crumbs": of_case(view.case, Crumb(section.title)),
    }
    return render(request, "planning/edit.html", context)


def tabs_of(case: Case, current: str) -> list[Tab]:
    """Return the parts of the case as tabs."""
    return [Tab(str(words), _address(case, key), key == current) for key, words in SECTIONS.items()]


def _address(case: Case, key: str) -> str:
    if key == "utbildningar":
        return reverse("planning:programmes", args=[case.pk])
    return reverse("planning:edit", args=[case.pk, key])
