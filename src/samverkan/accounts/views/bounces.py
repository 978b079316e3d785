"""The list of addresses that take no mail, and the door for mail that came back."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.forms import ReportsForm
from samverkan.accounts.needs import for_signed_in, needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries.bounces import bounces_seen_by
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.outbox import PER_PAGE, tabs
from samverkan.mail import delivery_reports
from samverkan.mail.delivery_reports import Failure, NotAReport
from samverkan.mail.models import Bounce
from samverkan.ui.components import Tab

LARGEST = 5 * 1024 * 1024  # a report may carry the whole mail that came back


@dataclass(frozen=True)
class BouncesPage:
    """Addresses that take no mail."""

    page: Page[Bounce]
    tabs: tuple[Tab, ...]
    words: str


@needs(Permission.OUTBOX_READ)
def bounces(request: HttpRequest) -> HttpResponse:
    """List the addresses that take no mail; take in mail that came back."""
    form = ReportsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        take_in(request, form)
        return redirect("mail:bounces")
    words = request.GET.get("q", "").strip()[:200]
    found = bounces_seen_by(request.actor).filter(to__icontains=words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = BouncesPage(page, tabs(request, "bounces", words), words)
    return render(request, "accounts/bounces.html", {"page": shown, "form": form}, status=422 if form.errors else 200)


def take_in(request: HttpRequest, form: ReportsForm) -> None:
    """Read what came back and say what became of it."""
    failures: list[Failure] = []
    unread = 0
    for data in given(request, form):
        try:
            failures += delivery_reports.read(data)
        except NotAReport:
            unread += 1
    taken = actions.take_reports(failures=failures, by=request.actor, at=timezone.now())
    for address in taken.listed:
        messages.success(request, _("%(address)s is now on the list.") % {"address": address})
    for address in taken.unknown:
        messages.warning(request, _("You have sent nothing to %(address)s, so it was left out.") % {"address": address})
    if unread:
        sentence = ngettext(
            "%(count)d mail is no report about mail that came back.",
            "%(count)d mails are no reports about mail that came back.",
            unread,
        )
        messages.error(request, sentence % {"count": unread})
    elif not failures:
        messages.info(request, _("Nothing in it says that an address takes no mail."))


def given(request: HttpRequest, form: ReportsForm) -> Iterator[bytes]:
    """Return each mail that was chosen or pasted."""
    for file in request.FILES.getlist("reports"):
        yield file.read(LARGEST)
    if text := form.cleaned_data["text"].strip():
        yield text.encode()


@needs(Permission.OUTBOX_READ)
@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an address takes mail again."""
    bounce = get_object_or_404(bounces_seen_by(request.actor), pk=pk)
    count = actions.clear_bounce(bounce=bounce, by=request.actor, at=timezone.now())
    messages.success(request, _("Mail is sent to %(address)s again.") % {"address": bounce.to})
    if count:
        sentence = ngettext(
            "%(count)d message that was held back goes within a few minutes.",
            "%(count)d messages that were held back go within a few minutes.",
            count,
        )
        messages.info(request, sentence % {"count": count})
    return redirect("mail:bounces")


@for_signed_in
@require_POST
def clear_own(request: HttpRequest) -> HttpResponse:
    """Say that one's own address takes mail again."""
    actions.clear_own_bounce(by=request.actor, at=timezone.now())
    messages.success(request, _("Mail is sent to you again."))
    return redirect("accounts:me")
