"""Forums: their list, each one's page, how it works, who sits in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samverkan.accounts.needs import needs
from samverkan.accounts.permissions import Permission
from samverkan.meetings import actions
from samverkan.meetings.forms.forums import (
    ChangeSeatForm,
    FindForumsForm,
    SeatForm,
    StandingForms,
    WaysForm,
)
from samverkan.meetings.models import Forum, ForumKind, ItemKind, Seat
from samverkan.meetings.queries import forums as queries
from samverkan.meetings.queries import sharing
from samverkan.meetings.views.loading import attempt, crumbs
from samverkan.ui.forms import renew
from samverkan.ui.page import Crumb

either = require_http_methods(["GET", "HEAD", "POST"])


def find_forum(request: HttpRequest, pk: int) -> Forum:
    """Return a forum that the actor may see, or 404."""
    seen = Forum.objects.visible_to(request.actor).select_related("agreement__home", "home")
    return get_object_or_404(seen, pk=pk)


def forum_url(forum: Forum) -> str:
    return reverse("meetings:forum", args=[forum.pk])


def forum_crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """Return the way to a page below a forum."""
    return crumbs(forum.agreement, Crumb(forum.name, forum_url(forum) if more else ""), *more)


@require_safe
@needs(Permission.AGREEMENT_READ)
def forums(request: HttpRequest) -> HttpResponse:
    """Show the forums of all my agreements."""
    asked = request.GET
    agreement, kind = asked.get("agreement", ""), asked.get("kind", "")
    found = queries.forum_list(
        request.actor,
        timezone.now(),
        agreement=int(agreement) if agreement.isdecimal() else None,
        kind=kind if kind in ForumKind.values else "",
        sort=asked.get("sort", ""),
        number=asked.get("page", 1),
    )
    context = {
        "list": found,
        "form": FindForumsForm(asked or None, agreements=found.agreements),
        "filters_in_use": bool(agreement) + bool(kind),
        "crumbs": [Crumb(_("Meetings"), reverse("meetings:meetings")), Crumb(str(queries.FORUMS))],
    }
    return render(request, "meetings/forums.html", context)


@require_safe
@needs(Permission.AGREEMENT_READ)
def forum(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one forum."""
    page = queries.forum_page(find_forum(request, pk), request.actor, timezone.now())
    context = {
        "page": page,
        "due": queries.due_in_words(page.due) if page.due else "",
        "plan_url": f"{reverse('meetings:plan', args=[page.forum.agreement_id])}?forum={pk}",
        "crumbs": forum_crumbs(page.forum),
    }
    return render(request, "meetings/forum.html", context)


@either
@needs(Permission.MEETING_PLAN)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a forum is called and how it works."""
    found = find_forum(request, pk)
    form = WaysForm(request.POST or None, instance=Forum.objects.get(pk=pk), initial={"version": found.version})
    theirs = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def deed() -> None:
            actions.change_forum(
                forum=found, name=said["name"], ways=form.ways(), version=said["version"],
                by=request.actor, at=timezone.now(),
            )  # fmt: skip

        if attempt(request, deed, _("The forum is changed.")):
            return redirect(forum_url(found))
        if said["version"] not in (None, found.version):
            theirs = "\n".join(filter(None, (found.name, queries.rhythm_of(found), queries.quorum_of(found))))
        renew(form, found.version)
    title = _("How the forum works")
    return render(request, "meetings/form.html", {**around(found, form, title, _("Save")), "theirs": theirs})


def around(found: Forum, form: Any, title: str, verb: str) -> dict[str, Any]:
    """Return what a form about a forum shows around it."""
    return {
        "form": form,
        "title": title,
        "lead": f"{found.name}: {found.agreement.title}",
        "verb": verb,
        "back": forum_url(found),
        "crumbs": forum_crumbs(found, Crumb(title)),
    }


@either
@needs(Permission.MEETING_PLAN)
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a seat."""
    found, today = find_forum(request, pk), timezone.localdate()
    form = SeatForm(
        request.POST or None,
        forum=found,
        parties=sharing.members(found.agreement),
        today=today,
        initial={"from_date": today},
    )
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("role", "deputy_for", "from_date", "to_date")}

        def deed() -> None:
            actions.seat(
                forum=found, party=form.party(), sitter=form.sitter(), **said, by=request.actor, at=timezone.now()
            )

        if attempt(request, deed, _("The seat is given.")):
            return redirect(forum_url(found))
    return render(request, "meetings/form.html", around(found, form, _("Give a seat"), _("Give the seat")))


@either
@needs(Permission.MEETING_PLAN)
def change_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a seat, or say its last day."""
    held = get_object_or_404(Seat.objects.select_related("person", "party__organisation"), pk=pk)
    held.forum = found = find_forum(request, held.forum_id)
    form = ChangeSeatForm(
        request.POST or None, seat=held, today=timezone.localdate(), initial=ChangeSeatForm.as_filled(held)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = {"email": held.email, **form.cleaned_data}
        deed = lambda: actions.change_seat(seat=held, **said, by=request.actor, at=timezone.now())  # noqa: E731
        if attempt(request, deed, _("The seat is changed.")):
            return redirect(forum_url(found))
    shown = around(found, form, _("Change the seat"), _("Save"))
    lead = f"{held.name}, {held.party.organisation.name}"
    return render(request, "meetings/form.html", {**shown, "lead": lead})


@either
@needs(Permission.MEETING_PLAN)
def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a forum always takes up."""
    found = find_forum(request, pk)
    forms = StandingForms(request.POST or None, initial=None if request.method == "POST" else usual(found))
    if request.method == "POST" and forms.is_valid():
        version = request.POST.get("version", "")
        items, seen = forms.items(), int(version) if version.isdecimal() else None

        def deed() -> None:
            actions.set_standing_items(forum=found, items=items, version=seen, by=request.actor, at=timezone.now())

        if attempt(request, deed, _("The next meetings that are planned begin with these items.")):
            return redirect(forum_url(found))
    elif request.method == "POST":
        messages.error(request, _("Something is missing. See the rows that are marked."))
    title = _("What it always takes up")
    context = {**around(found, forms, title, _("Save")), "forms": forms, "version": found.version}
    return render(request, "meetings/standing_items.html", context)


def usual(found: Forum) -> list[dict[str, Any]]:
    """Return what the forum takes up, or what most do when nothing has been said yet."""
    own = [{"title": i.title, "kind": i.kind, "minutes": i.minutes} for i in found.standing_items.all()]
    return own or [
        {"title": _("Minutes of the previous meeting"), "kind": ItemKind.INFORMATION, "minutes": 5},
        {"title": str(ItemKind.FOLLOW_UP.label), "kind": ItemKind.FOLLOW_UP, "minutes": 15},
        {"title": str(ItemKind.STATE.label), "kind": ItemKind.STATE, "minutes": 15},
        {"title": _("Next meeting"), "kind": ItemKind.INFORMATION, "minutes": 5},
    ]
