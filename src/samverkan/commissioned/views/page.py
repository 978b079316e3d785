"""One enquiry: shown, written down, edited, shared, its checklist and its contact."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverkan.accounts import widening
from samverkan.accounts.actor import can
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.history import history
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.commissioned.actions import checking, describing, forgetting, sharing
from samverkan.commissioned.actions.finding import NotNow
from samverkan.commissioned.forms.enquiries import EnquiryForm, values_of
from samverkan.commissioned.forms.moves import ChecklistForm, ShareForm
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.queries.page import enquiry_page, points
from samverkan.commissioned.states import State
from samverkan.commissioned.views.loading import crumbs, crumbs_of, find, find_own, to_page
from samverkan.commissioned.views.moving import KINDS, WORDS
from samverkan.ui.components import Confirmation
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb


@require_safe
@needs(Permission.AGREEMENT_READ)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One enquiry: what is asked for, where it stands, what is to be done next, and what has happened."""
    enquiry = find(request, pk)
    shown = enquiry_page(enquiry, request.actor, timezone.localdate())
    context = {
        "enquiry": enquiry,
        "page": shown,
        "today": timezone.localdate(),
        "next": _way(enquiry, shown.next) if shown.next else None,
        "beside": [_way(enquiry, state) for state in shown.beside],
        "may_share": shown.may_handle and can(request.actor, Permission.AGREEMENT_SHARE),
        "history": history(enquiry, request.actor),
        "crumbs": crumbs_of(enquiry),
    }
    return render(request, "commissioned/page.html", context)


def _way(enquiry: Enquiry, to: State) -> Crumb:
    """Return what a move is called, and where it is made."""
    return Crumb(str(KINDS[to].title), reverse("commissioned:move", args=[enquiry.pk, WORDS[to]]))


@needs(Permission.ENQUIRY_HANDLE)
def add(request: HttpRequest) -> HttpResponse:
    """Write down an enquiry that came in another way than by the form."""
    form = EnquiryForm(request.POST or None)
    if request.method == "POST" and "seek_now" not in request.POST and form.is_valid():
        made = describing.enter(says=form.says(), by=request.actor, at=timezone.now())
        messages.success(request, _("The enquiry is written down."))
        return to_page(made)
    return _form(
        request, form, _("Enter an enquiry"), reverse("commissioned:board"), crumbs(Crumb(_("Enter an enquiry")))
    )


@needs(Permission.ENQUIRY_HANDLE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is asked for; what somebody else saved meanwhile is not lost."""
    enquiry, theirs = find_own(request, pk), None
    form = EnquiryForm(request.POST or None, initial=values_of(enquiry))
    if request.method == "POST" and "seek_now" not in request.POST and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            describing.edit(enquiry=enquiry, says=form.says(), version=version, by=request.actor, at=timezone.now())
            messages.success(request, _("Saved."))
            return to_page(enquiry)
        except EditedMeanwhile as meanwhile:
            theirs = find_own(request, pk)
            renew(form, theirs.version, why=meanwhile)
    way = crumbs_of(enquiry, Crumb(_("Edit")))
    return _form(request, form, _("Edit the enquiry"), reverse("commissioned:page", args=[pk]), way, theirs)


@needs(Permission.ENQUIRY_HANDLE)
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be sure of before the course is agreed, each point with its rule."""
    enquiry = find_own(request, pk)
    form = ChecklistForm(request.POST or None, points=points(enquiry), initial={"version": enquiry.version})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            checking.check(enquiry=enquiry, found=form.found(), version=seen, by=request.actor, at=timezone.now())
            messages.success(request, _("Saved."))
            return to_page(enquiry)
        except EditedMeanwhile:
            refused = _("Somebody else saved meanwhile; who answered what is said below. Save again to replace it.")
            renew(form, enquiry.version)
        except NotNow as refusal:
            refused = str(refusal)
    context = {
        "enquiry": enquiry,
        "form": form,
        "refused": refused,
        "crumbs": crumbs_of(enquiry, Crumb(_("Checklist"))),
    }
    return render(request, "commissioned/checklist.html", context)


@needs(Permission.AGREEMENT_SHARE)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the partners who may read the enquiry."""
    enquiry = find_own(request, pk)
    form = ShareForm(request.POST or None, partners=partners(request, enquiry))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["organisations"]
        sharing.share(enquiry=enquiry, organisations=chosen, by=request.actor, at=timezone.now())
        messages.success(request, _("The parties you chose now see the enquiry, all but its contact."))
        return to_page(enquiry)
    context = {
        "form": form,
        "enquiry": enquiry,
        "title": _("Send the enquiry to partners"),
        "verb": _("Send to the party – may become a public document at both"),
        "back": reverse("commissioned:page", args=[pk]),
        "crumbs": crumbs_of(enquiry, Crumb(_("Send the enquiry to partners"))),
    }
    return render(request, "commissioned/share.html", context)


@needs(Permission.ENQUIRY_HANDLE)
def forget_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then remove the contact's personal data."""
    enquiry = find_own(request, pk)
    if request.method == "POST":
        forgetting.forget_contact(enquiry=enquiry, by=request.actor, at=timezone.now())
        messages.success(request, _("The contact's name, address and telephone are removed."))
        return to_page(enquiry)
    confirmation = Confirmation(
        title=_("Remove the contact"),
        what=str(enquiry),
        verb=_("Remove"),
        cancel_url=reverse("commissioned:page", args=[pk]),
        consequences=[
            _("Name, address and telephone are removed here and in the outbox. This cannot be undone."),
            _("The link in the contact's mail stops working. The employer and what it asked for stay."),
            _("Read the free text too: remove names there by editing the enquiry."),
        ],
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation})


def partners(request: HttpRequest, enquiry: Enquiry) -> Any:
    """Return the organisations that the party has an agreement with and that do not see the enquiry yet."""
    known = widening.partners(request.actor)
    return known.exclude(pk=enquiry.home_id).exclude(pk__in=enquiry.organisations.all())


def _form(
    request: HttpRequest, form: EnquiryForm, title: str, back: str, way: list[Crumb], theirs: Enquiry | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "verb": _("Save"), "back": back, "crumbs": way, "theirs": theirs}
    return render(request, "commissioned/form.html", context)
