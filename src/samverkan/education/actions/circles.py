"""A programme or short course shown to more people than before: never to fewer, and never once more."""

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Circle, Circled
from samverkan.accounts.permissions import Permission

ORDER = (Circle.PRIVATE, Circle.SHARED, Circle.PUBLIC)


class SeenAlready(Exception):
    """Those it was to be shown to see it already: the button was pressed twice, or somebody else was first."""


def widen(thing: Circled, circle: str, by: Actor) -> None:
    """Let more people see a thing. Raises SeenAlready, NotAllowed."""
    require(by, Permission.EDUCATION_EDIT, thing)
    if ORDER.index(Circle(circle)) <= ORDER.index(Circle(thing.circle)):
        raise SeenAlready(_("Those who are to see it see it already; nothing more was done."))
    thing.circle = circle
    thing.save(update_fields=["circle"])
