"""Whether news about minutes may still be told when the mail goes out."""

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, RoleHeld
from samverkan.meetings.models import Meeting


def may_be_told(thing: str, to: str) -> bool:
    """Return whether a party for which the receiver acts today still sees the meeting: `thing` is `meeting:12`."""
    number = thing.partition(":")[2]
    held = RoleHeld.objects.current(timezone.localdate()).filter(person__email=to)
    homes = Organisation.objects.filter(pk__in=held.values("organisation"))
    seen = (Meeting.objects.visible_to(Actor(organisation=home)).filter(pk=number) for home in homes)
    return number.isdecimal() and any(found.exists() for found in seen)
