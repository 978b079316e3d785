"""The list of areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.areas.models import Area, AreaDecision, AreaLead, AreaStatus


@dataclass(frozen=True)
class Sought:
    """What the list is cut down to; empty means all."""

    text: str = ""
    kind: str = ""
    status: str = ""
    organisation: int | None = None

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class AreaLine:
    """One area in the list."""

    area: Area
    leads: tuple[AreaLead, ...]
    latest: AreaDecision | None


@dataclass(frozen=True)
class Group:
    """The areas of one status."""

    status: str
    label: str
    lines: tuple[AreaLine, ...]


ORDER = (AreaStatus.ESTABLISHED, AreaStatus.EXPLORING, AreaStatus.PROPOSED, AreaStatus.DROPPED)


def area_groups(sought: Sought, by: Actor) -> list[Group]:
    """Return the areas that the actor sees and seeks, grouped by status, in a number of queries that does not grow."""
    found = Area.objects.visible_to(by)
    if sought.text:
        found = found.found_by(sought.text)
    if sought.kind:
        found = found.filter(kind=sought.kind)
    if sought.status:
        found = found.filter(status=sought.status)
    if sought.organisation:
        found = found.filter(organisations=sought.organisation)
    lines = [_line(area, by) for area in _loaded(found)]
    groups = [Group(status, str(status.label), tuple(_of(status, lines))) for status in ORDER]
    return [group for group in groups if group.lines]


def partners(by: Actor) -> Iterable[Organisation]:
    """Return the organisations that share something with the actor's own, and its own."""
    return Organisation.objects.filter(areas__in=Area.objects.visible_to(by)).distinct()


def _loaded(areas: Iterable[Area]) -> Iterable[Area]:
    return areas.prefetch_related(
        Prefetch("leads", AreaLead.objects.select_related("organisation", "person"), to_attr="all_leads"),
        "organisations",
        Prefetch("decisions", AreaDecision.objects.all(), to_attr="all_decisions"),
    )


def _line(area: Area, by: Actor) -> AreaLine:
    """Return the line; who leads is told to the organisations that the area concerns."""
    decisions = area.all_decisions
    concerned = {area.home_id, *(organisation.pk for organisation in area.organisations.all())}
    return AreaLine(
        area, tuple(area.all_leads) if by.organisation_id in concerned else (), decisions[0] if decisions else None
    )


def _of(status: str, lines: list[AreaLine]) -> list[AreaLine]:
    return [line for line in lines if line.area.status == status]
