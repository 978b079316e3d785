"""The unmet need that a case rests on: cited, and no longer cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.gap_cases.models import CitedNeed, GapCase
from samverkan.journal.actions import record
from samverkan.search import key


@dataclass(frozen=True)
class Cited:
    """A skill that was asked for and not given: its name, and its id where a taxonomy has it."""

    name: str
    concept: str = ""


@transaction.atomic
def cite(*, case: GapCase, needs: Iterable[Cited], by: Actor, at: datetime) -> int:
    """Let a case rest on these skills and no others; return on how many it rests. Raises NotAllowed."""
    require(by, Permission.TOPIC_PROPOSE, case)
    wanted = {key(one.name): one for one in needs}
    cited = CitedNeed.objects.filter(case=case)
    kept = set(cited.values_list("name_key", flat=True))
    removed, _ = cited.exclude(name_key__in=wanted).delete()
    new = [one for name, one in wanted.items() if name not in kept]
    keep(case, new, by, at)
    if new or removed:
        detail = {"cited": len(new), "removed": removed}
        record("gap_cases.cite", case, by=by, at=at, within=case.agreement, detail={"case": case.pk, **detail})
    return len(wanted)


def keep(case: GapCase, needs: Iterable[Cited], by: Actor, at: datetime) -> None:
    """Write down skills that a case rests on."""
    for one in needs:
        CitedNeed.objects.create(case=case, name=one.name, concept=one.concept, cited_at=at, cited_by=by.person)
