"""One's own page."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.adapter import set_language
from samverkan.accounts.forms import SelfForm, WishesForm
from samverkan.accounts.needs import for_signed_in
from samverkan.accounts.queries.people import OwnParty, own_parties
from samverkan.accounts.requests import HttpRequest
from samverkan.mail import queries
from samverkan.mail.models import Bounce


@dataclass(frozen=True)
class MyPage:
    """What one may see and change of oneself."""

    email: str
    parties: list[OwnParty]
    may_change_password: bool
    bounce: Bounce | None


@for_signed_in
def me(request: HttpRequest) -> HttpResponse:
    """Show and change one's own details."""
    form = SelfForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = actions.edit_self(**form.cleaned_data, by=request.actor, at=timezone.now())
        with override(person.language):
            messages.success(request, _("Your details have been saved."))
        response = redirect("accounts:me")
        set_language(response, person.language)
        return response
    parties = own_parties(request.user, request.actor.organisation_id, timezone.localdate())
    email = request.user.email or ""
    shown = MyPage(email, parties, request.user.has_usable_password(), queries.bounce_of(email))
    wishes = WishesForm(wishes=queries.wishes_of(email)) if email else None
    context = {"page": shown, "form": form, "wishes_form": wishes}
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


@for_signed_in
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another of one's parties."""
    chosen = request.POST.get("organisation", "")
    try:
        organisation = actions.switch_party(
            session=request.session,
            person=request.user,
            organisation_id=int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0,
            on=timezone.localdate(),
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:me")
    messages.success(request, _("You now act for %(organisation)s.") % {"organisation": organisation.name})
    return redirect("overview:my_work")
