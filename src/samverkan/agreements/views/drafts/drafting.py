"""Drafts that a party keeps."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import drafts, reading
from samverkan.agreements.drafting import CannotApply
from samverkan.agreements.forms.drafts import DocumentForm
from samverkan.agreements.forms.drafts.several import Kept, left_out
from samverkan.agreements.models import Draft, DraftState
from samverkan.agreements.queries.drafts import draft_lines, draft_page, earlier_draft
from samverkan.agreements.queries.drafts.differences import differences
from samverkan.agreements.views.drafts.correcting import Press, opened_by, press
from samverkan.agreements.views.drafts.uploads import body_too_large
from samverkan.runs.actions import Refused
from samverkan.runs.refusals import sentence
from samverkan.ui.page import Crumb


@csrf_exempt  # only until the size is known: the form's token is checked by `_new_document`
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_DRAFT)
def new(request: HttpRequest) -> HttpResponse:
    """Take in a document: paste, drop or choose."""
    if refused := body_too_large(request):
        return _document_page(request, DocumentForm(), refused, status=413)
    return _new_document(request)


@csrf_protect
def _new_document(request: HttpRequest) -> HttpResponse:
    form = DocumentForm(request.POST or None, request.FILES or None, waiting=Kept(request.actor, timezone.now()))
    if request.method != "POST" or not form.is_valid():
        return _document_page(request, form, status=400 if form.is_bound else 200)
    if form.offer():
        return _document_page(request, form, status=400 if form.errors else 200)
    received = form.received()
    if earlier := earlier_draft(received.content, request.actor):
        return _same_again(request, earlier)
    try:
        draft = drafts.draft_from(received, by=request.actor, at=timezone.now())
    except Refused as refusal:
        return _document_page(request, form, sentence(refusal), status=400)
    except reading.TooLong as refusal:
        return _document_page(request, form, str(refusal), status=400)
    for refused in left_out(received):
        messages.warning(request, refused)
    return redirect("agreements:draft", draft_id=draft.pk)


def _same_again(request: HttpRequest, earlier: Draft) -> HttpResponse:
    day = date_format(timezone.localtime(earlier.made_at), "j M Y")
    sentence = _("Your party took in the same text on %(day)s. This is the draft made then.")
    messages.info(request, sentence % {"day": day})
    return redirect("agreements:draft", draft_id=earlier.pk)


def _document_page(request: HttpRequest, form: DocumentForm, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "form": form, "refused": refused, "all_url": reverse("agreements:folder"), "crumbs": crumbs(_("New agreement")),
    }  # fmt: skip
    return render(request, "agreements/drafts/new.html", context, status=status)


@require_safe
@needs(Permission.AGREEMENT_DRAFT)
def drafts_list(request: HttpRequest) -> HttpResponse:
    """The party's drafts."""
    context = {"lines": draft_lines(request.actor, request.GET.get("page", "")), "crumbs": crumbs(_("Drafts"))}
    return render(request, "agreements/drafts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_DRAFT)
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The text with what was read in it; every button of the page posts here."""
    found = own_draft(request, draft_id)
    if request.method != "POST" or found.state != DraftState.OPEN:
        chosen = request.GET.get("oppna", "")
        return _draft_page(request, found, [], int(chosen) if chosen.isdecimal() else None)
    version = request.POST.get("version", "")
    if version != str(found.version):
        return _edited_meanwhile(request, found)
    try:
        refusals = _correct(request, found, press(found.working(), request.POST))
    except EditedMeanwhile:
        return _edited_meanwhile(request, own_draft(request, draft_id))
    except CannotApply as refusal:
        refusals = [str(refusal)]
    opened = opened_by(request.POST)
    if request.htmx or refusals:
        return _draft_page(request, found, refusals, opened)
    url = reverse("agreements:draft", args=[found.pk])
    return redirect(f"{url}?oppna={opened}" if opened else url)


def _correct(request: HttpRequest, found: Draft, pressed: Press) -> list[str]:
    version, by, at = found.version, request.actor, timezone.now()
    if pressed.is_undo:
        drafts.undo(found, version=version, by=by, at=at)
    elif pressed.steps:
        drafts.correct(found, steps=pressed.steps, version=version, by=by, at=at)
    return pressed.refusals


def _edited_meanwhile(request: HttpRequest, found: Draft) -> HttpResponse:
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("version", "csrfmiddlewaretoken")
    ]
    context = {
        "draft": found,
        "differences": differences(found.working(), press(found.working(), request.POST).steps),
        "hidden": kept,
        "page_url": reverse("agreements:draft", args=[found.pk]),
        "crumbs": crumbs(found.title),
    }
    name = "_edited_meanwhile" if request.htmx else "edited_meanwhile"
    return render(request, f"agreements/drafts/{name}.html", context, status=200 if request.htmx else 409)


def _draft_page(request: HttpRequest, found: Draft, refusals: list[str], opened: int | None) -> HttpResponse:
    context = {
        "draft": found,
        "page": draft_page(found.working(), opened),
        "refusals": refusals,
        "is_public": False,
        "is_open": found.state == DraftState.OPEN,
        "hidden": (("version", found.version),),
        "page_url": reverse("agreements:draft", args=[found.pk]),
        "may_register": Permission.AGREEMENT_REGISTER in request.actor.permissions,
        "crumbs": crumbs(found.title),
    }
    name = "_workspace" if request.htmx else "draft"
    return render(request, f"agreements/drafts/{name}.html", context)


@require_POST
@needs(Permission.AGREEMENT_DRAFT)
def set_aside(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Put the draft away: it is not an agreement, or not ours."""
    found = own_draft(request, draft_id)
    try:
        drafts.set_aside(found, version=found.version, by=request.actor, at=timezone.now())
    except (CannotApply, EditedMeanwhile) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The draft is set aside. It stays in the list and can be taken up again."))
    return redirect("agreements:drafts")


@require_POST
@needs(Permission.AGREEMENT_DRAFT)
def take_up(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Go on with a draft that was set aside."""
    found = own_draft(request, draft_id)
    try:
        drafts.take_up(found, by=request.actor, at=timezone.now())
    except CannotApply as refusal:
        messages.error(request, str(refusal))
    return redirect("agreements:draft", draft_id=found.pk)


@require_POST
@needs(Permission.AGREEMENT_DRAFT)
def read_again(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Make a new draft from the same document."""
    try:
        again = drafts.read_again(own_draft(request, draft_id), by=request.actor, at=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence(refusal))
    except (CannotApply, reading.TooLong) as refusal:
        messages.error(request, str(refusal))
    else:
        return redirect("agreements:draft", draft_id=again.pk)
    return redirect("agreements:draft", draft_id=draft_id)


def own_draft(request: HttpRequest, draft_id: int) -> Draft:
    """Return the draft, or answer 404 when it is not the acting party's."""
    own = Draft.objects.visible_to(request.actor).select_related("snapshot", "agreement", "made_by", "home")
    found: Draft = get_object_or_404(own, pk=draft_id)
    if found.home_id != request.actor.organisation_id:
        raise Http404
    return found


def crumbs(last: str, draft: Draft | None = None) -> list[Crumb]:
    """Return the way to a page of drafts, or to one within a draft."""
    within = [Crumb(draft.title, reverse("agreements:draft", args=[draft.pk]))] if draft else []
    return [
        Crumb(_("Agreements"), reverse("overview:portfolio")),
        Crumb(_("Drafts"), reverse("agreements:drafts")),
        *within,
        Crumb(last),
    ]
