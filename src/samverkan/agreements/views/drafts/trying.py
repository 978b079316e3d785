"""Trying one's own document without an account: the draft travels in the page and nothing is kept."""

from allauth.account.forms import LoginForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from samverkan.accounts.needs import for_everybody
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.actions import drafts, reading
from samverkan.agreements.drafting import Working
from samverkan.agreements.forms.drafts import DocumentForm
from samverkan.agreements.forms.drafts.several import Travelling, left_out
from samverkan.agreements.queries.drafts import draft_page
from samverkan.agreements.travelling import StateLost, pack, unpack
from samverkan.agreements.views.drafts.correcting import Press, press
from samverkan.agreements.views.drafts.uploads import body_too_large
from samverkan.runs.actions import Refused
from samverkan.runs.refusals import sentence


@csrf_exempt  # only until the size is known: the form's token is checked by `_try_document`
@require_http_methods(["GET", "HEAD", "POST"])
@for_everybody
def try_it(request: HttpRequest) -> HttpResponse:
    """Paste, drop or choose a document."""
    if refused := body_too_large(request):
        return _document_page(request, DocumentForm(), refused, status=413)
    return _try_document(request)


@csrf_protect
def _try_document(request: HttpRequest) -> HttpResponse:
    form = DocumentForm(request.POST or None, request.FILES or None, waiting=Travelling())
    if request.method != "POST" or not form.is_valid():
        return _document_page(request, form, status=400 if form.is_bound else 200)
    if form.offer():
        return _document_page(request, form, status=400 if form.errors else 200)
    try:
        working = reading.read(form.received())
    except Refused as refusal:
        return _document_page(request, form, sentence(refusal), status=400)
    except reading.TooLong as refusal:
        return _document_page(request, form, str(refusal), status=400)
    return _draft_page(request, Press(working, [], left_out(form.received()), False, None))


@require_http_methods(["GET", "HEAD", "POST"])
@for_everybody
def try_draft(request: HttpRequest) -> HttpResponse:
    """Correct the draft that came with the form, and send it back."""
    if request.method != "POST":
        return redirect("agreements:try")
    try:
        working = unpack(request.POST.get("state", ""))
    except StateLost as lost:
        return _document_page(request, DocumentForm(), str(lost), status=400)
    return _draft_page(request, press(working, request.POST))


@require_POST
@for_everybody
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the draft for the party of whoever is signed in; nobody signed in is asked to sign in first."""
    try:
        working = press(unpack(request.POST.get("state", "")), request.POST).working
    except StateLost as lost:
        return _document_page(request, DocumentForm(), str(lost), status=400)
    if not request.user.is_authenticated and (answer := _sign_in(request, working)):
        return answer
    if Permission.AGREEMENT_DRAFT not in request.actor.permissions:
        return _draft_page(request, Press(working, [], [str(drafts.NoParty())], False, None), status=403)
    draft = drafts.keep(working, by=request.actor, at=timezone.now())
    return redirect("agreements:draft", draft_id=draft.pk)


def _sign_in(request: HttpRequest, working: Working) -> HttpResponse | None:
    """Sign in with what the form holds; None when that is done, else the page that asks for it."""
    form = LoginForm(request.POST if "password" in request.POST else None, request=request)
    if form.is_bound and form.is_valid():
        answer: HttpResponse = form.login(request)
        # A further step, such as a second factor, has its own page; the draft cannot follow there.
        return None if request.user.is_authenticated else answer
    context = {"state": pack(working), "form": form}
    return render(request, "agreements/drafts/sign_in.html", context)


def _document_page(request: HttpRequest, form: DocumentForm, refused: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "refused": refused}
    return render(request, "agreements/drafts/try.html", context, status=status)


def _draft_page(request: HttpRequest, pressed: Press, status: int = 200) -> HttpResponse:
    context = {
        "page": draft_page(pressed.working, pressed.opened),
        "refusals": pressed.refusals,
        "is_public": True,
        "hidden": (("state", pack(pressed.working)),),
        "page_url": reverse("agreements:try_draft"),
        "may_keep": request.user.is_authenticated,
    }
    name = "_workspace" if request.htmx else "try_draft"
    return render(request, f"agreements/drafts/{name}.html", context, status=200 if request.htmx else status)
