"""The pages of the outbox: a party's mail, and what became of it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.mail import queries
from samverkan.mail.actions import CannotSend
from samverkan.mail.models import Message
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb

PER_PAGE = 25


@dataclass(frozen=True)
class OutboxPage:
    """A party's mail."""

    page: Page[Message]
    tabs: tuple[Tab, ...]
    has_server: bool
    is_filtered: bool


@dataclass(frozen=True)
class MessagePage:
    """One message; a link that lets somebody in is shown only to those who may invite."""

    message: Message
    shows_text: bool
    has_server: bool


@needs(Permission.OUTBOX_READ)
def outbox(request: HttpRequest) -> HttpResponse:
    """List the acting party's mail, newest first."""
    state = request.GET.get("state", "")
    state = state if state in queries.STATES else ""
    found = queries.outbox(request.actor.party_key, state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = OutboxPage(page, tabs(request, state), bool(settings.SMTP), bool(state))
    return render(request, "accounts/outbox.html", {"page": shown})


def tabs(request: HttpRequest, state: str) -> tuple[Tab, ...]:
    address, counts = reverse("mail:outbox"), queries.counts(request.actor.party_key)
    labels = {"waiting": _("Waiting"), "failed": _("Not delivered"), "sent": _("Sent")}
    every = Tab(_("All"), address, not state, sum(counts.values()))
    return (every, *(Tab(labels[s], f"{address}?state={s}", s == state, counts[s]) for s in queries.STATES))


def own_message(request: HttpRequest, pk: int) -> Message:
    return get_object_or_404(queries.outbox(request.actor.party_key), pk=pk)


@needs(Permission.OUTBOX_READ)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one message and what became of it."""
    found = own_message(request, pk)
    shows_text = not found.lets_in or Permission.PEOPLE_ADMINISTER in request.actor.permissions
    context = {
        "page": MessagePage(found, shows_text, bool(settings.SMTP)),
        "crumbs": [Crumb(_("Outbox"), reverse("mail:outbox")), Crumb(found.subject)],
    }
    return render(request, "accounts/message.html", context)


@needs(Permission.OUTBOX_READ)
@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try to send a message once more, and say what became of it."""
    found = own_message(request, pk)
    try:
        actions.send_again(message=found, by=request.actor, at=timezone.now())
    except CannotSend as refusal:
        messages.error(request, str(refusal))
        return redirect("mail:message", pk)
    found.refresh_from_db()
    if found.sent_at:
        messages.success(request, _("The message has been sent."))
    else:
        messages.error(request, _("The mail server did not take the message: %(fault)s") % {"fault": found.fault})
    return redirect("mail:message", pk)
