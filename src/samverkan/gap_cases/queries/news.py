"""Whether what is told of a look-back is still so, asked just before the mail goes out."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from samverkan.accounts.models import RoleHeld
from samverkan.agreements.models import Party
from samverkan.gap_cases.models import CaseOwner, LookBack


def may_be_told(thing: str, to: str) -> bool:
    """Say whether the look-back still waits and the receiver still owns the case; `thing` is "look_back:12"."""
    waiting = LookBack.objects.filter(
        pk=thing.partition(":")[2], done_at=None, decision__withdrawn_at=None, decision__case__closed_at=None
    )
    return reachable(timezone.localdate()).filter(case__in=waiting.values("decision__case"), person__email=to).exists()


def reachable(today: date) -> QuerySet[CaseOwner]:
    """Return the owners who can be written to: still with a role in a party that has not left the agreement."""
    held = RoleHeld.objects.current(today).filter(
        person=OuterRef("person"), organisation=OuterRef("party__organisation")
    )
    owners = CaseOwner.objects.filter(Exists(held.order_by()), party__in=Party.objects.current())
    return owners.filter(person__is_active=True).exclude(person__email=None)
