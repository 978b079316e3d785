"""Areas: proposed, corrected, led, and decided about by the agreement's own criterion."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Organisation, Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.accounts.widening import whom, widen
from samverkan.areas.models import Area, AreaDecision, AreaKind, AreaLead, AreaStatus
from samverkan.journal.actions import record


class NoReason(Exception):
    """An area is decided about only with a reason."""


class AlreadyThere(Exception):
    """There is an area with this name already."""


@dataclass(frozen=True)
class Description:
    """What a person writes about an area."""

    name: str
    kind: str = AreaKind.FIELD
    description: str = ""
    criterion: str = ""
    decide_by: date | None = None
    organisations: Collection[Organisation] = ()


@transaction.atomic
def propose(*, says: Description, circle: str = Circle.SHARED, by: Actor, at: datetime) -> Area:
    """Propose a new area to the organisations that it concerns, or to one's own party first."""
    require(by, Permission.TOPIC_PROPOSE)
    _check_name(says.name, by)
    made = Area.objects.create(
        circle=circle, home=by.home, status=AreaStatus.PROPOSED, **_plain(says)
    )  # fmt: skip
    made.organisations.set(whom(made, says.organisations, by))
    record("areas.propose", made, by=by, at=at, detail={"area": made.pk})
    return made


@transaction.atomic
def edit(*, area: Area, says: Description, version: int, by: Actor, at: datetime) -> Area:
    """Correct what is said of an area; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.AREA_EDIT, area)
    _check_name(says.name, by, other_than=area)
    take_turn(area, version)
    for name, value in _plain(says).items():
        setattr(area, name, value)
    area.save()
    area.organisations.set(whom(area, says.organisations, by))
    record("areas.edit", area, by=by, at=at, detail={"area": area.pk, "version": area.version})
    return area


@transaction.atomic
def lead(*, area: Area, person: Person | None, by: Actor, at: datetime) -> Area:
    """Choose who leads an area in the actor's own organisation."""
    require(by, Permission.AREA_EDIT, area)
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(person=person, organisation=by.organisation_id)
    if person and not held.exists():
        raise NotAllowed(_("Choose somebody with a role in your own party."))
    if person:
        AreaLead.objects.update_or_create(area=area, organisation=by.organisation, defaults={"person": person})
    else:
        area.leads.filter(organisation=by.organisation_id).delete()
    record("areas.lead", area, by=by, at=at, detail={"area": area.pk, "lead": str(person.key) if person else None})
    return area


@transaction.atomic
def decide(
    *, area: Area, status: str, reason: str, decided_on: date, source_url: str = "", version: int,
    by: Actor, at: datetime,
) -> AreaDecision:  # fmt: skip
    """Establish an area, go on exploring it, or drop it; the reason answers to the criterion."""
    require(by, Permission.AREA_DECIDE, area)
    if not reason.strip():
        raise NoReason(_("Say why, by the agreement's own criterion."))
    if decided_on > timezone.localdate(at):
        raise NoReason(_("A decision is recorded when it has been made; choose a day that has been."))
    take_turn(area, version)
    made = AreaDecision.objects.create(
        area=area, status=status, reason=reason.strip(), decided_on=decided_on, source_url=source_url
    )
    area.status = status
    area.save()
    record("areas.decide", area, by=by, at=at, detail={"area": area.pk, "status": status, "decided_on": decided_on})
    return made


@transaction.atomic
def share(*, area: Area, by: Actor, at: datetime) -> Area:
    """Send a private area to the organisations it concerns. Raises SeenAlready, NotAllowed."""
    widen(area, Circle.SHARED, Permission.AREA_EDIT, by)
    record("areas.share", area, by=by, at=at, detail={"area": area.pk})
    return area


def _plain(says: Description) -> dict[str, Any]:
    return {name: getattr(says, name) for name in ("name", "kind", "description", "criterion", "decide_by")}


def _check_name(name: str, by: Actor, other_than: Area | None = None) -> None:
    same = Area.objects.visible_to(by).named(name)
    if other_than:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise AlreadyThere(_("There is an area with this name already. Add to that one, or choose another name."))
