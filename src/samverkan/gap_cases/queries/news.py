"""Whether what is told of a look-back is still so, asked just before the mail goes out."""

from django.utils import timezone

from samverkan.accounts.models import Person, RoleHeld
from samverkan.gap_cases.models import LookBack


def may_be_told(thing: str, to: str) -> bool:
    """Say whether the look-back still waits and the receiver still owns the case; `thing` is "look_back:12"."""
    person = Person.objects.filter(email=to, is_active=True).first()
    waiting = LookBack.objects.filter(
        pk=thing.partition(":")[2], done_at=None, decision__withdrawn_at=None, decision__case__closed_at=None
    )
    if person is None or not waiting.filter(decision__case__owners__person=person).exists():
        return False
    return RoleHeld.objects.current(timezone.localdate()).filter(person=person).exists()
