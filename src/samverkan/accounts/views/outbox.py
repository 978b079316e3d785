"""The pages of the outbox: a party's mail, and what became of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.bounces import bounces_seen_by
from samverkan.accounts.requests import HttpRequest
from samverkan.mail import news, queries
from samverkan.mail.actions import CannotSend
from samverkan.mail.models import Bounce, Message, MessageQuerySet, Notice
from samverkan.ui.components import Tab
from samverkan.ui.page import Crumb

PER_PAGE = 25
NEXT = "next"  # the tab of what goes with people's next mail, beside the states of messages


@dataclass(frozen=True)
class OutboxPage:
    """A party's mail, in one state or any."""

    page: Page[Message]
    tabs: tuple[Tab, ...]
    has_server: bool
    state: str
    words: str
    may_send_many: bool


@dataclass(frozen=True)
class NextPage:
    """What people are told with their next mail."""

    page: Page[Notice]
    lines: tuple[tuple[Notice, str], ...]
    tabs: tuple[Tab, ...]
    words: str


@dataclass(frozen=True)
class MessagePage:
    """
    One message as its party may read it, without the link by which the receiver stops such mail.

    A text with a link that lets somebody in is shown only where there is no mail server, so that the mail must be sent
    by hand, and only to those who may invite.
    """

    message: Message
    bounce: Bounce | None
    shows_text: bool
    text: str
    has_server: bool


@needs(Permission.OUTBOX_READ)
def outbox(request: HttpRequest) -> HttpResponse:
    """List the acting party's mail, newest first."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:200]
    if state == NEXT:
        return next_page(request, words)
    state = state if state in queries.STATES else ""
    found = queries.outbox(request.actor.party_key, state, words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    may_send = bool(settings.SMTP) and any(not message.sent_at and message.body for message in page)
    shown = OutboxPage(page, tabs(request, state, words), bool(settings.SMTP), state, words, may_send)
    return render(request, "accounts/outbox.html", {"page": shown})


def next_page(request: HttpRequest, words: str) -> HttpResponse:
    found = queries.in_next_mail(request.actor.party_key, words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = tuple((notice, news.label(notice.group)) for notice in page)
    shown = NextPage(page, lines, tabs(request, NEXT, words), words)
    return render(request, "accounts/outbox_next.html", {"page": shown})


def tabs(request: HttpRequest, current: str, words: str) -> tuple[Tab, ...]:
    """Return the tabs of all pages of the outbox; what is searched for stays when one goes from one to another."""
    counts = queries.counts(request.actor.party_key)
    labels = {"waiting": _("Waiting"), "failed": _("Tried again"), "given_up": _("Given up"), "sent": _("Sent")}
    of_messages = [
        Tab(labels[s], address("mail:outbox", state=s, q=words), s == current, counts[s]) for s in queries.STATES
    ]
    told = queries.in_next_mail(request.actor.party_key).count()
    bounced = bounces_seen_by(request.actor).count()
    return (
        Tab(_("All"), address("mail:outbox", q=words), not current, sum(counts.values())),
        *of_messages,
        Tab(_("In the next mail"), address("mail:outbox", state=NEXT, q=words), current == NEXT, told),
        Tab(_("Take no mail"), address("mail:bounces", q=words), current == "bounces", bounced),
    )


def address(name: str, **parameters: str) -> str:
    given = urlencode({key: value for key, value in parameters.items() if value})
    return reverse(name) + (f"?{given}" if given else "")


def own_message(request: HttpRequest, pk: int) -> Message:
    return get_object_or_404(queries.outbox(request.actor.party_key), pk=pk)


@needs(Permission.OUTBOX_READ)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one message and what became of it."""
    found = own_message(request, pk)
    by_hand = not settings.SMTP and Permission.PEOPLE_ADMINISTER in request.actor.permissions
    text = queries.without_stop(found)
    context = {
        "page": MessagePage(
            found, queries.bounce_of(found.to), not found.lets_in or by_hand, text, bool(settings.SMTP)
        ),
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


@needs(Permission.OUTBOX_READ)
@require_POST
def send_many(request: HttpRequest) -> HttpResponse:
    """Let the ticked messages, or all that the list holds, go once more with the next tick."""
    state, words = request.POST.get("state", ""), request.POST.get("q", "").strip()[:200]
    chosen = queries.outbox(request.actor.party_key, state, words)
    if "all" not in request.POST:
        ticked = [int(pk) for pk in request.POST.getlist("valda") if pk.isdecimal() and len(pk) < 19]
        chosen = chosen.filter(pk__in=ticked)
    back = redirect(address("mail:outbox", state=state if state in queries.STATES else "", q=words))
    if not settings.SMTP:
        messages.error(request, _("No mail server is set up, so mail stays here."))
        return back
    say_what_goes(request, chosen)
    return back


def say_what_goes(request: HttpRequest, chosen: MessageQuerySet) -> None:
    count = actions.send_all_again(messages=chosen, by=request.actor, at=timezone.now())
    if count:
        sentence = ngettext(
            "%(count)d message goes within a few minutes.", "%(count)d messages go within a few minutes.", count
        )
        messages.success(request, sentence % {"count": count})
    else:
        messages.error(
            request,
            _("Nothing to send: tick messages that are not sent, have a text, and go to an address that takes mail."),
        )
