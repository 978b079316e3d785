"""A programme itself: added, edited, sent to those it concerns, made public, archived."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.accounts.widening import whom, widen
from samverkan.areas.models import Area
from samverkan.education.described import PLAIN, Description
from samverkan.education.models import Origin, Programme
from samverkan.journal.actions import record


class AlreadyThere(Exception):
    """The same provider gives an education with this name or code already."""


class NoReason(Exception):
    """An education is archived only with a reason."""


@transaction.atomic
def add(
    *, says: Description, circle: str = Circle.SHARED, origin: str = Origin.OWN, by: Actor, at: datetime
) -> Programme:  # fmt: skip
    """Add a programme or course, for the organisations it concerns or within one's own party first."""
    require(by, Permission.EDUCATION_EDIT)
    check_new(says, by)
    made = Programme.objects.create(circle=circle, home=by.home, origin=origin, made_at=at, **plain(says))
    made.areas.set(says.areas)
    made.organisations.set(whom(made, says.organisations, by))
    record("education.add", made, by=by, at=at, detail={"programme": made.pk, "origin": origin})
    return made


@transaction.atomic
def edit(*, programme: Programme, says: Description, version: int, by: Actor, at: datetime) -> Programme:
    """Correct what is said of a programme; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.EDUCATION_EDIT, programme)
    check_new(says, by, other_than=programme)
    take_turn(programme, version)
    changed = [name for name, value in plain(says).items() if getattr(programme, name) != value]
    for name, value in plain(says).items():
        setattr(programme, name, value)
    programme.save()
    programme.areas.set({*says.areas, *unseen_areas(programme, by)})
    programme.organisations.set(whom(programme, says.organisations, by))
    detail = {"programme": programme.pk, "version": programme.version, "changed": changed}
    record("education.edit", programme, by=by, at=at, detail=detail)
    return programme


@transaction.atomic
def share(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """Send a private programme to the organisations it concerns. Raises SeenAlready."""
    return _to(Circle.SHARED, "education.share", programme, by, at)


@transaction.atomic
def publish(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """Show a programme to everybody, with its figures and confirmed skills. Raises SeenAlready."""
    return _to(Circle.PUBLIC, "education.publish", programme, by, at)


@transaction.atomic
def archive(*, programme: Programme, because: str, by: Actor, at: datetime) -> Programme:
    """Put away a programme that is no longer given; its figures stay, and it can be taken back."""
    require(by, Permission.EDUCATION_EDIT, programme)
    if not because.strip():
        raise NoReason(_("Say why it is archived, so that others understand it in a year."))
    programme.archived_at, programme.archived_because = at, because.strip()
    programme.save(update_fields=["archived_at", "archived_because"])
    record("education.archive", programme, by=by, at=at, detail={"programme": programme.pk})
    return programme


@transaction.atomic
def restore(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """Take a programme back from the archive."""
    require(by, Permission.EDUCATION_EDIT, programme)
    programme.archived_at, programme.archived_because = None, ""
    programme.save(update_fields=["archived_at", "archived_because"])
    record("education.restore", programme, by=by, at=at, detail={"programme": programme.pk})
    return programme


def unseen_areas(programme: Programme, by: Actor) -> QuerySet[Area]:
    """Return the areas of a programme that the actor does not see, and so cannot mean to take away."""
    return programme.areas.exclude(pk__in=Area.objects.visible_to(by).order_by().values("pk"))


def plain(says: Description) -> dict[str, Any]:
    """Return what is said as the model keeps it; a provider in the house gives its name."""
    kept = {name: getattr(says, name) for name in PLAIN}
    kept["provider_name"] = says.provider.name if says.provider else says.provider_name.strip()
    kept["given_as"], kept["stages"] = tuple(says.given_as), tuple(says.stages)
    return kept


def check_new(says: Description, by: Actor, other_than: Programme | None = None) -> None:
    """Raise AlreadyThere when what the actor sees has the same name, code and provider already."""
    same = Programme.objects.visible_to(by).given().filter(name=says.name, code=says.code)
    same = same.filter(provider_name=plain(says)["provider_name"])
    if other_than:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise AlreadyThere(
            _("This education is in the list already. Edit that one, or give this one another name or code.")
        )


def _to(circle: str, action: str, programme: Programme, by: Actor, at: datetime) -> Programme:
    widen(programme, circle, Permission.EDUCATION_EDIT, by)
    record(action, programme, by=by, at=at, detail={"programme": programme.pk})
    return programme
