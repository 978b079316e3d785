"""Whether what is told of a round is still so, asked just before the mail goes out."""

from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Person, RoleHeld
from samverkan.reporting.models import Round, RoundState


def may_be_told(thing: str, to: str) -> bool:
    """Say whether the round is open and the receiver still acts for a party that sees it; `thing` is "round:12…"."""
    pk = thing.split(":")[1]
    asked = Round.objects.filter(pk=pk, state=RoundState.OPEN)
    person = Person.objects.filter(email=to, is_active=True).first()
    if person is None or not asked.exists():
        return False
    held = RoleHeld.objects.current(timezone.localdate()).filter(person=person).select_related("organisation")
    return any(
        asked.filter(pk__in=Round.objects.visible_to(Actor(person, role.organisation)).values("pk")).exists()
        for role in held
    )
