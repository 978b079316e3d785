"""Activities: begun private or shared by choice, corrected, led, and moved outward only by an explicit act."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Person, RoleHeld
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions.visible import replace_visible
from samverkan.agreements.models import Activity, ActivityLead, ActivityStatus, Commitment
from samverkan.areas.models import Area
from samverkan.journal.actions import record


class EndsBeforeItBegins(Exception):
    """The last day lies before the first."""


class AlreadyShared(Exception):
    """The activity is seen by the other parties already."""


class NothingToShareWith(Exception):
    """The activity serves no commitment that another party sees."""


@dataclass(frozen=True)
class Plan:
    """What a person writes about an activity."""

    title: str
    description: str = ""
    status: str = ActivityStatus.PLANNED
    starts_on: date | None = None
    ends_on: date | None = None
    domains: Collection[str] = ()
    commitments: Collection[Commitment] = field(default=())
    areas: Collection[Area] = field(default=())


@transaction.atomic
def add(*, plan: Plan, circle: str, lead: Person | None = None, by: Actor, at: datetime) -> Activity:
    """Add an activity, seen by one's own party or by all parties of the agreements it serves, as chosen."""
    require(by, Permission.ACTIVITY_EDIT)
    _check(plan)
    _require_concerned(plan.commitments, by)
    if circle == Circle.SHARED and all(c.circle == Circle.PRIVATE for c in plan.commitments):
        circle = Circle.PRIVATE  # nobody else sees what it serves, so nobody else can see it
    made = Activity.objects.create(
        circle=circle, home=by.home, made_at=at, changed_at=at, **_plain(plan)
    )  # fmt: skip
    made.commitments.set(plan.commitments)
    made.areas.set(plan.areas)
    if lead:
        _lead(made, lead, by, at)
    _note("agreements.add_activity", made, by, at, circle=circle)
    return made


@transaction.atomic
def edit(*, activity: Activity, plan: Plan, version: int, by: Actor, at: datetime) -> Activity:
    """Change what is said of an activity; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    _check(plan)
    _require_concerned(set(plan.commitments) - set(activity.commitments.all()), by)
    take_turn(activity, version)
    for name, value in _plain(plan).items():
        setattr(activity, name, value)
    activity.changed_at = at
    activity.save()
    replace_visible(activity.commitments, Commitment, plan.commitments, by)
    replace_visible(activity.areas, Area, plan.areas, by)
    _note("agreements.edit_activity", activity, by, at, version=activity.version, status=activity.status)
    return activity


@transaction.atomic
def lead(*, activity: Activity, person: Person | None, by: Actor, at: datetime) -> Activity:
    """Choose who leads an activity in the actor's own organisation."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    _lead(activity, person, by, at)
    _note("agreements.lead_activity", activity, by, at, lead=str(person.key) if person else None)
    return activity


@transaction.atomic
def share(*, activity: Activity, by: Actor, at: datetime) -> Activity:
    """Send a private activity to the parties of the agreements it serves; it may become a public document at each."""
    require(by, Permission.ACTIVITY_EDIT, activity)
    if activity.circle != Circle.PRIVATE:
        raise AlreadyShared(_("The other parties see this activity already."))
    if not activity.commitments.exclude(circle=Circle.PRIVATE).exists():
        raise NothingToShareWith(_("It serves no commitment that another party sees. Share the agreement first."))
    take_turn(activity, activity.version)
    activity.circle, activity.changed_at = Circle.SHARED, at
    activity.save()
    _note("agreements.share_activity", activity, by, at)
    return activity


def _require_concerned(commitments: Collection[Commitment], by: Actor) -> None:
    """What others have made public can be read by all, yet only its own parties tie what they do to it."""
    for commitment in commitments:
        require(by, Permission.ACTIVITY_EDIT, commitment)


def _check(plan: Plan) -> None:
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise EndsBeforeItBegins(_("The activity ends before it begins. Check the two dates."))


def _plain(plan: Plan) -> dict[str, Any]:
    names = ("title", "description", "status", "starts_on", "ends_on")
    return {"domains": list(plan.domains), **{name: getattr(plan, name) for name in names}}


def _lead(activity: Activity, person: Person | None, by: Actor, at: datetime) -> None:
    held = RoleHeld.objects.current(timezone.localdate(at)).filter(organisation=by.organisation_id, person=person)
    if person and not held.exists():
        raise NotAllowed(_("Choose somebody with a role in your own party."))
    if person:
        ActivityLead.objects.update_or_create(
            activity=activity, organisation=by.organisation, defaults={"person": person}
        )
    else:
        activity.leads.filter(organisation=by.organisation_id).delete()


def _note(action: str, activity: Activity, by: Actor, at: datetime, **detail: Any) -> None:
    first = activity.commitments.select_related("agreement").order_by("agreement", "number").first()
    record(
        action, activity, by=by, at=at, within=first.agreement if first else None,
        detail={"activity": activity.pk, **detail},
    )  # fmt: skip
