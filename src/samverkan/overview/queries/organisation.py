"""One organisation as seen within the circles of the one who looks."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Window

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Activity, ActivityLead, Agreement, Commitment, Party
from samverkan.areas.models import Area

MOST = 100


@dataclass(frozen=True)
class Listed:
    """The first of some things, and how many there are."""

    things: tuple[Any, ...]
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.things)


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation with its agreements, its activities (each once) and its areas."""

    organisation: Organisation
    agreements: Listed
    activities: Listed
    areas: Listed
    is_own: bool


class NotSeen(Exception):
    """Nothing that the actor may see concerns the organisation."""


def organisation_page(organisation: Organisation, by: Actor) -> OrganisationPage:
    """Return the page; raise NotSeen when the actor knows nothing of the organisation."""
    page = OrganisationPage(
        organisation=organisation,
        agreements=_listed(agreements(organisation, by)),
        activities=_listed(activities(organisation, by)),
        areas=_listed(areas(organisation, by)),
        is_own=organisation.pk == by.organisation_id,
    )
    if not (page.is_own or page.agreements.count or page.activities.count or page.areas.count):
        raise NotSeen
    return page


def agreements(organisation: Organisation, by: Actor) -> QuerySet[Agreement]:
    party = Party.objects.filter(agreement=OuterRef("pk"), organisation=organisation)
    members = Prefetch("parties", Party.objects.select_related("organisation").order_by("position"))
    return Agreement.objects.visible_to(by).filter(Exists(party)).prefetch_related(members).order_by("title_key", "pk")


def activities(organisation: Organisation, by: Actor) -> QuerySet[Activity]:
    """Return what the organisation leads, or is bound to by a commitment that it serves; each activity once."""
    led = ActivityLead.objects.filter(activity=OuterRef("pk"), organisation=organisation)
    bound = Commitment.objects.visible_to(by).filter(
        activities=OuterRef("pk"), bindings__party__organisation=organisation
    )
    return Activity.objects.visible_to(by).filter(Q(Exists(led)) | Q(Exists(bound))).order_by("-starts_on", "title_key")


def areas(organisation: Organisation, by: Actor) -> QuerySet[Area]:
    through = Area.organisations.through.objects.filter(area=OuterRef("pk"), organisation=organisation)
    return Area.objects.visible_to(by).filter(Exists(through)).order_by("name_key", "pk")


def _listed(found: QuerySet[Any]) -> Listed:
    # Counted within the same query: who may see what is looked up once for each, and not once more to count them.
    things = tuple(found.annotate(every=Window(Count("pk")))[:MOST])
    return Listed(things, things[0].every if things else 0)
