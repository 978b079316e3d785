"""The pages of a party's own people."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts import actions
from samverkan.accounts.forms import ContactForm, GiveRoleForm
from samverkan.accounts.models import Person, RoleHeld
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import PersonLine, history, people_lines
from samverkan.accounts.queries.people import SORTS, listed
from samverkan.accounts.requests import HttpRequest
from samverkan.mail.models import Bounce
from samverkan.mail.queries import bounce_of
from samverkan.ui.components import Confirmation, HistoryLine, Tab
from samverkan.ui.page import Crumb

PER_PAGE = 25


@dataclass(frozen=True)
class PeoplePage:
    """The list of a party's people."""

    people: list[PersonLine]
    page: Page[Person]
    tabs: tuple[Tab, ...]
    words: str
    state: str


@dataclass(frozen=True)
class PersonPage:
    """One of a party's people."""

    person: PersonLine
    can_be_forgotten: bool
    history: list[HistoryLine]
    bounce: Bounce | None


@needs(Permission.PEOPLE_ADMINISTER)
def people(request: HttpRequest) -> HttpResponse:
    """List the acting party's people, current or former; found, sorted and in pages."""
    organisation, on, now = request.actor.home, timezone.localdate(), timezone.now()
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    sort = request.GET.get("sort", "name")
    found = listed(organisation, words=words, state=state, sort=sort if sort in SORTS else "name", on=on)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = PeoplePage(people_lines(page, organisation, now=now, on=on), page, tabs(state), words, state)
    return render(request, "accounts/people.html", {"page": shown})


def tabs(state: str) -> tuple[Tab, ...]:
    address = reverse("accounts:people")
    return (
        Tab(_("Current"), address, state != "former"),
        Tab(_("Former"), f"{address}?state=former", state == "former"),
    )


def own_person(request: HttpRequest, pk: int) -> Person:
    """Return one of the acting party's people, present or past; another party's gives 404."""
    mine = RoleHeld.objects.filter(organisation=request.actor.organisation).values("person")
    return get_object_or_404(Person, pk__in=mine, pk=pk, is_pseudonymised=False)


def crumbs(last: str) -> list[Crumb]:
    return [Crumb(_("People"), reverse("accounts:people")), Crumb(last)]


@needs(Permission.PEOPLE_ADMINISTER)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person: roles, access, history."""
    form = GiveRoleForm(initial={"from_date": timezone.localdate()})
    return person_page(request, own_person(request, pk), form)


def person_page(request: HttpRequest, of: Person, form: GiveRoleForm, status: int = 200) -> HttpResponse:
    organisation, on = request.actor.home, timezone.localdate()
    [line] = people_lines([of], organisation, now=timezone.now(), on=on)
    only_here = not of.roles.exclude(organisation=organisation).exists()
    shown = PersonPage(line, only_here, history(of, request.actor), bounce_of(of.email or ""))
    may_hand_over = Permission.COMMITMENT_EDIT in request.actor.permissions
    context = {"page": shown, "form": form, "may_hand_over": may_hand_over, "crumbs": crumbs(of.name)}
    return render(request, "accounts/person.html", context, status=status)


@needs(Permission.PEOPLE_ADMINISTER)
def add_contact(request: HttpRequest) -> HttpResponse:
    """Add somebody without a log-in."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_contact(**form.cleaned_data, by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s is now a contact.") % {"name": made.name})
            return redirect("accounts:people")
    context = {"form": form, "crumbs": crumbs(_("New contact"))}
    return render(request, "accounts/contact.html", context, status=422 if form.errors else 200)


@needs(Permission.PEOPLE_ADMINISTER)
def edit_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known of somebody who has no log-in."""
    of = own_person(request, pk)
    form = ContactForm(request.POST or None, initial={"name": of.name, "title": of.title, "email": of.email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_contact(person=of, **form.cleaned_data, by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("accounts:person", pk)
    context = {"form": form, "person": of, "crumbs": crumbs(of.name)}
    return render(request, "accounts/contact.html", context, status=422 if form.errors else 200)


@needs(Permission.PEOPLE_ADMINISTER)
def pseudonymise(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then remove a person's data."""
    of = own_person(request, pk)
    if request.method == "POST":
        try:
            actions.pseudonymise(person=of, by=request.actor, at=timezone.now())
        except actions.CannotAdminister as refusal:
            messages.error(request, str(refusal))
            return redirect("accounts:person", pk)
        messages.success(request, _("The personal data have been removed."))
        return redirect("accounts:people")
    confirmation = Confirmation(
        title=_("Remove personal data"),
        what=_("The name, title, telephone and e-mail address of %(name)s are removed for good.") % {"name": of.name},
        consequences=(
            _("What was done stays in the history, under a pseudonym."),
            _("Seats in forums, calls to meetings and lists show the pseudonym too."),
            _("A name in minutes or in a signed agreement stays: such documents are archived."),
            _("All roles end and the log-in is closed."),
            _("This cannot be undone."),
        ),
        verb=_("Remove the personal data"),
        cancel_url=reverse("accounts:person", args=[pk]),
        danger=True,
    )
    return render(request, "ui/confirm.html", {"confirmation": confirmation, "crumbs": crumbs(of.name)})
