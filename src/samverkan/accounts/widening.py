"""
Who decides whom a thing is seen by: the organisation that made it, and nobody else whom it concerns.

Others who may change a thing never show it to more people than its own organisation has, nor to fewer.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Circle, Circled, Organisation
from samverkan.accounts.permissions import Permission

ORDER = (Circle.PRIVATE, Circle.SHARED, Circle.PUBLIC)


class SeenAlready(Exception):
    """Those it was to be shown to see it already: the button was pressed twice, or somebody else was first."""


def is_own(by: Actor, thing: Any) -> bool:
    """Whether the actor's organisation made the thing, and so decides whom it is seen by."""
    return by.organisation_id is not None and thing.home_id == by.organisation_id


def require_own(by: Actor, thing: Any) -> None:
    """Raise NotAllowed unless the actor's organisation made the thing."""
    if not is_own(by, thing):
        raise NotAllowed(_("Only the party that made it decides who sees it."))


def widen(thing: Circled, circle: str, permission: Permission, by: Actor) -> None:
    """Let more people see a thing; never fewer, and never once more. Raises SeenAlready, NotAllowed."""
    require(by, permission, thing)
    require_own(by, thing)
    if ORDER.index(Circle(circle)) <= ORDER.index(Circle(thing.circle)):
        raise SeenAlready(_("Those who are to see it see it already; nothing more was done."))
    thing.circle = circle
    thing.save(update_fields=["circle"])


def partners(by: Actor) -> QuerySet[Organisation]:
    """Return the organisations that the actor's own has an agreement with, of those it knows of, and its own."""
    # Parties belong to a room above; the relation is asked for by name at run time.
    with_own = Q(parties__agreement__parties__organisation=by.organisation_id)
    is_known = ~Q(parties__agreement__circle=Circle.PRIVATE) | Q(parties__agreement__home=by.organisation_id)
    known = Organisation.objects.filter(with_own & is_known).order_by().values("pk")
    return Organisation.objects.filter(Q(pk=by.organisation_id) | Q(pk__in=known))


def to_choose(by: Actor, thing: Any = None) -> QuerySet[Organisation]:
    """Return the organisations that a thing, or a new one, can be said to concern: partners, and those it does now."""
    chosen = Q(pk__in=thing.organisations.order_by().values("pk")) if thing else Q(pk=None)
    return Organisation.objects.filter(Q(pk__in=partners(by).order_by().values("pk")) | chosen)


def whom(thing: Any, chosen: Collection[Organisation], by: Actor) -> set[Organisation]:
    """Return the organisations a thing concerns: as its own organisation chose, and that itself; else as before."""
    return {*chosen, thing.home} if is_own(by, thing) else set(thing.organisations.all())
