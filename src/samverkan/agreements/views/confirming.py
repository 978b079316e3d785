"""Sharing, publishing and confirming an agreement: one explicit act each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.needs import for_everybody, needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions import confirming, sharing
from samverkan.agreements.forms.confirming import ConfirmByLinkForm, LinkForm, PublishForm
from samverkan.agreements.models import Agreement, Commitment, ConfirmationLink, Party, Wording
from samverkan.agreements.models.wordings import in_force
from samverkan.agreements.queries.confirming import LinkDoesNotWork, open_link
from samverkan.agreements.views.loading import find_agreement
from samverkan.ui.components import Confirmation


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the agreement to its other parties, after saying what that may mean."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_SHARE)
    if request.method == "POST":
        try:
            sharing.share(agreement, by=request.actor, at=timezone.now())
            messages.success(request, _("The agreement is sent to its parties."))
        except sharing.CannotShare as refusal:
            messages.error(request, str(refusal))
        return redirect("agreements:facts", pk=pk)
    confirmation = Confirmation(
        title=_("Send to the party – may become a public document at both authorities"),
        what=_("The other parties will see the agreement, its text and its commitments."),
        verb=_("Send to the party"),
        cancel_url=reverse("agreements:facts", args=[pk]),
        consequences=(
            _("When it has reached the other party it may be a public document there too, and be disclosed by them."),
            _("Activities, reports and notes that only your party sees stay where they are."),
            _("The other parties are told by mail. It cannot be taken back."),
        ),
    )
    return _ask(request, agreement, confirmation, _("Send to the party"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_PUBLISH)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read the agreement, and what is chosen of it."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_PUBLISH)
    seen = Commitment.objects.visible_to(request.actor).filter(agreement=agreement, circle=Circle.SHARED)
    form = PublishForm(request.POST or None, offered=list(seen))
    if request.method == "POST" and form.is_valid():
        chosen = {"wording": form.cleaned_data["wording"], "commitments": form.chosen()}
        try:
            sharing.publish(agreement, **chosen, by=request.actor, at=timezone.now())
            messages.success(request, _("What you chose is public."))
        except sharing.CannotShare as refusal:
            messages.error(request, str(refusal))
        return redirect("agreements:facts", pk=pk)
    confirmation = Confirmation(
        title=_("Publish the agreement"),
        what=_("Everybody can then read its title, parties and dates, and what you choose here."),
        verb=_("Publish"),
        cancel_url=reverse("agreements:facts", args=[pk]),
        consequences=(
            _("The other parties are told by mail."),
            _("What the parties say about how it goes is published by each of them."),
        ),
    )
    return _ask(request, agreement, confirmation, _("Publish"), form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_CONFIRM)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the agreement for one's own party."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_CONFIRM)
    if request.method == "POST":
        try:
            confirming.confirm(agreement, by=request.actor, at=timezone.now())
            messages.success(request, _("Your party has confirmed the agreement."))
        except confirming.CannotConfirm as refusal:
            messages.error(request, str(refusal))
        return redirect("agreements:page", pk=pk)
    confirmation = Confirmation(
        title=_("Confirm the agreement"),
        what=_("%(home)s has registered “%(title)s”. You confirm that it is what your party has agreed to.")
        % {"home": agreement.home, "title": agreement.title},
        verb=_("Confirm for %(party)s") % {"party": request.actor.organisation},
        cancel_url=reverse("agreements:page", args=[pk]),
        consequences=(_("Your name and the day are shown to all parties."),),
    )
    return _ask(request, agreement, confirmation, _("Confirm"))


def _ask(
    request: HttpRequest,
    agreement: Agreement,
    confirmation: Confirmation,
    step: str,
    form: PublishForm | None = None,
) -> HttpResponse:
    context = {"confirmation": confirmation, "form": form, "crumbs": tabs.crumbs(agreement, (step, ""))}
    return render(request, "ui/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.AGREEMENT_SHARE)
def send_link(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Send somebody in another party a link to confirm by."""
    agreement = find_agreement(request, pk, Permission.AGREEMENT_SHARE)
    party = get_object_or_404(agreement.parties.select_related("organisation", "contact"), pk=party_pk)
    form = LinkForm(request.POST or None, initial=_contact(party))
    if request.method == "POST" and form.is_valid():

        def link_to(token: str) -> str:
            return request.build_absolute_uri(reverse("agreements:confirm_by_link", args=[token]))

        party.agreement = agreement
        try:
            confirming.send_confirmation_link(
                party, **form.cleaned_data, link_to=link_to, by=request.actor, at=timezone.now()
            )
        except confirming.CannotSend as refusal:
            form.add_error(None, str(refusal))
        else:
            sentence = _("A link is sent to %(email)s.")
            messages.success(request, sentence % {"email": form.cleaned_data["email"]})
            return redirect("agreements:facts", pk=pk)
    confirmation = Confirmation(
        title=_("Ask %(party)s to confirm") % {"party": party.organisation},
        what=_("The person gets a link by mail, reads the agreement and confirms it without an account."),
        verb=_("Send the link"),
        cancel_url=reverse("agreements:facts", args=[pk]),
        consequences=(
            _("The link works once, for thirty days."),
            _("Whoever has the link can read the agreement and its commitments."),
        ),
    )
    context = {"confirmation": confirmation, "form": form, "crumbs": tabs.crumbs(agreement, (_("Send a link"), ""))}
    return render(request, "ui/confirm.html", context)


def _contact(party: Party) -> dict[str, str]:
    contact = party.contact
    return {"name": contact.name, "email": contact.email or ""} if contact else {}


@require_http_methods(["GET", "HEAD", "POST"])
@for_everybody
def confirm_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Read the agreement and confirm it, without an account, by the link that was sent."""
    try:
        link = open_link(token, timezone.now())
    except LinkDoesNotWork as refusal:
        return render(request, "agreements/registering/link_refused.html", {"refused": str(refusal)}, status=410)
    form = ConfirmByLinkForm(request.POST or None, initial={"name": link.name})
    if request.method == "POST" and form.is_valid():
        try:
            party = confirming.confirm_by_link(token=token, name=form.cleaned_data["name"], at=timezone.now())
        except (LinkDoesNotWork, confirming.CannotConfirm) as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "agreements/registering/link_confirmed.html", {"party": party})
    return _link_page(request, link, form)


def _link_page(request: HttpRequest, link: ConfirmationLink, form: ConfirmByLinkForm) -> HttpResponse:
    agreement = link.party.agreement
    # The link shows what the party shares, and nothing of its own: anybody may hold the link.
    reader = Actor(organisation=link.party.organisation, shares_only=True)
    context = {
        "link": link,
        "form": form,
        "agreement": agreement,
        "parties": agreement.parties.select_related("organisation"),
        "wording": in_force(Wording.objects.visible_to(reader).filter(agreement=agreement)),
        "commitments": Commitment.objects.visible_to(reader).filter(agreement=agreement),
    }
    response = render(request, "agreements/registering/link.html", context)
    response.headers["Referrer-Policy"] = "same-origin"  # the address is the key; without an origin no form is let in
    response.headers["Cache-Control"] = "no-store"
    return response
