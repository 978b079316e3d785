"""Who is acting, on behalf of which party; and the one function that decides."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils.translation import gettext as _

from samverkan.accounts.models import Circle, Errand, Organisation, Person, RoleHeld
from samverkan.accounts.permissions import ALLOWS, Permission


class NotAllowed(PermissionDenied):
    """The actor lacks the permission, or the thing is another party's; a page that lets this through answers 403."""


@dataclass(frozen=True)
class Actor:
    """
    A person acting for one organisation, with what its roles there allow; or nobody at all.

    One who `shares_only` sees what the organisation shares with others and nothing private: the reader of
    whatever is made for all parties at once. One who came by a link may do just what the link allows.
    """

    person: Person | None = None
    organisation: Organisation | None = None
    roles: frozenset[str] = frozenset()
    shares_only: bool = False
    allowed: frozenset[Permission] = frozenset()

    @property
    def person_key(self) -> UUID | None:
        return self.person.key if self.person else None

    @property
    def party_key(self) -> UUID | None:
        return self.organisation.key if self.organisation else None

    @property
    def organisation_id(self) -> int | None:
        return self.organisation.pk if self.organisation else None

    @property
    def home(self) -> Organisation:
        """The organisation acted for; raises NotAllowed for somebody who acts for none."""
        if self.organisation is None:
            raise NotAllowed(_("You act for no party. Ask your organisation's administrator for a role."))
        return self.organisation

    @property
    def permissions(self) -> frozenset[Permission]:
        return self.allowed.union(*(ALLOWS[role] for role in self.roles))


NOBODY = Actor()


def actor(person: Person, organisation: Organisation, *, on: date) -> Actor:
    """Return `person` acting for `organisation` with the roles held there that day."""
    roles = RoleHeld.objects.current(on).filter(person=person, organisation=organisation)
    return Actor(person, organisation, frozenset(roles.values_list("role", flat=True)))


def actor_by_link(errand: Errand, *permissions: Permission) -> Actor:
    """Return the person of a link acting for its organisation, with these permissions and no others."""
    return Actor(errand.person, errand.organisation, allowed=frozenset(permissions))


def can(by: Actor, permission: Permission, thing: Any = None) -> bool:
    """
    Decide: may the actor do this, with this thing?

    The role within the actor's own party must allow it, and the thing must be within the actor's
    circles: public things may be read by all but changed only by the organisations they concern.
    """
    if permission not in by.permissions:
        return False
    return thing is None or is_concerned(by, thing)


def is_concerned(by: Actor, thing: Any) -> bool:
    """Whether the thing is the actor's own organisation's, or is shared with it (or was, before it became public)."""
    known = _without_asking(by, thing)
    return _where_concerned(by, thing).exists() if known is None else known


def concern(by: Actor, thing: Any) -> bool | Exists:
    """Return whether it is so; what the database would have to say, as a condition to stand in another query."""
    known = _without_asking(by, thing)
    return Exists(_where_concerned(by, thing)) if known is None else known


def told_concern(things: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Have each of some circled things tell, as `is_ours`, what `is_concerned` says of it, in its own query."""
    if by.organisation_id is None:
        return things.annotate(is_ours=Value(False))
    concerned = things.model._base_manager.filter(things.model.concerns(by.organisation_id), pk=OuterRef("pk"))
    own, hidden = When(home=by.organisation_id, then=True), When(circle=Circle.PRIVATE, then=False)
    return things.annotate(is_ours=Case(own, hidden, default=Exists(concerned)))


def _without_asking(by: Actor, thing: Any) -> bool | None:
    if by.organisation_id is None:
        return False
    if thing.home_id == by.organisation_id:
        return True
    return False if thing.circle == Circle.PRIVATE else None


def _where_concerned(by: Actor, thing: Any) -> Any:
    return type(thing)._base_manager.filter(type(thing).concerns(by.organisation_id), pk=thing.pk)


def require(by: Actor, permission: Permission, thing: Any = None) -> None:
    """Raise NotAllowed unless the actor may do this with this thing."""
    if not can(by, permission, thing):
        raise NotAllowed(_("Your role does not allow this. Ask your party's administrator."))
