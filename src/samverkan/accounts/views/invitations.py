"""Inviting people, and letting the invited in."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samverkan.accounts import actions
from samverkan.accounts.adapter import set_language
from samverkan.accounts.forms import ChoosePasswordForm, InviteForm
from samverkan.accounts.models import Person
from samverkan.accounts.needs import for_everybody, needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import Unusable, open_invitation
from samverkan.accounts.requests import HttpRequest
from samverkan.accounts.views.people import crumbs, own_person
from samverkan.ui.components import Confirmation


def link_maker(request: HttpRequest) -> Callable[[str], str]:
    """Return what makes the whole address of an invitation from its token."""
    return lambda token: request.build_absolute_uri(reverse("accounts:accept", args=[token]))


@needs(Permission.PEOPLE_ADMINISTER)
def invite(request: HttpRequest) -> HttpResponse:
    """Give somebody roles and send them a link."""
    known = {name: request.GET.get(name, "") for name in ("name", "email", "title")}  # of a contact
    form = InviteForm(request.POST or None, initial={**known, "from_date": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            invited = actions.invite(
                **form.cleaned_data, link_to=link_maker(request), by=request.actor, at=timezone.now()
            )
        except actions.CannotAdminister as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s has been invited.") % {"name": invited.name})
            return redirect("accounts:person", invited.pk)
    context = {"form": form, "crumbs": crumbs(_("Invite somebody"))}
    return render(request, "accounts/invite.html", context, status=422 if form.errors else 200)


@needs(Permission.PEOPLE_ADMINISTER)
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link in place of the old one."""
    of = own_person(request, pk)
    try:
        actions.invite_again(person=of, link_to=link_maker(request), by=request.actor, at=timezone.now())
    except actions.CannotAdminister as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new link is on its way to %(name)s.") % {"name": of.name})
    return redirect("accounts:person", pk)


@needs(Permission.PEOPLE_ADMINISTER)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then let the link work no more."""
    of = own_person(request, pk)
    if request.method == "POST":
        try:
            actions.withdraw_invitation(person=of, by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The invitation has been withdrawn."))
        return redirect("accounts:person", pk)
    confirmation = Confirmation(
        title=_("Withdraw the invitation"),
        what=_("The link sent to %(name)s stops working, and the roles end.") % {"name": of.name},
        consequences=(_("%(name)s stays in your list as a contact without a log-in.") % {"name": of.name},),
        verb=_("Withdraw the invitation"),
        cancel_url=reverse("accounts:person", args=[pk]),
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(of.name)})


@for_everybody
@sensitive_post_parameters("password1", "password2")
@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let the invited choose a password, and sign them in."""
    try:
        sent = open_invitation(token, now=timezone.now())
        form = ChoosePasswordForm(request.POST or None, person=sent.invitation.person)
        if request.method == "POST" and form.is_valid():
            password = form.cleaned_data["password1"]
            return welcome(request, actions.accept_invitation(token=token, password=password, at=timezone.now()))
    except Unusable as unusable:
        return render(request, "accounts/link_unusable.html", {"why": unusable.why}, status=410)
    context = {"form": form, "invitation": sent}
    response = render(request, "accounts/accept.html", context, status=422 if form.errors else 200)
    response["Referrer-Policy"] = "same-origin"  # the address is the key; without an origin no form is let in
    return response


def welcome(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign the person in and go on to their work."""
    login(request, person)
    response = redirect("overview:my_work")
    set_language(response, person.language)
    return response
