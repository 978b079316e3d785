"""Handing over: the pack of an agreement or of a person, and giving everything to somebody else in one step."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan import papers
from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.models import Person
from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.accounts.queries import people_of
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements import tabs
from samverkan.agreements.actions.owning import NotOurPerson
from samverkan.agreements.models import Agreement
from samverkan.meetings.actions import SeatTaken
from samverkan.overview.actions.handing_over import NothingToHandOver, hand_over
from samverkan.overview.forms.handing_over import HandOverForm
from samverkan.overview.queries.handover import (
    HOLDINGS,
    Held,
    held_by,
    held_by_each,
    pack_of_agreement,
    pack_of_person,
    takers,
)
from samverkan.overview.queries.waiting import Viewer
from samverkan.ui import files
from samverkan.ui.page import Crumb


@dataclass(frozen=True)
class Row:
    """One thing that is held, with the field that says who gets it; None where the actor may not give it."""

    held: Held
    field: BoundField | None


@require_safe
@needs(Permission.COMMITMENT_EDIT)
def handovers(request: HttpRequest) -> HttpResponse:
    """List the party's people with how much each holds, and the agreements with their packs."""
    today = timezone.localdate()
    counts = held_by_each(request.actor)
    known = Person.objects.filter(pk__in=counts, is_pseudonymised=False).order_by("name_key", "pk")
    here = set(people_of(request.actor.home, today).values_list("pk", flat=True))
    context = {
        "people": [(person, counts[person.pk], person.pk in here) for person in known],
        "agreements": Viewer(request.actor, today).agreements().only("title"),
        "crumbs": [Crumb(_("Handover"))],
    }
    return render(request, "overview/handovers.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def of_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the handover pack of an agreement."""
    agreement = find_agreement(request, pk)
    paper = pack_of_agreement(agreement, request.actor, language(), timezone.now())
    crumbs = tabs.crumbs(agreement, (_("Handover"), ""))
    return shown(request, paper, reverse("overview:handover_pdf", args=[pk]), crumbs)


@require_safe
@needs(Permission.AGREEMENT_READ)
def of_agreement_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the handover pack of an agreement as a PDF."""
    paper = pack_of_agreement(find_agreement(request, pk), request.actor, language(), timezone.now())
    return as_pdf(paper, f"overlamning-{pk}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.COMMITMENT_EDIT)
def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one of the party's people holds, and give it to others."""
    person = find_person(request, pk)
    held, today = held_by(person, request.actor), timezone.localdate()
    others = people_of(request.actor.home, today).exclude(pk=person.pk)
    givable = {holding.code for holding in HOLDINGS if holding.needs in request.actor.permissions}
    may_give = [one for one in held if one.key.partition(":")[0] in givable]
    form = HandOverForm(request.POST if request.method == "POST" else None)
    form.offer(others, may_give, takers(may_give, request.actor, today))
    if request.method == "POST" and form.is_valid():
        try:
            done = hand_over(person=person, given=form.given(), by=request.actor, at=timezone.now())
        except (NothingToHandOver, NotOurPerson, NotAllowed, SeatTaken) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, handed_over(done.given))
            if form.left():
                messages.warning(request, left(form.left(), form.cleaned_data["to"].name))
            return redirect("overview:handover_of_person", pk)
    fields = {field.name: field for field in form.rows()}
    context = {
        "person": person,
        "rows": [Row(one, fields.get(one.key)) for one in held],
        "form": form,
        "may_end_roles": Permission.PEOPLE_ADMINISTER in request.actor.permissions,
        "crumbs": [Crumb(_("Handover"), reverse("overview:handovers")), Crumb(person.name)],
    }
    return render(request, "overview/handover_of_person.html", context, status=422 if form.errors else 200)


def handed_over(count: int) -> str:
    """Say how much has been given away."""
    words = ngettext("%(count)s thing has been handed over.", "%(count)s things have been handed over.", count)
    return words % {"count": count}


def left(count: int, name: str) -> str:
    """Say how much the one chosen for everything may not take."""
    words = ngettext(
        "%(count)s thing stays: %(name)s has no role for it. Choose somebody else for it.",
        "%(count)s things stay: %(name)s has no role for them. Choose somebody else for them.",
        count,
    )
    return words % {"count": count, "name": name}


@require_safe
@needs(Permission.COMMITMENT_EDIT)
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the handover pack of one of the party's people."""
    person = find_person(request, pk)
    paper = pack_of_person(person, request.actor, language(), timezone.now())
    crumbs = [
        Crumb(_("Handover"), reverse("overview:handovers")),
        Crumb(person.name, reverse("overview:handover_of_person", args=[pk])),
        Crumb(_("Handover pack")),
    ]
    return shown(request, paper, reverse("overview:person_pack_pdf", args=[pk]), crumbs)


@require_safe
@needs(Permission.COMMITMENT_EDIT)
def pack_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the handover pack of one of the party's people as a PDF."""
    paper = pack_of_person(find_person(request, pk), request.actor, language(), timezone.now())
    return as_pdf(paper, f"overlamning-person-{pk}.pdf")


def find_agreement(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement of the actor's own party, or 404."""
    return get_object_or_404(Viewer(request.actor, timezone.localdate()).agreements().select_related("home"), pk=pk)


def find_person(request: HttpRequest, pk: int) -> Person:
    """Return one of the party's people, present or past, or 404."""
    return get_object_or_404(
        Person.objects.filter(roles__organisation=request.actor.organisation, is_pseudonymised=False).distinct(), pk=pk
    )


def language() -> str:
    return (get_language() or "sv")[:2]


def shown(request: HttpRequest, paper: papers.Paper, pdf: str, crumbs: list[Crumb]) -> HttpResponse:
    """Show a pack with the way to its PDF."""
    context = {"paper": paper, "paper_html": papers.html(paper), "pdf": pdf, "crumbs": crumbs}
    return render(request, "overview/handover_pack.html", context)


def as_pdf(paper: papers.Paper, name: str) -> HttpResponse:
    return files.to_read(papers.pdf(paper), name)
