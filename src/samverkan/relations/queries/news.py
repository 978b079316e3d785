"""Whether what is told of a check is still so, asked just before the mail goes out."""

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person, RoleHeld
from samverkan.relations.models import Check, CheckState

STANDS = {
    "proposed": CheckState.PROPOSED,
    "worded": CheckState.PROPOSED,
    "started": CheckState.OPEN,
    "closed": CheckState.CLOSED,
    "withdrawn": CheckState.WITHDRAWN,
}


def may_be_told(thing: str, to: str) -> bool:
    """Say whether the check is still as was told and the receiver acts for a party; `thing` is "check:12:closed"."""
    _kind, pk, told = thing.split(":")
    check = Check.objects.filter(pk=pk, state=STANDS[told])
    person = Person.objects.filter(email=to, is_active=True).first()
    if person is None or not check.exists():
        return False
    held = RoleHeld.objects.current(timezone.localdate()).filter(person=person).select_related("organisation")
    return any(
        check.filter(pk__in=Check.objects.visible_to(Actor(person, role.organisation)).values("pk")).exists()
        for role in held
    )
