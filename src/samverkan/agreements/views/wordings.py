"""The wordings of an agreement: the list, one of them, a new one, and how two differ."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions import reading, wordings
from samverkan.agreements.actions.reports import NotAParty
from samverkan.agreements.forms.drafts.several import Kept
from samverkan.agreements.forms.wordings import ComparedForm, ConfirmWordingForm, WordingForm
from samverkan.agreements.models import Agreement, Wording
from samverkan.agreements.models.wordings import in_force
from samverkan.agreements.outlines import entries
from samverkan.agreements.queries import wordings as queries
from samverkan.agreements.queries.proposing import open_proposal, standings
from samverkan.agreements.views.drafts.uploads import body_too_large
from samverkan.agreements.views.loading import back_to, find_agreement
from samverkan.runs.actions import Refused
from samverkan.runs.refusals import sentence
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def wordings_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Every wording, the newest first."""
    agreement = find_agreement(request, pk)
    page = queries.wordings_page(agreement, request.actor, timezone.localdate())
    context = {
        "agreement": agreement,
        "page": page,
        "form": ConfirmWordingForm(),
        "crumbs": tabs.crumbs(agreement, (_("Wordings"), "")),
    }
    return render(request, "agreements/wordings/list.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def wording(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One wording, to be read as it is."""
    agreement = find_agreement(request, pk)
    seen = list(queries.visible_wordings(agreement, request.actor).defer("text", "pages", "paragraphs"))
    found = get_object_or_404(queries.visible_wordings(agreement, request.actor), number=number)
    context = {
        "agreement": agreement,
        "wording": found,
        "paragraphs": queries.text_of(found, _place(request.GET.get("stalle", ""))),
        "outline": entries(found.outline),
        "standing": standings(agreement, seen, request.actor, timezone.localdate())[number],
        "in_force": in_force(queries.visible_wordings(agreement, request.actor)),
        "crumbs": crumbs(agreement, _("Wording %(number)d") % {"number": number}),
    }
    return render(request, "agreements/wordings/wording.html", context)


def _place(asked: str) -> tuple[int, int] | None:
    start, _dash, end = asked.partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() and len(asked) < 24 else None


@require_safe
@needs(Permission.AGREEMENT_READ)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """How two wordings differ: `?fran=1&till=2`, the latest two unless said."""
    agreement = find_agreement(request, pk)
    seen = list(queries.visible_wordings(agreement, request.actor))
    old, new = _chosen(request, seen)
    context = {
        "agreement": agreement,
        "comparison": queries.comparison(old, new) if old and new else None,
        "form": ComparedForm({"fran": old.number, "till": new.number}, wordings=seen) if old and new else None,
        "crumbs": crumbs(agreement, _("Compare")),
    }
    return render(request, "agreements/wordings/compare.html", context)


def _chosen(request: HttpRequest, seen: list[Wording]) -> tuple[Wording | None, Wording | None]:
    if len(seen) < 2:
        return None, None
    form = ComparedForm(request.GET, wordings=seen)
    if not form.is_valid():
        return seen[1], seen[0]
    by_number = {each.number: each for each in seen}
    return by_number[form.cleaned_data["fran"]], by_number[form.cleaned_data["till"]]


@csrf_exempt  # only until the size is known: the form's token is checked by `_add`
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_REGISTER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a new wording: paste, drop or choose."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_REGISTER)
    if refused := body_too_large(request):
        return _form_page(request, agreement, WordingForm(), refused, status=413)
    return _add(request, agreement)


@csrf_protect
def _add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    waiting = Kept(request.actor, timezone.now())
    form = WordingForm(request.POST, request.FILES, waiting=waiting) if request.method == "POST" else WordingForm()
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, agreement, form, status=400 if form.is_bound else 200)
    if form.offer():
        return _form_page(request, agreement, form)
    try:
        wordings.add_wording(
            agreement=agreement,
            received=form.received(),
            nature=form.cleaned_data["nature"],
            caption=form.cleaned_data["caption"],
            in_force_on=form.cleaned_data["in_force_on"],
            by=request.actor,
            at=timezone.now(),
        )
    except Refused as refusal:
        return _form_page(request, agreement, form, sentence(refusal), status=400)
    except (reading.TooLong, wordings.SameWording, NotAParty) as refusal:
        return _form_page(request, agreement, form, str(refusal), status=400)
    if open_proposal(agreement, request.actor):
        done = _("The new wording is proposed. It holds when the other parties have confirmed it.")
        return back_to(request, reverse("agreements:wordings", args=[agreement.pk]), done=done)
    name = "settle_passages" if queries.waiting(agreement, request.actor).exists() else "wordings"
    done = _("The new wording is kept. Every promise whose words stand there still has followed.")
    return back_to(request, reverse(f"agreements:{name}", args=[agreement.pk]), done=done)


def _form_page(
    request: HttpRequest, agreement: Agreement, form: WordingForm, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "agreement": agreement, "form": form, "refused": refused, "crumbs": crumbs(agreement, _("New wording")),
    }  # fmt: skip
    return render(request, "agreements/wordings/new.html", context, status=status)


def crumbs(agreement: Agreement, last: str) -> list[Crumb]:
    """Return the way to a page under the list of wordings."""
    return tabs.crumbs(agreement, (_("Wordings"), reverse("agreements:wordings", args=[agreement.pk])), (last, ""))
