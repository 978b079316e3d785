"""The public form, and the page by which whoever asked sees their own enquiry; no account is needed."""

import json
from contextlib import suppress

from allauth.core import ratelimit
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import for_everybody
from samverkan.accounts.views.errands import by_link
from samverkan.commissioned.actions import describing, moving
from samverkan.commissioned.actions.describing import Closed, TooMany
from samverkan.commissioned.actions.finding import NotNow
from samverkan.commissioned.forms.enquiries import PublicForm
from samverkan.commissioned.models import Desk, Enquiry
from samverkan.commissioned.queries.asked import own_data, own_page
from samverkan.commissioned.queries.links import enquiry_of
from samverkan.ui import files
from samverkan.ui.components import Confirmation

RATE = "commissioned_ask"
"""How often one address on the network may send the form: see ACCOUNT_RATE_LIMITS."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_everybody
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for commissioned education without an account; closed until a party opens it."""
    desks = tuple(Desk.objects.taking_enquiries())
    if not desks:
        return render(request, "commissioned/closed.html", status=200 if request.method != "POST" else 409)
    form = PublicForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, form, desks)
    if not ratelimit.consume(request, action=RATE):
        return render(request, "commissioned/too_many.html", status=429)
    if "seek_now" in request.POST:
        return _show(request, form, desks)
    if not form.is_valid():
        return _show(request, form, desks, status=400)
    try:
        made = describing.receive(desk=form.cleaned_data["desk"], says=form.says(), at=timezone.now())
    except (Closed, TooMany) as refusal:
        form.add_error(None, str(refusal))
        return _show(request, form, desks, status=429)
    request.session["commissioned.asked"] = made.pk
    return redirect("commissioned:asked")


@require_safe
@for_everybody
def asked(request: HttpRequest) -> HttpResponse:
    """Thank whoever just sent the form, and say what happens now."""
    key = request.session.get("commissioned.asked", 0)
    sent = Enquiry.objects.filter(pk=key).select_related("home").first()
    if sent is None:
        return redirect("commissioned:ask")
    return render(request, "commissioned/asked.html", {"enquiry": sent})


@require_safe
@by_link
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Where one's own enquiry stands."""
    enquiry = enquiry_of(token, timezone.localdate())
    return render(request, "commissioned/own.html", {"page": own_page(enquiry), "token": token})


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def withdraw_own(request: HttpRequest, token: str) -> HttpResponse:
    """Ask first, then take one's own enquiry back."""
    enquiry = enquiry_of(token, timezone.localdate())
    here = reverse("commissioned:own", args=[token])
    if request.method == "POST":
        with suppress(NotNow):  # it was withdrawn or given meanwhile: the page says which
            moving.withdraw_own(enquiry=enquiry, at=timezone.now())
        return redirect(here)
    confirmation = Confirmation(
        title=_("Withdraw the enquiry"),
        what=enquiry.title,
        verb=_("Withdraw"),
        cancel_url=here,
        consequences=[_("%(party)s is told, and does not answer it any more.") % {"party": enquiry.home.name}],
    )
    return render(request, "commissioned/withdraw.html", {"confirmation": confirmation})


@require_safe
@by_link
def data(request: HttpRequest, token: str) -> HttpResponse:
    """Hand over all that is kept of one's own enquiry."""
    enquiry = enquiry_of(token, timezone.localdate())
    text = json.dumps(own_data(enquiry), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return files.to_keep(text, "min-forfragan.json")


def _show(request: HttpRequest, form: PublicForm, desks: tuple[Desk, ...], status: int = 200) -> HttpResponse:
    return render(request, "commissioned/ask.html", {"form": form, "desks": desks}, status=status)
