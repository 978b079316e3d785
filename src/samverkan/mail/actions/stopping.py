"""How the owner of an address wants mail: the choices, the one-click stop and its undoing."""

from collections.abc import Iterable

from django.db import transaction

from samverkan.mail.models import Wishes
from samverkan.mail.models.addresses import Rhythm
from samverkan.mail.tokens import DIGEST


@transaction.atomic
def choose(address: str, *, rhythm: str, weekday: int, stopped: Iterable[str]) -> Wishes:
    """Keep how often somebody wants news, and of which groups none."""
    values = {"rhythm": Rhythm(rhythm).value, "weekday": weekday % 7, "stopped": sorted(set(stopped))}
    wishes, _made = Wishes.objects.update_or_create(to=address.casefold(), defaults=values)
    return wishes


@transaction.atomic
def stop(wishes: Wishes, what: str) -> None:
    """Stop a group of news, or the mail about what is new as a whole; a second time changes nothing."""
    wishes = Wishes.objects.select_for_update().get(pk=wishes.pk)
    if what == DIGEST and wishes.rhythm != Rhythm.NEVER:
        wishes.rhythm_before, wishes.rhythm = wishes.rhythm, Rhythm.NEVER
    elif what != DIGEST:
        wishes.stopped = sorted({*wishes.stopped, what})
    wishes.save(update_fields=["rhythm", "rhythm_before", "stopped"])


@transaction.atomic
def resume(wishes: Wishes, what: str) -> None:
    """Undo a stop; the mail as a whole comes as often as it did before."""
    wishes = Wishes.objects.select_for_update().get(pk=wishes.pk)
    if what == DIGEST and wishes.rhythm == Rhythm.NEVER:
        wishes.rhythm = wishes.rhythm_before or Rhythm.DAILY
    wishes.stopped = [group for group in wishes.stopped if group != what]
    wishes.save(update_fields=["rhythm", "rhythm_before", "stopped"])
