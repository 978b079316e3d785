"""What the rail and the agreement switcher show: assembled here, since only this room knows all rooms."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement


@dataclass(frozen=True)
class Place:
    """One place in the rail."""

    label: str
    url: str
    icon: str
    current: bool


PLACES = (
    (_("My work"), "overview:my_work", "work", ("overview:my_work",)),
    (
        _("Agreements"),
        "overview:portfolio",
        "agreement",
        ("overview:portfolio", "agreements:", "publishing:"),
    ),
    (_("Activities"), "agreements:activities", "activity", ("agreements:activit",)),
    (_("Meetings"), "meetings:meetings", "meeting", ("meetings:",)),
    (_("Areas"), "areas:areas", "area", ("areas:", "overview:area")),
)


def places(request: HttpRequest) -> list[Place]:
    """Return the rail of a signed-in person; the most exact match is the current place."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    matches = [
        max((len(p) for p in prefixes if name.startswith(p)), default=0) for *_rest, prefixes in PLACES
    ]
    best = max(matches)
    return [
        Place(str(label), reverse(url), icon, best > 0 and match == best)
        for (label, url, icon, _prefixes), match in zip(PLACES, matches, strict=True)
    ]


def switcher(request: HttpRequest) -> list[Agreement]:
    """Return the agreements to choose between, by name."""
    agreements = Agreement.objects.visible_to(request.actor).of_organisation(request.actor.organisation_id)
    return list(agreements.only("pk", "title")[:30])


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return what every page's frame needs; nothing is asked of the database until it is shown."""
    actor = getattr(request, "actor", None)
    signed_in = bool(getattr(request, "user", None) and request.user.is_authenticated)
    return {
        "actor": actor,
        "navigation": places(request) if signed_in else [],
        "agreement_switcher": SimpleLazyObject(lambda: switcher(request)) if signed_in else [],
        "may_administer": signed_in and Permission.PEOPLE_ADMINISTER in actor.permissions,
        "may_read_outbox": signed_in and Permission.OUTBOX_READ in actor.permissions,
    }
