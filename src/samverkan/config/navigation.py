"""What stands around every page: assembled here, since only this room knows all rooms."""

from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverkan.accounts.middleware import roles_held
from samverkan.accounts.permissions import Permission
from samverkan.accounts.requests import HttpRequest
from samverkan.agreements.models import Agreement
from samverkan.ui.page import Choice, NavigationItem, Shell, SignedIn

# label, address, icon, and the beginnings of the names of the pages that belong there
ACTIVITY_PAGES = (
    "agreements:activit",
    "agreements:add_activity",
    "agreements:edit_activity",
    "agreements:share_activity",
)
COMPETENCE_PAGES = ("competence:", "planning:", "gap_cases:", "runs:")
PLACES = (
    (_("My work"), "overview:my_work", "work", ("overview:my_work",)),
    (_("Agreements"), "overview:portfolio", "agreement", ("overview:", "agreements:")),
    (_("Meetings"), "meetings:meetings", "meeting", ("meetings:",)),
    (_("Activities"), "agreements:activities", "activity", ACTIVITY_PAGES),
    (_("Areas"), "areas:areas", "area", ("areas:", "overview:area")),
    (pgettext_lazy("room", "Competence"), "competence:occupations", "competence", COMPETENCE_PAGES),
    (pgettext_lazy("room", "Education"), "education:programmes", "education", ("education:", "commissioned:")),
    (pgettext_lazy("room", "Indicators"), "indicators:indicators", "report", ("indicators:",)),
)
FOR_SOME = (
    (_("People"), "accounts:people", "person", Permission.PEOPLE_ADMINISTER),
    (_("Outbox"), "mail:outbox", "mail", Permission.OUTBOX_READ),
    (_("Sources"), "sources:sources", "source", Permission.SOURCE_FETCH),
)


def places(request: HttpRequest) -> list[NavigationItem]:
    """Return the rail of a signed-in person; the most exact match is the current place."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    matches = [max((len(p) for p in starts if name.startswith(p)), default=0) for *_rest, starts in PLACES]
    best = max(matches)
    everybody = [
        NavigationItem(str(label), reverse(url), icon, best > 0 and match == best)
        for (label, url, icon, _starts), match in zip(PLACES, matches, strict=True)
    ]
    some = [
        NavigationItem(str(label), reverse(url), icon, is_within(name, url))
        for label, url, icon, permission in FOR_SOME
        if permission in request.actor.permissions
    ]
    return everybody + some


def is_within(name: str, place: str) -> bool:
    """Return whether a page belongs to a place of those for some: the same room, but for one's own page."""
    return name.split(":")[0] == place.split(":")[0] and name != "accounts:me"


def agreement_choices(request: HttpRequest) -> tuple[Choice, ...]:
    """Return the agreements to switch between, by name."""
    mine = Agreement.objects.visible_to(request.actor).of_organisation(request.actor.organisation_id)
    current = request.resolver_match.kwargs.get("pk") if request.resolver_match else None
    here = request.path.startswith("/avtal/")
    return tuple(
        Choice(title, reverse("agreements:page", args=[pk]), here and pk == current)
        for pk, title in mine.values_list("pk", "title")[:30]
    )


def signed_in(request: HttpRequest) -> SignedIn:
    """Return who is signed in and which party they act for."""
    organisation = request.actor.organisation
    parties = {role.organisation_id: role.organisation for role in roles_held(request)}
    return SignedIn(
        name=request.user.name,
        party=organisation.name if organisation else "",
        mark=organisation.short_mark if organisation else "",
        slot=1,
        parties=tuple(Choice(o.name, reverse("accounts:me"), o == organisation) for o in parties.values()),
    )


def shell(request: HttpRequest) -> Shell:
    """Return the frame of the page."""
    about, accessibility = reverse("overview:about"), reverse("overview:accessibility")
    if not request.user.is_authenticated:
        return Shell(sign_in_url=reverse("account_login"), about_url=about, accessibility_url=accessibility)
    choices = agreement_choices(request)
    return Shell(
        home_url=reverse("overview:my_work"),
        search_url=reverse("overview:search"),
        search_words=request.GET.get("q", "") if request.path == reverse("overview:search") else "",
        sign_out_url=reverse("account_logout"),
        account_url=reverse("accounts:me"),
        agreement=next((choice.label for choice in choices if choice.current), ""),
        agreements=choices,
        agreements_url=reverse("overview:portfolio"),
        signed_in=signed_in(request),
        about_url=about,
        accessibility_url=accessibility,
    )


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of every page; nothing is asked of the database until it is shown."""
    if not hasattr(request, "actor"):
        return {}
    return {
        "actor": request.actor,
        "navigation": places(request) if request.user.is_authenticated else [],
        "shell": SimpleLazyObject(lambda: shell(request)),
    }
