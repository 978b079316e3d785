"""How one wants mail: on one's own page when signed in, by the link in each mail when not."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.forms import WishesForm
from samverkan.accounts.needs import for_signed_in
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.errands import by_link
from samverkan.mail import actions as mail
from samverkan.mail import news, queries, tokens
from samverkan.mail.models import Wishes


@dataclass(frozen=True)
class StopPage:
    """What the link in a mail stops, and whether it is stopped."""

    token: str
    what: str
    is_stopped: bool


@for_signed_in
def wishes(request: HttpRequest) -> HttpResponse:
    """Keep how often one wants mail, and about what; the form stands on one's own page."""
    if request.method == "POST" and request.user.email:
        form = WishesForm(request.POST, wishes=queries.wishes_of(request.user.email))
        if form.is_valid():
            actions.choose_mail(**form.chosen(), by=request.actor, at=timezone.now())
            messages.success(request, _("Your choice has been saved."))
        else:
            messages.error(request, _("Choose how often you want mail."))
    return redirect(reverse("accounts:me") + "#mail")


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the token says whose mail it is
@by_link
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop, and stop when posted to: programs that look through mail open its links."""
    signed = tokens.read(token)
    of = Wishes.objects.filter(key=signed[0]).first() if signed else None
    if signed is None or of is None:
        return render(request, "accounts/stop_unknown.html", status=404)
    if request.method == "POST":
        mail.stop(of, signed[1])
    return stop_page(request, token, of, signed[1])


def stop_page(request: HttpRequest, token: str, of: Wishes, what: str) -> HttpResponse:
    of.refresh_from_db()
    label = "" if what == tokens.DIGEST else news.label(what)
    stopped = of.rhythm == "never" if what == tokens.DIGEST else what in of.stopped
    return render(request, "accounts/stop.html", {"page": StopPage(token, label, stopped)})


@by_link
@require_POST
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Undo a stop."""
    signed = tokens.read(token)
    of = Wishes.objects.filter(key=signed[0]).first() if signed else None
    if signed is None or of is None:
        return render(request, "accounts/stop_unknown.html", status=404)
    mail.resume(of, signed[1])
    return redirect("mail:stop", token)
